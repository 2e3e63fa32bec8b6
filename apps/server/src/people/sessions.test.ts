import type * as Argon from "@node-rs/argon2";
import { verify } from "@node-rs/argon2";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { historyOfObject } from "../ledger/history-views.ts";
import { minute } from "../testing/stopped-clock.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import { testPassword, type CastName } from "../testing/world.ts";
import { makePasswords } from "./passwords.ts";
import { liveSessionsOf } from "./session-store.ts";

// The real one, watched.
vi.mock("@node-rs/argon2", async (importActual) => {
  const actual = await importActual<typeof Argon>();
  return { ...actual, verify: vi.fn<typeof actual.verify>(actual.verify) };
});

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const signIn = (email: string, password: string, headers: HeadersInit = {}) =>
  app.send({ procedure: "people.signIn", input: { email, password }, headers });
const idOf = (name: CastName) => app.world.actor(name).id;
const statusWith = async (cookie: string) =>
  (await app.send({ procedure: "people.me", headers: { cookie } })).status;
const historyOf = async (name: CastName) =>
  (
    await historyOfObject(app.world.db, { kind: "account", id: idOf(name) })
  ).map((entry) => entry.action);

describe("T12 T14 signing in", () => {
  it("opens a session in a cookie that no script reads and no other site sends", async () => {
    const reply = await signIn(app.world.emailOf("analystA1"), testPassword);
    expect(reply.data).toMatchObject({
      stage: "open",
      me: {
        name: "analystA1",
        role: "analyst",
        team: { key: "a" },
        language: "en",
      },
    });
    const [cookie = ""] = reply.headers.getSetCookie();
    expect(cookie).toMatch(
      /^kept_sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(await historyOf("analystA1")).toEqual([
      "people.account-created",
      "people.signed-in",
    ]);
  });

  it("keeps neither the token nor the password anywhere", async () => {
    const cookie = await app.cookieOf("dpo1");
    const token = cookie.split("=")[1] ?? "";
    const everything = JSON.stringify([
      await app.world.db.selectFrom("sessions").selectAll().execute(),
      await app.world.db.selectFrom("accounts").selectAll().execute(),
      await app.world.db.selectFrom("ledger_entries").selectAll().execute(),
      await app.world.db.selectFrom("ledger_values").selectAll().execute(),
      await app.world.db.selectFrom("idempotency_keys").selectAll().execute(),
      app.world.logged,
    ]);
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(testPassword);
  });

  it("takes the address in any case and says no alike to a wrong password and an unknown name", async () => {
    expect((await signIn("DPO1@Office.Example", testPassword)).status).toBe(
      200,
    );
    const wrong = await signIn(
      app.world.emailOf("dpo1"),
      "not the password at all",
    );
    const unknown = await signIn("nobody@office.example", testPassword);
    expect([wrong.status, wrong.text]).toEqual([401, unknown.text]);
    expect(wrong.refusal).toEqual({ code: "wrongCredentials" });
  });

  it("does the same work for an unknown name as for a known one: one check against a hash of the same cost", async () => {
    const passwords = makePasswords({ memoryKib: 64, passes: 2 });
    const kept = await passwords.hash(testPassword);
    const checks = vi.mocked(verify);
    checks.mockClear();
    await passwords.check("something else", kept);
    await passwords.check("something else", null);
    const costs = checks.mock.calls.map(([against]) =>
      String(against).split("$").slice(0, 4),
    );
    expect(costs).toHaveLength(2);
    expect(costs[1]).toEqual(costs[0]);
  });

  it("gives a new token each time and ends the session that the browser held before", async () => {
    const first = await app.cookieOf("dpo1");
    const reply = await signIn(app.world.emailOf("dpo1"), testPassword, {
      cookie: first,
    });
    const second =
      (reply.headers.getSetCookie()[0] ?? "").split(";", 1)[0] ?? "";
    expect(second).not.toBe(first);
    expect(await statusWith(first)).toBe(401);
    expect(await statusWith(second)).toBe(200);
  });

  it("takes no token that somebody else chose", async () => {
    const planted = `kept_sid=${"A".repeat(43)}`;
    const reply = await signIn(app.world.emailOf("dpo1"), testPassword, {
      cookie: planted,
    });
    expect(reply.headers.getSetCookie()[0]).not.toContain("A".repeat(43));
    expect(await statusWith(planted)).toBe(401);
    const own = await app.cookieOf("dpo2");
    expect(await statusWith(`${own}; ${planted}`)).toBe(401);
  });

  it("makes tokens of 256 bits without a twin", async () => {
    const { newToken } = await import("./session-store.ts");
    const tokens = Array.from({ length: 10_000 }, () => newToken().token);
    expect(new Set(tokens).size).toBe(10_000);
    expect(
      tokens.every((token) => Buffer.from(token, "base64url").length === 32),
    ).toBe(true);
  });
});

describe("T15 guessing a password", () => {
  it("is stopped at the sixth try, whatever address the caller claims, and after a restart too", async () => {
    const email = app.world.emailOf("legal1");
    const guess = (index: number) =>
      signIn(email, `guess number ${index}`, {
        "x-forwarded-for": `10.0.0.${index}`,
      });
    for (let index = 0; index < 5; index += 1)
      expect((await guess(index)).status).toBe(401);
    const sixth = await guess(6);
    expect([sixth.status, sixth.refusal?.code]).toEqual([429, "tooManyTries"]);
    app = await app.restart();
    expect((await guess(7)).status).toBe(429);
    expect((await signIn(email, testPassword)).status).toBe(429);
    expect(
      (await signIn(app.world.emailOf("legal2"), testPassword)).status,
    ).toBe(200);
  });

  it("is counted when a hundred guesses come at once", async () => {
    const email = app.world.emailOf("legal1");
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_none, index) =>
        signIn(email, `guess number ${index}`),
      ),
    );
    expect(
      replies.filter((reply) => reply.status === 401).length,
    ).toBeLessThanOrEqual(5);
    expect(replies.every((reply) => [401, 429].includes(reply.status))).toBe(
      true,
    );
  });

  it("over many names from one address is stopped as well", async () => {
    const statuses = [];
    for (let index = 0; index < 70; index += 1) {
      statuses.push(
        (await signIn(`person${index}@office.example`, "a guess for everybody"))
          .status,
      );
    }
    expect(statuses.slice(0, 60)).toEqual(
      Array.from({ length: 60 }, () => 401),
    );
    expect(statuses.at(-1)).toBe(429);
  });

  it("does not count against somebody who knows it", async () => {
    for (let index = 0; index < 12; index += 1) {
      expect(
        (await signIn(app.world.emailOf("dpo1"), testPassword)).status,
      ).toBe(200);
    }
  });

  it("leaves only hashes of names and addresses in the counters", async () => {
    await signIn("zebra@office.example", "a guess");
    const rows = JSON.stringify(
      app.world.database.tries.prepare("select * from tries").all(),
    );
    expect(rows).not.toMatch(/zebra|127\.0\.0\.1/);
  });
});

