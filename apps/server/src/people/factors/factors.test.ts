import { TOTP, Secret } from "otpauth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { historyOfObject } from "../../ledger/history-views.ts";
import { ownCall } from "../../testing/own-calls.ts";
import { PasskeyDevice } from "../../testing/passkey-device.ts";
import { minute } from "../../testing/stopped-clock.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import { testPassword, type CastName } from "../../testing/world.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp({ isDemo: false });
});
afterEach(() => app.close());

/** Passkeys are bound to a name, and a number is none. */
const office = () => app.url.replace("127.0.0.1", "localhost");
const newDevice = () =>
  new PasskeyDevice({ origin: office(), rpId: "localhost" });

/** A browser of one person: it keeps the cookie it was given last. */
class Browser {
  cookie = "";
  private readonly who: CastName;

  constructor(who: CastName) {
    this.who = who;
  }

  async call(procedure: string, input?: unknown, headers: HeadersInit = {}) {
    const all = new Headers(headers);
    if (this.cookie !== "") all.set("cookie", this.cookie);
    const reply = await ownCall(office(), { procedure, input, headers: all });
    const [set] = reply.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(";", 1)[0] ?? "";
    return reply;
  }

  /** The first step. */
  enter(password = testPassword) {
    return this.call("people.signIn", {
      email: app.world.emailOf(this.who),
      password,
    });
  }

  async stage() {
    return ((await this.enter()).data as { stage: string }).stage;
  }

  async codes(): Promise<{ secret: string; codes: string[] }> {
    const { secret } = (await this.call("people.startTotp")).data as {
      secret: string;
    };
    const done = await this.call("people.confirmTotp", {
      code: codeOf(secret),
    });
    if (done.status !== 200) throw new Error(done.text);
    return { secret, codes: (done.data as { codes: string[] }).codes };
  }

  async passkey(device: PasskeyDevice): Promise<void> {
    const started = await this.call("people.startPasskey");
    const done = await this.call("people.addPasskey", {
      name: "the laptop",
      response: device.make(started.data as { challenge: string }),
    });
    if (done.status !== 200) throw new Error(done.text);
  }

  async challenge(): Promise<{ challenge: string }> {
    return (await this.call("people.passkeyToProve")).data as {
      challenge: string;
    };
  }
}

/** The code that an app shows so many steps away from now. */
function codeOf(secret: string, steps = 0): string {
  return TOTP.generate({
    secret: Secret.fromBase32(secret),
    timestamp: Date.parse(app.world.clock.now()) + steps * 30_000,
  });
}

const byCode = (code: string) => ({ by: "totp", code });
const second = (browser: Browser, given: unknown) =>
  browser.call("people.secondStep", given);
const reasons = async (who: CastName) =>
  (
    await historyOfObject(app.world.db, {
      kind: "account",
      id: app.world.actor(who).id,
    })
  )
    .filter(({ action }) => action === "people.proof-refused")
    .map(
      ({ changes }) => changes.find(({ field }) => field === "reason")?.after,
    );

describe("an office in which people are real", () => {
  it("opens nothing to a password alone but the setting up of a second factor", async () => {
    const ann = new Browser("analystA1");
    expect(await ann.stage()).toBe("enrolling");
    expect((await ann.call("people.me")).data).toMatchObject({
      mustEnrol: true,
      permissions: [],
    });
    for (const procedure of ["people.list", "desk.today", "requests.list"]) {
      const reply = await ann.call(procedure, {});
      expect([procedure, reply.status, reply.refusal?.code]).toEqual([
        procedure,
        403,
        "factorNeeded",
      ]);
    }
    const cookie = { cookie: ann.cookie };
    const file = "/files/0199a0a0-0000-7000-8000-000000000000";
    expect((await app.fetch(file, { headers: cookie })).status).toBe(401);
  });

  it("is open once a first code was right, with ten recovery codes told once", async () => {
    const ann = new Browser("analystA1");
    await ann.enter();
    const before = ann.cookie;
    const { codes } = await ann.codes();
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes)
      expect(code).toMatch(/^([0-9A-Z]{6}-){3}[0-9A-Z]{6}$/);
    expect(ann.cookie).not.toBe(before);
    expect((await ann.call("people.list", {})).status).toBe(200);
    const kept = JSON.stringify([
      await app.world.db.selectFrom("recovery_codes").selectAll().execute(),
      await app.world.db.selectFrom("ledger_entries").selectAll().execute(),
      await app.world.db.selectFrom("idempotency_keys").selectAll().execute(),
    ]);
    expect(codes.some((code) => kept.includes(code))).toBe(false);
  });

  it.each(["admin1", "dpo1", "legal1"] as const)(
    "lets %s in with a passkey and not with codes",
    async (who) => {
      const browser = new Browser(who);
      await browser.enter();
      const reply = await browser.call("people.startTotp");
      expect(reply.refusal?.code).toBe("passkeyNeeded");
      expect((await browser.call("people.list", {})).status).toBe(403);
    },
  );

  it("keeps the last factor that is enough", async () => {
    const ann = new Browser("analystA1");
    await ann.enter();
    await ann.codes();
    const reply = await ann.call("people.removeTotp");
    expect([reply.status, reply.refusal?.code]).toEqual([422, "lastFactor"]);
  });
});

