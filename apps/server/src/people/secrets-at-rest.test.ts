import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newFileKey, type KeyRing } from "../files/key-ring.ts";
import {
  temporaryDatabase,
  type TemporaryDatabase,
} from "../testing/temporary-database.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import { testPassword, type CastName } from "../testing/world.ts";
import { makeCodeSecrets } from "./factors/code-secrets.ts";
import { totpCode } from "./factors/totp.ts";
import { isGuessable } from "./guessable.ts";
import { makePasswords } from "./passwords.ts";
import { openPeopleKey, rewrapPeopleKey } from "./people-key-store.ts";

const cheap = { memoryKib: 8, passes: 1 };

describe("the key of what people sign in with", () => {
  let database: TemporaryDatabase;
  beforeEach(async () => {
    database = await temporaryDatabase({ now: "2026-09-21T01:42:00.000Z" });
  });
  afterEach(() => {
    database.remove();
  });

  it("is made once, lies wrapped, and opens with the key file alone", async () => {
    const ring: KeyRing = [newFileKey()];
    const key = await openPeopleKey(database, ring);
    expect(key).toHaveLength(32);
    expect(await openPeopleKey(database, ring)).toEqual(key);
    const [row] = await database.db
      .selectFrom("wrapped_keys")
      .selectAll()
      .execute();
    expect(row?.wrapped).not.toContain(key?.toString("base64url"));
    expect(await openPeopleKey(database, [newFileKey()])).toBeNull();
  });

  it("R34 goes over to a new key file and stays what it was; broken off, either key opens it", async () => {
    const old = newFileKey();
    const fresh = newFileKey();
    const key = await openPeopleKey(database, [old]);
    expect(await openPeopleKey(database, [fresh, old])).toEqual(key);
    expect(await rewrapPeopleKey(database, [fresh, old])).toBe(true);
    expect(await openPeopleKey(database, [fresh])).toEqual(key);
    expect(await openPeopleKey(database, [old])).toBeNull();
    expect(await rewrapPeopleKey(database, [old])).toBe(false);
  });
});

describe("secrets of app codes", () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.close());

  it("lie sealed in the database, each for its own account, and still make the codes that count", async () => {
    const { data } = await app.call("auditor1", "people.startTotp");
    const { secret } = data as { secret: string };
    const row = await app.world.db
      .selectFrom("totp_factors")
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(row.secret).not.toContain(secret);
    const secrets = makeCodeSecrets(Buffer.alloc(32, 7));
    expect(secrets.open(row.account_id, row.secret)).toBe(secret);
    expect(() => secrets.open(app.world.actor("dpo1").id, row.secret)).toThrow(
      /authenticate/,
    );
    const code = totpCode(secret, app.world.clock.now());
    expect(
      (await app.call("auditor1", "people.confirmTotp", { code })).status,
    ).toBe(200);
  });
});

describe("passwords", () => {
  it("are hashed with a pepper that the database does not hold, and those of before are at the next sign-in", async () => {
    const before = makePasswords(cheap);
    const now = makePasswords(cheap, Buffer.alloc(32, 1));
    const elsewhere = makePasswords(cheap, Buffer.alloc(32, 2));
    const old = await before.hash(testPassword);
    expect(await now.check(testPassword, old)).toMatchObject({ value: true });
    expect([before.isOutdated(old), now.isOutdated(old)]).toEqual([
      false,
      true,
    ]);
    const fresh = await now.hash(testPassword);
    expect(now.isOutdated(fresh)).toBe(false);
    expect(await now.check(testPassword, fresh)).toMatchObject({ value: true });
    expect(await now.check("another one altogether", fresh)).toMatchObject({
      value: false,
    });
    for (const thief of [before, elsewhere])
      expect(await thief.check(testPassword, fresh)).toMatchObject({
        value: false,
      });
  });

  it.each([
    "password12345678",
    "qwertyuiopasdfghjkl",
    "aaaaaaaaaabbbbbbbbbb",
    "lantern trading 2026",
    "ada newcomer kept!!",
    "123456789012345678",
  ])("T13 are not %s", (password) => {
    expect(
      isGuessable(password, [
        "Ada Newcomer",
        "ada.newcomer@office.example",
        "Lantern Trading, privacy office",
        "Kept",
      ]),
    ).toBe(true);
  });

  it.each([
    testPassword,
    "another long phrase of words",
    "四只湿纸船在运河上慢慢漂走了呀",
  ])("may be %s", (password) => {
    expect(isGuessable(password, ["Ada Newcomer", "Kept"])).toBe(false);
  });

  it("T13 that are guessed first are refused where they are chosen, and say so", async () => {
    const app = await startTestApp();
    try {
      const refused = await app.call("auditor1", "people.changePassword", {
        current: testPassword,
        next: "qwertyuiopasdfghjkl",
      });
      expect(refused.refusal).toMatchObject({
        fields: { next: ["password.guessable"] },
      });
    } finally {
      await app.close();
    }
  });
});

describe("T11 sessions of one person", () => {
  it("are three at most: a fourth sign-in ends the one that began first, and says so in the log", async () => {
    const app = await startTestApp();
    try {
      const who: CastName = "auditor1";
      const cookies: string[] = [];
      for (let turn = 0; turn < 4; turn += 1) {
        app.forgetCookies();
        cookies.push(await app.cookieOf(who));
        app.world.clock.pass(1_000);
      }
      const statuses = [];
      for (const cookie of cookies)
        statuses.push(
          (await app.send({ procedure: "people.me", headers: { cookie } }))
            .status,
        );
      expect(statuses).toEqual([401, 200, 200, 200]);
      const told = [];
      for (const cookie of cookies.slice(1)) {
        const { data } = await app.send({
          procedure: "people.me",
          headers: { cookie },
        });
        told.push((data as { displaced: readonly object[] }).displaced.length);
      }
      expect(told, "whoever came in fourth is told, and nobody else").toEqual([
        0, 0, 1,
      ]);
      const entries = await app.world.db
        .selectFrom("ledger_entries")
        .select("action")
        .where("action", "=", "people.oldest-session-ended")
        .execute();
      expect(entries).toHaveLength(1);
    } finally {
      await app.close();
    }
  });
});
