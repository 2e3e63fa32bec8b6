import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readListQuery } from "@kept/domain/casework/listing-address";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { historyOfObject } from "../ledger/history-views.ts";
import { minute } from "../testing/stopped-clock.ts";
import { matrixOf } from "../testing/permission-matrix.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import { cast, castNames, testPassword } from "../testing/world.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const proof = { by: "password", password: testPassword };
const cookieIn = (headers: Headers) =>
  (headers.getSetCookie()[0] ?? "").split(";", 1)[0] ?? "";
const withCookie = (cookie: string, procedure: string, input?: unknown) =>
  app.send({ procedure, input, headers: { cookie } });
const disable = () => ({ personId: app.world.actor("auditor1").id });

describe("T19 what asks for a fresh proof", () => {
  it("is refused to a session whose last proof is older than five minutes, whatever it is and whoever asks", async () => {
    const asking = matrixOf(app.world.router).filter(({ stepUp }) => stepUp);
    expect(asking.map(({ procedure }) => procedure)).toEqual(
      expect.arrayContaining([
        "exports.make",
        "exports.mayFetch",
        "people.changePassword",
        "people.setRole",
      ]),
    );
    for (const who of castNames) await app.cookieOf(who);
    app.world.clock.pass(5 * minute + 1);
    const passed: string[] = [];
    for (const { procedure, roles } of asking) {
      const who = castNames.find((name) => roles.includes(cast[name][0]));
      if (who === undefined) continue;
      const { status, refusal } = await app.call(who, procedure, {});
      if (status !== 412 || refusal?.code !== "stepUpRequired")
        passed.push(procedure);
    }
    expect(passed).toEqual([]);
  });

  it("is done within the five minutes, and after a proof under the same key", async () => {
    const cookie = await app.cookieOf("admin1");
    app.world.clock.pass(5 * minute);
    expect((await app.call("admin1", "people.disable", disable())).status).toBe(
      200,
    );
    app.world.clock.pass(1);
    const headers = { cookie, "idempotency-key": "enable-them-once-more" };
    const again = { procedure: "people.enable", input: disable() };
    const refused = await app.send({ ...again, headers });
    expect([refused.status, refused.refusal]).toEqual([
      412,
      { code: "stepUpRequired" },
    ]);
    const proved = await withCookie(cookie, "people.stepUp", proof);
    expect(proved.status).toBe(200);
    const fresh = cookieIn(proved.headers);
    const done = await app.send({
      ...again,
      headers: { ...headers, cookie: fresh },
    });
    expect(done.status).toBe(200);
  });

  it("takes a new token, and the one before it opens nothing any more", async () => {
    const cookie = await app.cookieOf("dpo1");
    const proved = await withCookie(cookie, "people.stepUp", proof);
    const [set = ""] = proved.headers.getSetCookie();
    expect(set).toMatch(
      /^kept_sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(cookieIn(proved.headers)).not.toBe(cookie);
    expect((await withCookie(cookie, "people.me")).status).toBe(401);
    const fresh = cookieIn(proved.headers);
    expect((await withCookie(fresh, "people.me")).status).toBe(200);
    expect((await withCookie(fresh, "people.signOut")).status).toBe(200);
    expect((await withCookie(fresh, "people.me")).status).toBe(401);
  });

  it("is the same session in the ledger before and after, and the proof stands there", async () => {
    const cookie = await app.cookieOf("dpo1");
    const proved = await withCookie(cookie, "people.stepUp", proof);
    await withCookie(cookieIn(proved.headers), "people.setLanguage", {
      language: "zh",
    });
    const { id } = app.world.actor("dpo1");
    const history = await historyOfObject(app.world.db, {
      kind: "account",
      id,
    });
    expect(history.map(({ action }) => action)).toEqual([
      "people.account-created",
      "people.signed-in",
      "people.proved",
      "people.language-set",
    ]);
    const rows = await app.world.db
      .selectFrom("ledger_entries")
      .select("canonical")
      .where("actor_id", "=", id)
      .execute();
    const sessions = rows.map(
      ({ canonical }) =>
        (JSON.parse(canonical) as { session_hash: string }).session_hash,
    );
    expect(new Set(sessions).size).toBe(1);
  });

  it("takes no wrong password, and guessing it is stopped at the sixth try", async () => {
    const cookie = await app.cookieOf("dpo1");
    const codes = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const wrong = { by: "password", password: `wrong number ${turn}` };
      const reply = await withCookie(cookie, "people.stepUp", wrong);
      codes.push(reply.refusal?.code);
    }
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, () => "wrongPassword"),
      "tooManyTries",
    ]);
    expect((await withCookie(cookie, "people.me")).status).toBe(200);
  });

  it("lets nobody fetch a list that left as a file", async () => {
    const made = await app.world.as("dpo1").exports.make({
      register: "requests",
      query: readListQuery(requestListing, new URLSearchParams()),
      text: null,
      format: "csv",
      language: "en",
      viewName: null,
    });
    const path = `/exports/${made.exportId}`;
    expect((await app.fetch(path, { who: "dpo1" })).status).toBe(200);
    app.world.clock.pass(5 * minute + 1);
    expect((await app.fetch(path, { who: "dpo1" })).status).toBe(412);
  });
});
