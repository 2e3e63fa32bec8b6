import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LiveEvent } from "@kept/domain/live";
import { instantAfter } from "../clock/wall-clock.ts";
import { listen } from "./house-server.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import { requestDesk } from "../testing/request-desk.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const asBrowser = {
  accept: "text/event-stream",
  "sec-fetch-site": "same-origin",
};

/** Opens the stream as a page does and reads it as it comes. */
async function openStream(cookie: string, url = app.url) {
  const gone = new AbortController();
  const response = await fetch(`${url}/trpc/live.events`, {
    headers: { ...asBrowser, cookie },
    signal: gone.signal,
  });
  let text = "";
  const over = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? [])
      text += decoder.decode(chunk, { stream: true });
  })().catch(() => undefined);
  const events = (): LiveEvent[] =>
    [...text.matchAll(/^data: (\{.*\})$/gmu)].flatMap(
      ([, json = "{}"]) =>
        (JSON.parse(json) as { events?: LiveEvent[] }).events ?? [],
    );
  return {
    response,
    over,
    text: () => text,
    events,
    leave: () => {
      gone.abort();
    },
  };
}

async function until(met: () => boolean, ms = 3_000): Promise<void> {
  const end = Date.now() + ms;
  while (!met()) {
    if (Date.now() > end) throw new Error("It did not come");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("the stream", () => {
  it.each<[string, number, Record<string, string>]>([
    ["of another site", 403, { ...asBrowser, "sec-fetch-site": "cross-site" }],
    ["of a sister site", 403, { ...asBrowser, "sec-fetch-site": "same-site" }],
    ["of another origin", 403, { ...asBrowser, origin: "https://a.example" }],
    ["of an image or a link", 405, { accept: "*/*" }],
    ["without an Accept", 405, {}],
  ])("is refused to a page %s", async (_who, status, headers) => {
    const response = await fetch(`${app.url}/trpc/live.events`, {
      headers: { cookie: await app.cookieOf("dpo1"), ...headers },
    });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain("connected");
  });

  it.each([
    "requests.list",
    "people.me",
    "live.present",
    "live.events,people.me",
  ])("opens no other procedure to GET: %s", async (procedure) => {
    const response = await fetch(`${app.url}/trpc/${procedure}?batch=1`, {
      headers: { ...asBrowser, cookie: await app.cookieOf("dpo1") },
    });
    expect(response.status).toBe(405);
  });

  it("is not for people who are not signed in", async () => {
    const stream = await openStream("");
    await stream.over;
    expect(stream.text()).toContain("notSignedIn");
    expect(stream.events()).toEqual([]);
  });

  it("tells of a change to those who may know of the case, and of nothing in it", async () => {
    const desk = requestDesk(app.world, "dpo1");
    const streams = {
      dpo: await openStream(await app.cookieOf("dpo1")),
      b: await openStream(await app.cookieOf("analystB")),
      admin: await openStream(await app.cookieOf("admin1")),
    };
    await until(() => streams.dpo.text().includes("connected"));
    const caseId = await desk.open();
    const { frame } = await desk.look(caseId);
    await until(() => streams.dpo.events().some(({ id }) => id === caseId));
    await until(() => streams.b.events().some(({ id }) => id === caseId));
    await desk.api.assign({
      caseId,
      version: frame.version,
      ownerId: null,
      teamId: app.world.teams.a,
    });
    await until(() => streams.b.events().some(({ topic }) => topic === "list"));
    expect(streams.b.events().map(({ kind }) => kind)).not.toContain(
      "requests.assigned",
    );
    expect(streams.admin.events()).toEqual([]);
    for (const { text, leave } of Object.values(streams)) {
      expect(text()).not.toContain("@");
      expect(text()).not.toContain(frame.title);
      leave();
    }
  });

  it("tells whoever was asked for a yes, from then on and after they gave it", async () => {
    const desk = requestDesk(app.world, "dpo1");
    const caseId = await desk.open();
    await desk.bringToDecision(caseId, "granted");
    const letterId = await desk.write(caseId, "deletion-done");
    const { events, leave } = await openStream(await app.cookieOf("manager1"));
    const told = () =>
      events().filter(({ topic, id }) => topic === "case" && id === caseId);
    await desk.api.addNote({ ...(await desk.newest(caseId)), text: "One" });
    await desk.ask(caseId, letterId, "manager1");
    // A moment later the stream knows of it.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const before = told().length;
    await desk.api.addNote({ ...(await desk.newest(caseId)), text: "Two" });
    await until(() => told().length > before);
    await requestDesk(app.world, "manager1").answer(caseId);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const after = told().length;
    await desk.api.addNote({ ...(await desk.newest(caseId)), text: "Three" });
    await until(() => told().length > after);
    expect(told().length).toBeGreaterThan(after);
    leave();
  });

  it("ends by itself when the session does, without keeping it alive", async () => {
    const stream = await openStream(await app.cookieOf("dpo2"));
    await until(() => stream.text().includes("connected"));
    await app.call("dpo2", "people.signOut", {});
    await stream.over;
    expect(stream.text()).toContain("event: return");
  });

  it("is no sign of life", async () => {
    const cookie = await app.cookieOf("legal1");
    const seen = () =>
      app.world.db
        .selectFrom("sessions")
        .innerJoin("accounts", "accounts.id", "sessions.account_id")
        .where("accounts.name", "=", "legal1")
        .select("last_seen_at")
        .executeTakeFirstOrThrow();
    const before = await seen();
    app.world.clock.set(instantAfter(app.world.clock.now(), 5 * 60_000));
    const stream = await openStream(cookie);
    await until(() => stream.text().includes("connected"));
    stream.leave();
    expect(await seen()).toEqual(before);
  });
});

describe("closing the house", () => {
  it("does not wait for streams", async () => {
    const house = await startTestApp();
    const listening = await listen(house.world.http, {
      host: "127.0.0.1",
      port: 0,
    });
    if (!listening.ok) throw new Error(listening.line);
    const stream = await openStream(
      await house.cookieOf("dpo1"),
      `http://127.0.0.1:${listening.server.port}`,
    );
    await until(() => stream.text().includes("connected"));
    house.world.beginClosing();
    // Longer than a test may take: whoever waited for the stream would not get to the end.
    await listening.server.close(60_000);
    await stream.over;
    // Not "return": a browser takes that for the end of the session and does not come back.
    expect(stream.text()).toContain("serialized-error");
    await house.close();
  });
});

describe("presence", () => {
  it("is told to colleagues who may know of the case, and refused for one they may not", async () => {
    const desk = requestDesk(app.world, "dpo1");
    const caseId = await desk.open();
    const { frame } = await desk.look(caseId);
    await desk.api.assign({
      caseId,
      version: frame.version,
      ownerId: null,
      teamId: app.world.teams.a,
    });
    const here = { tabId: "tab-00001", doing: "writing" as const };
    await app.world.as("analystA1").live.here({ ...here, caseId });
    const seenBy = async (who: Parameters<typeof app.world.as>[0]) =>
      (await app.world.as(who).live.present()).map(({ person, doing }) => ({
        name: person.name,
        doing,
      }));
    expect(await seenBy("analystA2")).toEqual([
      { name: "analystA1", doing: "writing" },
    ]);
    expect(await seenBy("analystA1")).toEqual([]);
    expect(await seenBy("analystB")).toEqual([]);
    expect(await seenBy("admin1")).toEqual([]);
    await expect(
      app.world.as("analystB").live.here({ ...here, caseId }),
    ).rejects.toThrow("notFound");
  });
});
