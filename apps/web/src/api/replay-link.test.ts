import {
  createTRPCClient,
  TRPCClientError,
  type Operation,
  type TRPCLink,
} from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { afterEach, describe, expect, it } from "vitest";
import type { AppRouter } from "./client.ts";
import { heldUntilSignedIn, replayLink } from "./replay-link.ts";
import { noteSessionEnd } from "./session-end.ts";
import { noteProofDeclined, noteProofGiven, whileRenewing } from "./step-up.ts";

type Answer = "signedOut" | "unproved" | "refused" | "offline" | "done";

const told = {
  signedOut: { refusal: { code: "notSignedIn" }, incident: null },
  refused: { refusal: { code: "stale" }, incident: null },
  unproved: { refusal: { code: "stepUpRequired" }, incident: null },
};

/** A server that answers in the given order, does an act once per key, and counts both. */
function server(answers: Answer[]) {
  const sent: Operation[] = [];
  const done = new Map<string, number>();
  const wire: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        sent.push(op);
        const answer = answers.shift() ?? "done";
        if (answer === "done") {
          const key = String(op.context["idempotencyKey"]);
          done.set(key, (done.get(key) ?? 0) + 1);
          observer.next({ result: { type: "data", data: null } });
          observer.complete();
          return;
        }
        observer.error(
          answer === "offline"
            ? TRPCClientError.from(new TypeError("fetch failed"))
            : TRPCClientError.from({
                error: { code: -32600, message: answer, data: told[answer] },
              }),
        );
      });
  const client = createTRPCClient<AppRouter>({ links: [replayLink(), wire] });
  return { client, sent, done };
}

const language = { language: "zh" } as const;
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

afterEach(() => {
  noteSessionEnd(false);
});

describe("a change whose session has ended", () => {
  it("waits, and is sent once more under its key when the person is back", async () => {
    const { client, sent, done } = server(["signedOut", "done"]);
    let isAnswered = false;
    const act = client.people.setLanguage
      .mutate(language, { context: { idempotencyKey: "key-of-the-form" } })
      .then(() => {
        isAnswered = true;
      });
    await settled();
    expect([sent.length, isAnswered]).toEqual([1, false]);
    noteSessionEnd(false);
    await act;
    expect(sent.map((op) => op.context["idempotencyKey"])).toEqual([
      "key-of-the-form",
      "key-of-the-form",
    ]);
    expect(sent[1]?.input).toEqual(language);
    expect([...done]).toEqual([["key-of-the-form", 1]]);
  });

  it("has one key for both tries when nobody gave it one", async () => {
    const { client, sent } = server(["signedOut", "signedOut", "done"]);
    const act = client.people.setLanguage.mutate(language);
    await settled();
    noteSessionEnd(false);
    await settled();
    noteSessionEnd(false);
    await act;
    const keys = sent.map((op) => op.context["idempotencyKey"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it("of several all wait, and each is done once", async () => {
    const { client, done } = server(["signedOut", "signedOut"]);
    const acts = [
      client.people.setLanguage.mutate(language),
      client.people.setLanguage.mutate({ language: "en" }),
    ];
    await settled();
    noteSessionEnd(false);
    await Promise.all(acts);
    expect([...done.values()]).toEqual([1, 1]);
  });
});

describe("a call that wants a fresh proof", () => {
  it("waits for it, and is sent once more under its key", async () => {
    const { client, sent, done } = server(["unproved", "done"]);
    const act = client.people.setLanguage.mutate(language);
    await settled();
    expect(sent).toHaveLength(1);
    noteProofGiven();
    await act;
    const keys = sent.map((op) => op.context["idempotencyKey"]);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    expect([...done.values()]).toEqual([1]);
  });

  it("is refused when nobody gives one", async () => {
    const { client, sent } = server(["unproved"]);
    const act = client.people.setLanguage.mutate(language);
    void settled().then(noteProofDeclined);
    await expect(act).rejects.toThrow("unproved");
    expect(sent).toHaveLength(1);
  });

  it("may be a question", async () => {
    const { client, sent } = server(["unproved", "done"]);
    const asked = client.people.me.query();
    await settled();
    noteProofGiven();
    await asked;
    expect(sent).toHaveLength(2);
  });
});

describe("a call that left with the token from before a proof", () => {
  it.each(["query", "mutation"] as const)(
    "is asked again when it is a %s, and nobody is shown a way in",
    async (type) => {
      const { client, sent } = server(["signedOut", "done"]);
      let prove = (): void => undefined;
      const proving = whileRenewing(
        () =>
          new Promise<void>((resolve) => {
            prove = resolve;
          }),
      );
      const asked =
        type === "query"
          ? client.people.me.query()
          : client.people.setLanguage.mutate(language);
      await settled();
      expect(sent).toHaveLength(1);
      prove();
      await proving;
      await asked;
      expect(sent).toHaveLength(2);
    },
  );
});

describe("what is not held", () => {
  it.each<[string, Answer, string]>([
    ["another no", "refused", "refused"],
    ["a lost connection", "offline", "fetch failed"],
  ])("%s goes to the form at once", async (_name, answer, message) => {
    const { client, sent } = server([answer]);
    await expect(client.people.setLanguage.mutate(language)).rejects.toThrow(
      message,
    );
    expect(sent).toHaveLength(1);
  });

  it("signing out of a session that is over", async () => {
    const { client, sent } = server(["signedOut"]);
    await expect(client.people.signOut.mutate()).rejects.toThrow("signedOut");
    // It is an act like any other and has its key.
    expect(sent[0]?.context["idempotencyKey"]).toMatch(/^[0-9a-f]{32}$/);
  });

  it("a question: it is asked again with all the others", async () => {
    const { client } = server(["signedOut"]);
    await expect(client.people.me.query()).rejects.toThrow("signedOut");
  });
});

it("a file waits in the same way", async () => {
  const answers = [401, 204];
  let count = 0;
  const sent = heldUntilSignedIn(() => {
    count += 1;
    return Promise.resolve(
      new Response(null, { status: answers.shift() ?? 500 }),
    );
  });
  await settled();
  expect(count).toBe(1);
  noteSessionEnd(false);
  expect((await sent).status).toBe(204);
  expect(count).toBe(2);
});
