import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { historyOfObject } from "../../ledger/history-views.ts";
import { openMemoryMailer } from "../../mail/outgoing/memory-mailer.ts";
import {
  startTestProvider,
  type TestProvider,
} from "../../testing/identity-provider.ts";
import { ownCall, type Reply } from "../../testing/own-calls.ts";
import { minute } from "../../testing/stopped-clock.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import { testPassword, type CastName } from "../../testing/world.ts";
import {
  openIdentityProvider,
  type IdentityProvider,
} from "./identity-provider.ts";
import { issuerAddress } from "./sso-settings.ts";

let provider: TestProvider;
let app: TestApp;
let mailer: ReturnType<typeof openMemoryMailer>;

function providerWith(
  words: {
    two?: readonly string[];
    phishingResistant?: readonly string[];
    issuer?: string;
  } = {},
): IdentityProvider {
  const { issuer, clientId, secret } = provider;
  return openIdentityProvider(
    {
      issuer,
      clientId,
      secretFile: "",
      name: "Harbour",
      two: [],
      phishingResistant: [],
      ...words,
    },
    secret,
  );
}

async function open(using: IdentityProvider): Promise<void> {
  mailer = openMemoryMailer();
  app = await startTestApp({ isDemo: false, provider: using, mailer });
}

beforeEach(async () => {
  provider = await startTestProvider();
});
afterEach(async () => {
  await app.close();
  await provider.close();
});

/** A browser with its cookies, as it holds them for the office. */
class Browser {
  readonly jar = new Map<string, string>();

  async call(procedure: string, input?: unknown): Promise<Reply> {
    const reply = await ownCall(app.url.replace("127.0.0.1", "localhost"), {
      procedure,
      input,
      headers: {
        cookie: [...this.jar].map((pair) => pair.join("=")).join("; "),
      },
    });
    for (const set of reply.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";", 1)[0] ?? "").split("=");
      if (value === "") this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return reply;
  }

  async leave(procedure = "people.beginSso", input?: unknown) {
    const begun = await this.call(
      procedure,
      procedure === "people.beginSso"
        ? (input ?? { purpose: "signIn" })
        : undefined,
    );
    if (begun.status !== 200) throw new Error(begun.text);
    return (begun.data as { address: string }).address;
  }

  /** What the page does with the address it was sent back to. */
  arrive(at: URL, bent: Record<string, string> = {}) {
    const said = at.searchParams;
    return this.call("people.finishSso", {
      code: said.get("code"),
      state: said.get("state"),
      iss: said.get("iss"),
      ...bent,
    });
  }

  async trip(procedure?: string, input?: unknown) {
    return this.arrive(
      await provider.visit(await this.leave(procedure, input)),
    );
  }

  async enter(who: CastName) {
    return this.call("people.signIn", {
      email: app.world.emailOf(who),
      password: testPassword,
    });
  }
}

const codeOf = (reply: Reply) => [reply.status, reply.refusal?.code];

/** Makes an account of somebody here theirs there, as if they had linked it. */
async function linked(who: CastName, sub: string): Promise<void> {
  await app.world.database.writer.write(async (tx) => {
    await tx
      .insertInto("provider_links")
      .values({
        issuer: provider.issuer,
        subject: sub,
        account_id: app.world.actor(who).id,
        linked_at: app.world.clock.now(),
      })
      .execute();
    return { keep: true, value: null };
  });
}

