import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openMemoryMailer } from "../../mail/outgoing/memory-mailer.ts";
import { hour } from "../../testing/stopped-clock.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import { testPassword, type CastName } from "../../testing/world.ts";

let app: TestApp;
let mailer: ReturnType<typeof openMemoryMailer>;

beforeEach(async () => {
  mailer = openMemoryMailer();
  app = await startTestApp({ mailer });
});
afterEach(() => app.close());

const next = "another long phrase of words";
const idOf = (name: CastName) => app.world.actor(name).id;
const roleNow = async (name: CastName) =>
  (
    await app.world.db
      .selectFrom("accounts")
      .select("role")
      .where("id", "=", idOf(name))
      .executeTakeFirstOrThrow()
  ).role;

/** Every mail that left, as text with its soft line ends joined. */
function mails(): { to: string; text: string }[] {
  return mailer.sent.map(({ envelope, raw }) => ({
    to: envelope.to,
    text: raw.toString("utf8").replaceAll(/=\r?\n/gu, ""),
  }));
}

async function linksTo(email: string): Promise<string[]> {
  await app.world.scheduler.runAll();
  return mails()
    .filter(({ to }) => to === email)
    .flatMap(({ text }) =>
      [...text.matchAll(/\/welcome#([\w-]{43})/gu)].map(
        ([, token = ""]) => token,
      ),
    );
}

const open = (procedure: string, input: unknown) =>
  app.send({ procedure, input, headers: {} });
const use = (token: string, password = next) =>
  open("people.useLink", {
    token,
    password,
    email: null,
    name: null,
    language: "en",
  });
const askReset = (email: string) => open("people.askReset", { email });
const signIn = async (name: CastName, password: string) =>
  (await open("people.signIn", { email: app.world.emailOf(name), password }))
    .status;
const stillIn = async (cookie: string) =>
  (await app.send({ procedure: "people.me", headers: { cookie } })).status;

/** What waits longest for the yes of an officer. */
const orderId = async () => {
  const { data } = await app.call("dpo1", "people.orders");
  return { orderId: (data as { orderId: string }[])[0]?.orderId };
};

describe("T13 a link that opens an account", () => {
  it("comes by mail, opens once, ends every session, and the person and the administrators are told", async () => {
    const email = app.world.emailOf("auditor1");
    const cookie = await app.cookieOf("auditor1");
    expect((await askReset(email)).status).toBe(200);
    const [token = ""] = await linksTo(email);
    expect((await open("people.openLink", { token })).data).toMatchObject({
      kind: "reset",
      email,
    });
    expect((await use(token)).status).toBe(200);
    expect(await stillIn(cookie)).toBe(401);
    expect(await signIn("auditor1", testPassword)).toBe(401);
    expect(await signIn("auditor1", next)).toBe(200);
    expect((await use(token)).refusal?.code).toBe("linkOver");
    await app.world.scheduler.runAll();
    const told = mails().filter(({ text }) => text.includes("set anew"));
    expect(new Set(told.map(({ to }) => to))).toEqual(
      new Set([
        email,
        app.world.emailOf("admin1"),
        app.world.emailOf("admin2"),
      ]),
    );
  });

  it("is over after a day, and when a newer one was sent", async () => {
    const email = app.world.emailOf("auditor1");
    await askReset(email);
    const [first = ""] = await linksTo(email);
    await askReset(email);
    const [, second = ""] = await linksTo(email);
    expect((await use(first)).refusal?.code).toBe("linkOver");
    app.world.clock.pass(24 * hour);
    expect((await use(second)).refusal?.code).toBe("linkOver");
    expect(await signIn("auditor1", testPassword)).toBe(200);
  });

  it("takes no weaker password than anywhere else, and is not used up by one", async () => {
    const email = app.world.emailOf("auditor1");
    await askReset(email);
    const [token = ""] = await linksTo(email);
    for (const [weak, problem] of [
      ["short", "password.tooShort"],
      ["aaaaaaaaaaaaaaaaaaaa", "password.tooPlain"],
    ] as const)
      expect((await use(token, weak)).refusal).toMatchObject({
        fields: { password: [problem] },
      });
    expect((await use(token)).status).toBe(200);
  });

  it("T14 says and does the same for a name that nobody has, and no mail leaves", async () => {
    const email = app.world.emailOf("auditor1");
    const known = await askReset(email);
    const unknown = await askReset("nobody@office.example");
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    const jobs = await app.world.db
      .selectFrom("jobs")
      .select("kind")
      .where("kind", "=", "account-mail")
      .execute();
    expect(jobs).toHaveLength(2);
    await app.world.scheduler.runAll();
    expect(mails().map(({ to }) => to)).toEqual([email]);
  });

  it("T12 is kept as a hash, and nowhere else", async () => {
    const email = app.world.emailOf("auditor1");
    await askReset(email);
    const [token = ""] = await linksTo(email);
    const kept = JSON.stringify([
      await app.world.db.selectFrom("account_links").selectAll().execute(),
      await app.world.db.selectFrom("jobs").selectAll().execute(),
      await app.world.db.selectFrom("ledger_entries").selectAll().execute(),
      await app.world.db.selectFrom("ledger_values").selectAll().execute(),
      app.world.logged,
    ]);
    expect(token).toHaveLength(43);
    expect(kept).not.toContain(token);
  });

  it("invites a colleague, who alone chooses the password", async () => {
    const email = "new.person@office.example";
    const made = await app.call("admin1", "people.create", {
      email,
      name: "New Person",
      nameZh: null,
      role: "analyst",
      teamId: null,
      language: "en",
    });
    expect(made.data).toMatchObject({ state: "pendingApproval" });
    await app.call("dpo1", "people.approveRole", await orderId());
    const [token = ""] = await linksTo(email);
    expect((await use(token)).data).toMatchObject({ me: { email } });
    const enter = { email, password: next };
    expect((await open("people.signIn", enter)).status).toBe(200);
  });

  it("T15 asked for again and again is stopped", async () => {
    const statuses = [];
    for (let turn = 0; turn < 7; turn += 1)
      statuses.push((await askReset(app.world.emailOf("dpo1"))).status);
    expect(statuses.at(0)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("T08 a role, whichever it is", () => {
  const wish = (who: CastName, role: string) =>
    app.call("admin1", "people.setRole", {
      personId: idOf(who),
      role,
      teamId: null,
    });
  it.each(["admin", "dpo", "legal", "analyst", "manager"])(
    "such as %s has no effect before a data protection officer says yes",
    async (role) => {
      const cookie = await app.cookieOf("auditor1");
      expect((await wish("auditor1", role)).data).toEqual({
        state: "pendingApproval",
      });
      expect(await roleNow("auditor1")).toBe("auditor");
      const order = await orderId();
      const approve = (who: CastName) =>
        app.call(who, "people.approveRole", order);
      expect((await approve("admin2")).status).toBe(403);
      expect((await approve("dpo1")).status).toBe(200);
      expect(await roleNow("auditor1")).toBe(role);
      expect(await stillIn(cookie)).toBe(401);
      expect((await approve("dpo2")).refusal?.code).toBe("notFound");
    },
  );

  it("is nobody's own to take or to approve", async () => {
    const own = await wish("admin1", "dpo");
    expect([own.status, own.refusal?.code]).toEqual([403, "ownRole"]);
    await wish("dpo1", "admin");
    const order = await orderId();
    const mine = await app.call("dpo1", "people.approveRole", order);
    expect([mine.status, mine.refusal?.code]).toEqual([403, "ownRole"]);
    const no = await app.call("dpo2", "people.declineRole", order);
    expect(no.status).toBe(200);
    expect(await roleNow("dpo1")).toBe("dpo");
  });

  it("does not bring back somebody whose account was closed meanwhile", async () => {
    await wish("auditor1", "legal");
    const order = await orderId();
    const personId = idOf("auditor1");
    await app.call("admin1", "people.disable", { personId });
    const late = await app.call("dpo1", "people.approveRole", order);
    expect(late.refusal?.code).toBe("notFound");
    expect((await app.call("dpo1", "people.orders")).data).toEqual([]);
    expect(await signIn("auditor1", testPassword)).toBe(401);
    expect((await wish("auditor1", "legal")).refusal?.code).toBe("notFound");
    const once = await app.call("admin1", "people.disable", { personId });
    expect(once.status).toBe(200);
  });

  it("asked for anew before anybody said yes leaves an account that is closed and opened like any other", async () => {
    const made = await app.call("admin1", "people.create", {
      email: "new.person@office.example",
      name: "New Person",
      nameZh: null,
      role: "analyst",
      teamId: null,
      language: "en",
    });
    const { personId } = made.data as { personId: string };
    const { data: teams } = await app.call("admin1", "people.teams");
    const [team] = teams as { id: string }[];
    await app.call("admin1", "people.setRole", {
      personId,
      role: "analyst",
      teamId: team?.id,
    });
    await app.call("dpo1", "people.approveRole", await orderId());
    await app.call("admin1", "people.disable", { personId });
    const opened = await app.call("admin1", "people.enable", { personId });
    expect(opened.status).toBe(200);
  });

  it("and another team wait alike, so that no administrator alone moves anybody to cases", async () => {
    const { data: teams } = await app.call("admin1", "people.teams");
    const [team] = teams as { id: string }[];
    const moved = await app.call("admin1", "people.setRole", {
      personId: idOf("auditor1"),
      role: "auditor",
      teamId: team?.id,
    });
    expect(moved.data).toEqual({ state: "pendingApproval" });
    expect((await wish("auditor1", "auditor")).data).toEqual({
      state: "done",
    });
  });

  it("of a new colleague waits with a closed account, which no administrator opens", async () => {
    const email = "new.officer@office.example";
    const made = await app.call("admin1", "people.create", {
      email,
      name: "New Officer",
      nameZh: null,
      role: "dpo",
      teamId: null,
      language: "en",
    });
    const { personId, state } = made.data as Record<string, string>;
    expect(state).toBe("pendingApproval");
    expect(await linksTo(email)).toEqual([]);
    const opened = await app.call("admin1", "people.enable", { personId });
    expect(opened.refusal?.code).toBe("roleWaits");
    await app.call("dpo1", "people.approveRole", await orderId());
    const [token = ""] = await linksTo(email);
    expect((await use(token)).status).toBe(200);
  });
});