describe("T11 a session ends", () => {
  it("after a quarter of an hour of silence, and not while somebody works", async () => {
    const cookie = await app.cookieOf("dpo1");
    for (let turn = 0; turn < 5; turn += 1) {
      app.world.clock.pass(14 * minute);
      expect(await statusWith(cookie)).toBe(200);
    }
    app.world.clock.pass(16 * minute);
    expect(await statusWith(cookie)).toBe(401);
  });

  it("all the same while only an untouched page asks", async () => {
    const cookie = await app.cookieOf("dpo1");
    const quiet = { cookie, "x-kept-quiet": "1" };
    const asked = async () =>
      (await app.send({ procedure: "people.me", headers: quiet })).status;
    const left = async () =>
      (await app.send({ procedure: "people.sessionEnd", headers: quiet }))
        .data as { inMs: number; isFinal: boolean } | null;
    app.world.clock.pass(10 * minute);
    expect([await asked(), await left()]).toEqual([
      200,
      { inMs: 5 * minute, isFinal: false },
    ]);
    // Somebody is back, and says so.
    expect(await statusWith(cookie)).toBe(200);
    expect(await left()).toEqual({ inMs: 15 * minute, isFinal: false });
    app.world.clock.pass(16 * minute);
    expect([await asked(), await left()]).toEqual([401, null]);
  });

  it("tells the end that nothing puts off", async () => {
    const cookie = await app.cookieOf("dpo1");
    for (let turn = 0; turn < 49; turn += 1) {
      app.world.clock.pass(12 * minute);
      await statusWith(cookie);
    }
    const { data } = await app.send({
      procedure: "people.sessionEnd",
      headers: { cookie },
    });
    expect(data).toEqual({ inMs: 12 * minute, isFinal: true });
  });

  it("for a page of somebody else in the same browser: nothing is done in the wrong name", async () => {
    const cookie = await app.cookieOf("dpo1");
    const as = (who: CastName, procedure: string, input?: unknown) =>
      app.send({
        procedure,
        input,
        headers: { cookie, "x-kept-who": idOf(who) },
      });
    expect((await as("dpo1", "people.me")).status).toBe(200);
    const other = await as("dpo2", "people.setLanguage", { language: "zh" });
    expect([other.status, other.refusal?.code]).toEqual([401, "notSignedIn"]);
    expect(await historyOf("dpo1")).not.toContain("people.language-set");
  });

  it.each([
    ["an hour", 60],
    ["forty days", 40 * 24 * 60],
  ])(
    "T26: at once where the clock of the machine is set back by %s: it gives nobody more time, and no proof is fresh again",
    async (_by, minutes) => {
      const cookie = await app.cookieOf("dpo1");
      const password = { current: testPassword, next: "five dry paper planes" };
      const change = () =>
        app.send({
          procedure: "people.changePassword",
          input: password,
          headers: { cookie },
        });
      const ends = async () =>
        (
          await app.send({
            procedure: "people.sessionEnd",
            headers: { cookie },
          })
        ).data;
      expect(await ends()).toEqual({ inMs: 15 * minute, isFinal: false });
      app.world.clock.pass(-1 * minute);
      expect(await statusWith(cookie), "a clock set right").toBe(200);
      app.world.clock.pass(-minutes * minute);
      expect(await statusWith(cookie)).toBe(401);
      expect((await change()).status).toBe(401);
      expect(await ends()).toBeNull();
      const live = await liveSessionsOf(
        app.world.db,
        idOf("dpo1"),
        app.world.clock.now(),
      );
      expect(live).toEqual([]);
      // Whoever comes in anew works at the hour that the machine has.
      app.forgetCookies();
      expect(await statusWith(await app.cookieOf("dpo1"))).toBe(200);
    },
  );

  it.each([
    ["idle", 16],
    ["absolute", 10 * 60 + 1],
    ["forty days", 40 * 24 * 60],
  ])(
    "T26: at once where the clock is set forward past its %s end",
    async (_end, minutes) => {
      const cookie = await app.cookieOf("dpo1");
      app.world.clock.pass(minutes * minute);
      expect(await statusWith(cookie)).toBe(401);
    },
  );

  it("after ten hours, however busy", async () => {
    const cookie = await app.cookieOf("dpo1");
    for (let turn = 0; turn < 49; turn += 1) {
      app.world.clock.pass(12 * minute);
      expect(await statusWith(cookie)).toBe(200);
    }
    app.world.clock.pass(12 * minute);
    expect(await statusWith(cookie)).toBe(401);
  });

  it("when the person signs out, for good", async () => {
    const cookie = await app.cookieOf("dpo1");
    const reply = await app.call("dpo1", "people.signOut");
    expect(reply.status).toBe(200);
    expect(reply.headers.get("clear-site-data")).toBe('"*"');
    expect(reply.headers.getSetCookie()[0]).toMatch(
      /^kept_sid=; .*Expires=Thu, 01 Jan 1970/,
    );
    expect(await statusWith(cookie)).toBe(401);
  });

  it("at once when the account is disabled", async () => {
    const cookie = await app.cookieOf("analystA1");
    expect(await statusWith(cookie)).toBe(200);
    const disabled = await app.call("admin1", "people.disable", {
      personId: idOf("analystA1"),
    });
    expect(disabled.status).toBe(200);
    expect(await statusWith(cookie)).toBe(401);
  });

  it("at once when the role changes", async () => {
    const cookie = await app.cookieOf("analystA1");
    await app.call("admin1", "people.setRole", {
      personId: idOf("analystA1"),
      role: "auditor",
      teamId: null,
    });
    expect(await statusWith(cookie)).toBe(200);
    const { data } = await app.call("dpo1", "people.orders");
    await app.call("dpo1", "people.approveRole", {
      orderId: (data as { orderId: string }[])[0]?.orderId,
    });
    expect(await statusWith(cookie)).toBe(401);
  });

  it("everywhere else when the password changes, and here it goes on", async () => {
    const elsewhere = await app.cookieOf("manager1");
    app.forgetCookies();
    const here = await app.cookieOf("manager1");
    const next = "another long phrase";
    const wrong = await app.call("manager1", "people.changePassword", {
      current: "not this one",
      next,
    });
    expect(wrong.refusal?.code).toBe("wrongPassword");
    expect(
      (
        await app.call("manager1", "people.changePassword", {
          current: testPassword,
          next,
        })
      ).status,
    ).toBe(200);
    expect(await statusWith(elsewhere)).toBe(401);
    expect(await statusWith(here)).toBe(200);
    expect(
      (await signIn(app.world.emailOf("manager1"), testPassword)).status,
    ).toBe(401);
    expect((await signIn(app.world.emailOf("manager1"), next)).status).toBe(
      200,
    );
  });
});