describe("signing in at the provider of the office", () => {
  const mfa = { two: ["amr:mfa"], phishingResistant: ["acr:urn:example:phr"] };

  it("lets in whoever is linked and has shown two factors there, and says so in the log", async () => {
    await open(providerWith(mfa));
    await linked("auditor1", "ada");
    provider.person = { sub: "ada", amr: ["pwd", "mfa"] };
    const browser = new Browser();
    const reply = await browser.trip();
    expect(reply.data).toMatchObject({
      purpose: "signIn",
      stage: "open",
      me: { email: app.world.emailOf("auditor1") },
    });
    expect((await browser.call("people.me")).status).toBe(200);
    const entries = await historyOfObject(app.world.db, {
      kind: "account",
      id: app.world.actor("auditor1").id,
    });
    expect(entries.at(-1)).toMatchObject({
      action: "people.signed-in",
      changes: [
        { field: "proof", after: "provider" },
        { field: "assurance", after: "two" },
      ],
    });
  });

  it("makes no account: whoever is not linked stays out, and so does a closed account, with one answer", async () => {
    await open(providerWith(mfa));
    await linked("auditor1", "ada");
    await app.world.as("admin1").people.disable({
      personId: app.world.actor("auditor1").id,
    });
    const before = await app.world.db
      .selectFrom("accounts")
      .select("id")
      .execute();
    const answers = [];
    for (const sub of ["ada", "a stranger"]) {
      provider.person = { sub, amr: ["mfa"] };
      const reply = await new Browser().trip();
      answers.push([codeOf(reply), reply.text]);
    }
    expect(answers[0]).toEqual([[401, "ssoUnknown"], answers[1]?.[1]]);
    expect(
      await app.world.db.selectFrom("accounts").select("id").execute(),
    ).toHaveLength(before.length);
  });

  it("asks a role that signs in with passkeys for one, unless the provider was as strong", async () => {
    await open(providerWith(mfa));
    await linked("dpo1", "dora");
    provider.person = { sub: "dora", amr: ["mfa"] };
    expect((await new Browser().trip()).data).toMatchObject({
      stage: "enrolling",
    });
    provider.person = { sub: "dora", acr: "urn:example:phr" };
    expect((await new Browser().trip()).data).toMatchObject({ stage: "open" });
  });

  it("counts as a password only, where nobody has said what its words are worth", async () => {
    await open(providerWith());
    await linked("auditor1", "ada");
    provider.person = { sub: "ada", amr: ["mfa"], acr: "urn:example:phr" };
    expect((await new Browser().trip()).data).toMatchObject({
      stage: "enrolling",
    });
  });

  it("leaves nothing to a found password where the provider is the only factor", async () => {
    await open(providerWith(mfa));
    await linked("auditor1", "ada");
    const browser = new Browser();
    const reply = await browser.enter("auditor1");
    expect(reply.data).toMatchObject({
      stage: "password",
      me: null,
      ways: ["provider"],
    });
    expect((await browser.call("people.me")).status).toBe(401);
    expect((await browser.call("people.startTotp")).status).toBe(401);
  });
});