describe("T15 guessing codes", () => {
  it("is stopped at the sixth, whatever address is claimed and after a restart too; the right code waits as well", async () => {
    const ann = new Browser("analystA1");
    await ann.enter();
    const { secret } = await ann.codes();
    app.world.clock.pass(minute);
    expect(await ann.stage()).toBe("password");
    const codes = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const headers = { "x-forwarded-for": `10.0.0.${turn}` };
      const wrong = byCode(`00000${turn}`);
      const reply = await ann.call("people.secondStep", wrong, headers);
      codes.push(reply.refusal?.code);
    }
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, () => "wrongCode"),
      "tooManyTries",
    ]);
    app = await app.restart();
    const right = await second(ann, byCode(codeOf(secret)));
    expect([right.status, right.refusal?.code]).toEqual([429, "tooManyTries"]);
  });
});

describe("T16 a code of an app", () => {
  it("counts once, and only one step to either side of now", async () => {
    const ann = new Browser("analystA1");
    await ann.enter();
    const { secret } = await ann.codes();
    const used = codeOf(secret);
    // The code that confirmed it is used up by that.
    await ann.enter();
    expect((await second(ann, byCode(used))).status).toBe(401);
    app.world.clock.pass(2 * minute);
    for (const far of [-2, 2])
      expect((await second(ann, byCode(codeOf(secret, far)))).status).toBe(401);
    expect((await second(ann, byCode(codeOf(secret, -1)))).status).toBe(200);
    await ann.enter();
    expect((await second(ann, byCode(codeOf(secret, -1)))).status).toBe(401);
    expect((await second(ann, byCode(codeOf(secret, 1)))).status).toBe(200);
    await ann.enter();
    expect((await second(ann, byCode(codeOf(secret)))).status).toBe(401);
  });

  it("counts for nothing before it was confirmed", async () => {
    const ann = new Browser("analystA1");
    await ann.enter();
    const { secret } = (await ann.call("people.startTotp")).data as {
      secret: string;
    };
    expect(await ann.stage()).toBe("enrolling");
    const reply = await second(ann, byCode(codeOf(secret)));
    expect([reply.status, reply.refusal?.code]).toEqual([
      401,
      "secondStepOver",
    ]);
  });

  it("opens nothing five minutes after the password, and nothing without it", async () => {
    const ann = new Browser("analystA1");
    await ann.enter();
    const { secret } = await ann.codes();
    await ann.enter();
    expect((await ann.call("people.list", {})).status).toBe(401);
    app.world.clock.pass(5 * minute + 1);
    expect((await second(ann, byCode(codeOf(secret)))).refusal?.code).toBe(
      "secondStepOver",
    );
    const bob = new Browser("analystA1");
    expect((await second(bob, byCode(codeOf(secret)))).status).toBe(401);
  });
});

describe("a recovery code", () => {
  it("stands in for the factor once, however it is typed", async () => {
    const ann = new Browser("analystA1");
    await ann.enter();
    const { codes } = await ann.codes();
    const [code = ""] = codes;
    const typed = { by: "recovery", code: ` ${code.toLowerCase()} ` };
    await ann.enter();
    expect((await second(ann, typed)).status).toBe(200);
    expect((await ann.call("people.ownSignIn")).data).toMatchObject({
      codesLeft: 9,
    });
    await ann.enter();
    const again = await second(ann, typed);
    expect([again.status, again.refusal?.code]).toEqual([
      401,
      "wrongRecoveryCode",
    ]);
  });
});