describe("T11 what comes back from the provider", () => {
  beforeEach(async () => {
    await open(providerWith({ two: ["amr:mfa"] }));
    await linked("auditor1", "ada");
    provider.person = { sub: "ada", amr: ["mfa"] };
  });

  it("counts once: the same answer sent again opens nothing", async () => {
    const browser = new Browser();
    const at = await provider.visit(await browser.leave());
    const tripCookie = browser.jar.get("kept_trip") ?? "";
    expect((await browser.arrive(at)).status).toBe(200);
    const again = new Browser();
    again.jar.set("kept_trip", tripCookie);
    expect(codeOf(await again.arrive(at))).toEqual([401, "ssoRefused"]);
  });

  it("is good for the browser that set out, and for no other: nobody is signed in as somebody else by a link", async () => {
    const attacker = new Browser();
    const at = await provider.visit(await attacker.leave());
    expect(codeOf(await new Browser().arrive(at))).toEqual([401, "ssoRefused"]);
    const victim = new Browser();
    await victim.leave();
    expect(codeOf(await victim.arrive(at))).toEqual([401, "ssoRefused"]);
  });

  it("has to carry the state that was given out, and the code that belongs to it", async () => {
    const browser = new Browser();
    const at = await provider.visit(await browser.leave());
    const state = "A".repeat(43);
    expect(codeOf(await browser.arrive(at, { state }))).toEqual([
      401,
      "ssoRefused",
    ]);
    const other = new Browser();
    const otherAt = await provider.visit(await other.leave());
    // A code of another trip was made for another secret.
    const code = at.searchParams.get("code") ?? "";
    expect(codeOf(await other.arrive(otherAt, { code }))).toEqual([
      401,
      "ssoRefused",
    ]);
  });

  it("is over after ten minutes", async () => {
    const browser = new Browser();
    const at = await provider.visit(await browser.leave());
    app.world.clock.pass(10 * minute);
    expect(codeOf(await browser.arrive(at))).toEqual([401, "ssoRefused"]);
  });

  it.each([
    ["another nonce", { nonce: "another" }],
    ["another issuer", { iss: "http://127.0.0.1:1" }],
    ["another audience", { aud: "somebody-else" }],
    ["a time that is over", { exp: 1_600_000_000 }],
    ["no subject", { sub: undefined }],
  ])("is refused when its token names %s", async (_what, bent) => {
    provider.bent = bent;
    const browser = new Browser();
    expect(codeOf(await browser.trip())).toEqual([401, "ssoRefused"]);
    expect((await browser.call("people.me")).status).toBe(401);
  });

  it("is refused when it says that another provider sent it", async () => {
    const browser = new Browser();
    const at = await provider.visit(await browser.leave());
    const iss = "http://127.0.0.1:1";
    expect(codeOf(await browser.arrive(at, { iss }))).toEqual([
      401,
      "ssoRefused",
    ]);
  });

  it("leaves nothing in the database that would bring anybody back", async () => {
    const browser = new Browser();
    const address = new URL(await browser.leave());
    const kept = JSON.stringify(
      await app.world.db.selectFrom("provider_trips").selectAll().execute(),
    );
    for (const secret of [
      address.searchParams.get("state"),
      address.searchParams.get("nonce"),
      address.searchParams.get("code_challenge"),
      browser.jar.get("kept_trip"),
    ])
      expect(kept).not.toContain(secret);
  });
});

describe("linking an account with the provider", () => {
  beforeEach(() => open(providerWith({ two: ["amr:mfa"] })));

  async function insider(who: CastName): Promise<Browser> {
    const browser = new Browser();
    await browser.enter(who);
    const started = await browser.call("people.startTotp");
    const { secret } = started.data as { secret: string };
    const { totpCode } = await import("../factors/totp.ts");
    await browser.call("people.confirmTotp", {
      code: totpCode(secret, app.world.clock.now()),
    });
    return browser;
  }

  it("T19 is done by its owner, with a fresh proof, and ends their other sessions", async () => {
    const browser = await insider("auditor1");
    provider.person = { sub: "ada", amr: ["mfa"] };
    const reply = await browser.trip("people.linkProvider");
    expect(reply.data).toMatchObject({ purpose: "link" });
    expect((await browser.call("people.me")).status).toBe(200);
    expect((await browser.call("people.ownSignIn")).data).toMatchObject({
      provider: { linkedAt: app.world.clock.now() },
    });
    app.world.clock.pass(6 * minute);
    expect(codeOf(await browser.call("people.linkProvider"))).toEqual([
      412,
      "stepUpRequired",
    ]);
    expect(codeOf(await browser.call("people.unlinkProvider"))).toEqual([
      412,
      "stepUpRequired",
    ]);
  });

  it("belongs to the session that asked: a trip of one person does not link another", async () => {
    const one = await insider("auditor1");
    const other = await insider("manager1");
    provider.person = { sub: "ada", amr: ["mfa"] };
    const at = await provider.visit(await one.leave("people.linkProvider"));
    other.jar.set("kept_trip", one.jar.get("kept_trip") ?? "");
    expect(codeOf(await other.arrive(at))).toEqual([401, "ssoRefused"]);
  });

  it("is refused where that account is linked already", async () => {
    await linked("manager1", "ada");
    const browser = await insider("auditor1");
    provider.person = { sub: "ada", amr: ["mfa"] };
    expect(codeOf(await browser.trip("people.linkProvider"))).toEqual([
      409,
      "ssoTaken",
    ]);
  });

  it("T13 takes an invitation once, without a password", async () => {
    await app.close();
    mailer = openMemoryMailer();
    app = await startTestApp({
      provider: providerWith({ two: ["amr:mfa"] }),
      mailer,
    });
    await app.call("admin1", "people.create", {
      email: "new.person@office.example",
      name: "New Person",
      nameZh: null,
      role: "analyst",
      teamId: null,
      language: "en",
    });
    const { data: orders } = await app.call("dpo1", "people.orders");
    await app.call("dpo1", "people.approveRole", {
      orderId: (orders as { orderId: string }[])[0]?.orderId,
    });
    await app.world.scheduler.runAll();
    const mail = mailer.sent
      .map(({ raw }) => raw.toString("utf8").replaceAll(/=\r?\n/gu, ""))
      .join("");
    const token = /\/welcome#([\w-]{43})/u.exec(mail)?.[1] ?? "";
    provider.person = { sub: "nora", amr: ["mfa"] };
    const invite = { purpose: "invite", token };
    const reply = await new Browser().trip("people.beginSso", invite);
    expect(reply.data).toMatchObject({
      purpose: "invite",
      stage: "open",
      me: { email: "new.person@office.example" },
    });
    const again = await new Browser().call("people.beginSso", invite);
    expect(again.refusal?.code).toBe("linkOver");
    expect((await new Browser().trip()).data).toMatchObject({ stage: "open" });
  });

  it("proves there, anew, who somebody is where they have nothing else", async () => {
    await linked("auditor1", "ada");
    provider.person = { sub: "ada", amr: ["mfa"] };
    const browser = new Browser();
    await browser.trip();
    expect((await browser.call("people.proofWays")).data).toEqual(["provider"]);
    app.world.clock.pass(6 * minute);
    expect(codeOf(await browser.call("people.makeRecoveryCodes"))).toEqual([
      412,
      "stepUpRequired",
    ]);
    const address = new URL(await browser.leave("people.proveAtProvider"));
    expect(address.searchParams.get("prompt")).toBe("login");
    const old = browser.jar.get("kept_sid");
    const at = await provider.visit(address.href);
    expect((await browser.arrive(at)).data).toMatchObject({ purpose: "prove" });
    expect(browser.jar.get("kept_sid")).not.toBe(old);
    expect((await browser.call("people.makeRecoveryCodes")).refusal?.code).toBe(
      "factorNeeded",
    );
    provider.person = { sub: "somebody else", amr: ["mfa"] };
    expect(codeOf(await browser.trip("people.proveAtProvider"))).toEqual([
      401,
      "ssoRefused",
    ]);
    provider.person = { sub: "ada", amr: ["pwd"] };
    expect(codeOf(await browser.trip("people.proveAtProvider"))).toEqual([
      401,
      "ssoTooWeak",
    ]);
  });

  it("wants a proof that is fresh there too", async () => {
    await linked("auditor1", "ada");
    provider.person = { sub: "ada", amr: ["mfa"] };
    const browser = new Browser();
    await browser.trip();
    provider.bent = { auth_time: Math.floor(Date.now() / 1000) - 3600 };
    expect(codeOf(await browser.trip("people.proveAtProvider"))).toEqual([
      401,
      "ssoRefused",
    ]);
  });
});

describe("T35 the one address that is called", () => {
  it("is over TLS, or on this machine", () => {
    for (const address of [
      "http://login.example",
      "ftp://login.example",
      "https://user:pw@login.example",
      "https://login.example/?tenant=a",
    ])
      expect(issuerAddress.safeParse(address).success).toBe(false);
    expect(issuerAddress.safeParse("https://login.example/a").success).toBe(
      true,
    );
  });

  it("leaves passwords as they are when it does not answer", async () => {
    await open(providerWith({ issuer: "http://127.0.0.1:9" }));
    const browser = new Browser();
    expect(
      codeOf(await browser.call("people.beginSso", { purpose: "signIn" })),
    ).toEqual([503, "ssoDown"]);
    expect((await browser.enter("auditor1")).status).toBe(200);
  });
});