describe("T17 a passkey", () => {
  async function enrolled(who: CastName) {
    const browser = new Browser(who);
    const device = newDevice();
    await browser.enter();
    await browser.passkey(device);
    return { browser, device };
  }

  it("opens the door, and is the only thing that opens it for who decides", async () => {
    const { browser, device } = await enrolled("dpo1");
    expect((await browser.call("people.list", {})).status).toBe(200);
    expect(await browser.stage()).toBe("password");
    const response = device.show(await browser.challenge());
    const reply = await second(browser, { by: "passkey", response });
    expect(reply.data).toMatchObject({ stage: "open" });
    expect((await browser.call("people.list", {})).status).toBe(200);
  });

  it.each([
    ["another page", { origin: "https://kept.evil.example" }, "origin"],
    ["another office", { rpId: "evil.example" }, "rpId"],
    ["nobody present to it", { isVerified: false }, "userVerification"],
    ["a counter that went back", { counter: 1 }, "counter"],
    ["another challenge", { challenge: "bm90LXRoaXMtb25l" }, "challenge"],
  ])(
    "is refused for %s, with the reason in the ledger",
    async (_why, bent, reason) => {
      const { browser, device } = await enrolled("dpo1");
      await browser.enter();
      const good = device.show(await browser.challenge(), { counter: 5 });
      expect(
        (await second(browser, { by: "passkey", response: good })).status,
      ).toBe(200);
      device.counter = 10;
      await browser.enter();
      const response = device.show(await browser.challenge(), bent);
      const reply = await second(browser, { by: "passkey", response });
      expect([reply.status, reply.refusal]).toEqual([
        401,
        { code: "passkeyRefused" },
      ]);
      expect(await reasons("dpo1")).toEqual([reason]);
      expect((await browser.call("people.list", {})).status).toBe(401);
    },
  );

  it("answers one challenge once, in the session that it was made for", async () => {
    const { browser, device } = await enrolled("dpo1");
    await browser.enter();
    const challenge = await browser.challenge();
    const response = device.show(challenge);
    expect((await second(browser, { by: "passkey", response })).status).toBe(
      200,
    );
    await browser.enter();
    const replayed = await second(browser, {
      by: "passkey",
      response: device.show(challenge),
    });
    expect(replayed.status).toBe(401);
    expect(await reasons("dpo1")).toEqual(["challenge"]);
  });

  it("of somebody else opens nothing", async () => {
    const { browser } = await enrolled("dpo1");
    const other = await enrolled("dpo2");
    await browser.enter();
    const response = other.device.show(await browser.challenge());
    expect((await second(browser, { by: "passkey", response })).status).toBe(
      401,
    );
    expect(await reasons("dpo1")).toEqual(["otherPasskey"]);
  });

  it("is what a fresh proof asks for; the password is not enough any more", async () => {
    const { browser, device } = await enrolled("dpo1");
    expect((await browser.call("people.proofWays")).data).toEqual([
      "passkey",
      "recovery",
    ]);
    const password = { by: "password", password: testPassword };
    expect((await browser.call("people.stepUp", password)).refusal?.code).toBe(
      "proofWayMissing",
    );
    const before = browser.cookie;
    const response = device.show(await browser.challenge());
    expect(
      (await browser.call("people.stepUp", { by: "passkey", response })).status,
    ).toBe(200);
    expect(browser.cookie).not.toBe(before);
  });
});

describe("T11 a session", () => {
  it("elsewhere ends when a factor is added or removed", async () => {
    const ann = new Browser("analystA1");
    await ann.enter();
    const { secret } = await ann.codes();
    const elsewhere = new Browser("analystA1");
    await elsewhere.enter();
    app.world.clock.pass(minute);
    await second(elsewhere, byCode(codeOf(secret)));
    expect((await elsewhere.call("people.me")).status).toBe(200);
    const device = newDevice();
    await ann.passkey(device);
    expect((await elsewhere.call("people.me")).status).toBe(401);
    expect((await ann.call("people.removeTotp")).status).toBe(200);
    expect((await ann.call("people.me")).status).toBe(200);
  });
});
