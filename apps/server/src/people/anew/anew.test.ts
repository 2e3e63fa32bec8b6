import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { historyOfObject } from "../../ledger/history-views.ts";
import { openMemoryMailer } from "../../mail/outgoing/memory-mailer.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import { testPassword, type CastName } from "../../testing/world.ts";
import { totpCode } from "../factors/totp.ts";

let app: TestApp;
let mailer: ReturnType<typeof openMemoryMailer>;

beforeEach(async () => {
  mailer = openMemoryMailer();
  app = await startTestApp({ mailer });
});
afterEach(() => app.close());

const idOf = (name: CastName) => app.world.actor(name).id;
const next = "another long phrase of words";

async function mails(): Promise<{ to: string; text: string }[]> {
  await app.world.scheduler.runAll();
  return mailer.sent.map(({ envelope, raw }) => ({
    to: envelope.to,
    text: raw.toString("utf8").replaceAll(/=\r?\n/gu, ""),
  }));
}

interface Order {
  readonly orderId: string;
  readonly kind: string;
  readonly mayDecide: boolean;
}

const orders = async (who: CastName) =>
  (await app.call(who, "people.orders")).data as Order[];
const orderId = async () => ({
  orderId: (await orders("dpo1"))[0]?.orderId,
});

interface Overseen {
  readonly id: string;
  readonly standing: string;
  readonly hasCodes: boolean;
  readonly passkeys: number;
  readonly lastSignInAt: string | null;
  readonly sessions: number;
  readonly waitsFor: readonly string[];
}

async function overseen(who: CastName): Promise<Overseen> {
  const { data } = await app.call("admin1", "people.oversee");
  const { people } = data as { people: Overseen[] };
  const found = people.find(({ id }) => id === idOf(who));
  if (found === undefined) throw new Error("Nobody is called that");
  return found;
}

async function withCodes(who: CastName): Promise<string> {
  const { data } = await app.call(who, "people.startTotp");
  const { secret } = data as { secret: string };
  const code = totpCode(secret, app.world.clock.now());
  const done = await app.call(who, "people.confirmTotp", { code });
  app.forgetCookies();
  return (done.headers.getSetCookie()[0] ?? "").split(";", 1)[0] ?? "";
}

describe("T20 factors that were lost", () => {
  it("are set up anew when an administrator asks and a data protection officer says yes, and not before", async () => {
    const cookie = await withCodes("auditor1");
    const personId = idOf("auditor1");
    const before = await overseen("auditor1");
    expect([before.hasCodes, before.standing]).toEqual([true, "open"]);

    const asked = await app.call("admin1", "people.askAnew", { personId });
    expect(asked.status).toBe(200);
    expect(await overseen("auditor1")).toMatchObject({
      hasCodes: true,
      waitsFor: ["anew"],
    });
    const again = await app.call("admin2", "people.askAnew", { personId });
    expect(again.refusal?.code).toBe("anewWaits");
    expect(
      (await app.call("admin2", "people.approveAnew", await orderId())).status,
    ).toBe(403);

    const yes = await app.call("dpo1", "people.approveAnew", await orderId());
    expect(yes.status).toBe(200);
    const me = { procedure: "people.me", headers: { cookie } };
    expect((await app.send(me)).status).toBe(401);
    expect(await overseen("auditor1")).toMatchObject({
      hasCodes: false,
      standing: "invited",
      sessions: 0,
      waitsFor: [],
    });
    const old = await app.send({
      procedure: "people.signIn",
      input: {
        email: app.world.emailOf("auditor1"),
        password: testPassword,
      },
      headers: {},
    });
    expect(old.status).toBe(401);

    const sent = await mails();
    const toPerson = sent.filter(
      ({ to }) => to === app.world.emailOf("auditor1"),
    );
    const [, token = ""] =
      /\/welcome#([\w-]{43})/u.exec(toPerson[0]?.text ?? "") ?? [];
    expect(
      sent
        .filter(({ text }) => text.includes("being set up anew"))
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual(
      (["admin1", "admin2", "dpo1", "dpo2"] as const)
        .map((one) => app.world.emailOf(one))
        .toSorted(),
    );
    const use = {
      token,
      password: next,
      email: null,
      name: null,
      language: "en",
    };
    const used = await app.send({
      procedure: "people.useLink",
      input: use,
      headers: {},
    });
    expect(used.status).toBe(200);
    expect(await overseen("auditor1")).toMatchObject({ standing: "open" });
    const entries = await historyOfObject(app.world.db, {
      kind: "account",
      id: personId,
    });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        "people.anew-asked",
        "people.factors-taken-away",
        "people.link-mailed",
        "people.invitation-taken",
      ]),
    );
  });

  it("are nobody's own to ask for, nor to approve by the one whose they are", async () => {
    const own = { personId: idOf("admin1") };
    expect(
      (await app.call("admin1", "people.askAnew", own)).refusal?.code,
    ).toBe("ownAccount");
    await app.call("admin1", "people.askAnew", { personId: idOf("dpo1") });
    const order = await orderId();
    expect((await orders("dpo1"))[0]?.mayDecide).toBe(false);
    expect((await orders("dpo2"))[0]?.mayDecide).toBe(true);
    const mine = await app.call("dpo1", "people.approveAnew", order);
    expect([mine.status, mine.refusal?.code]).toEqual([403, "ownRole"]);
    const no = await app.call("dpo2", "people.declineAnew", order);
    expect(no.status).toBe(200);
    expect(
      (await app.call("dpo2", "people.approveAnew", order)).refusal?.code,
    ).toBe("notFound");
    expect(await orders("dpo2")).toEqual([]);
  });

  it("are given once, however many say yes at once", async () => {
    await app.call("admin1", "people.askAnew", { personId: idOf("auditor1") });
    const order = await orderId();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        app.call(turn % 2 === 0 ? "dpo1" : "dpo2", "people.approveAnew", order),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("do not open an account that was closed meanwhile", async () => {
    const personId = idOf("auditor1");
    await app.call("admin1", "people.askAnew", { personId });
    await app.call("admin1", "people.disable", { personId });
    const yes = await app.call("dpo1", "people.approveAnew", await orderId());
    expect(yes.refusal?.code).toBe("notFound");
    expect((await overseen("auditor1")).standing).toBe("closed");
  });
});

describe("T13 an invitation", () => {
  const invite = async (role: string, email: string) => {
    const made = await app.call("admin1", "people.create", {
      email,
      name: "New Person",
      nameZh: null,
      role,
      teamId: null,
      language: "en",
    });
    await app.call("dpo1", "people.approveRole", await orderId());
    return (made.data as { personId: string }).personId;
  };

  it("is shown to the officer who hands it over only where no mail leaves, never to an administrator, and never where it gives more than an officer has", async () => {
    const personId = await invite("analyst", "new.analyst@office.example");
    const byAdmin = await app.call("admin1", "people.showInvitation", {
      personId,
    });
    expect(byAdmin.status).toBe(403);
    const shown = await app.call("dpo1", "people.showInvitation", {
      personId,
    });
    // The mail of before is not made any more, so this link stays the newest.
    await app.world.scheduler.runAll();
    const { link } = shown.data as { link: string };
    const token = link.split("#")[1] ?? "";
    expect(token).toHaveLength(43);
    const kept = JSON.stringify([
      await app.world.db.selectFrom("account_links").selectAll().execute(),
      await app.world.db.selectFrom("ledger_values").selectAll().execute(),
      app.world.logged,
    ]);
    expect(kept).not.toContain(token);

    const opened = await app.send({
      procedure: "people.openLink",
      input: { token },
      headers: {},
    });
    expect(opened.status).toBe(200);

    const officer = await invite("legal", "new.counsel@office.example");
    const no = await app.call("dpo1", "people.showInvitation", {
      personId: officer,
    });
    expect(no.refusal?.code).toBe("linkGoesByMail");
    const sentAgain = await app.call("admin1", "people.sendInvitation", {
      personId: officer,
    });
    expect(sentAgain.status).toBe(200);
  });

  it("is for those who have not opened their account, and a new password for those who have", async () => {
    const personId = await invite("analyst", "new.analyst@office.example");
    const reset = await app.call("admin1", "people.sendReset", { personId });
    expect(reset.refusal?.code).toBe("notOpenedYet");
    const opened = await app.call("admin1", "people.sendInvitation", {
      personId: idOf("auditor1"),
    });
    expect(opened.refusal?.code).toBe("openedAlready");
  });
});

describe("T11 the sessions of somebody else", () => {
  it("are ended by an administrator, at once", async () => {
    const cookie = await app.cookieOf("auditor1");
    const ended = await app.call("admin1", "people.endSessionsOf", {
      personId: idOf("auditor1"),
    });
    expect(ended.data).toBe(1);
    const me = { procedure: "people.me", headers: { cookie } };
    expect((await app.send(me)).status).toBe(401);
  });

  it("are seen by those who keep the house or answer for it, and by nobody else", async () => {
    for (const [who, status] of [
      ["admin1", 200],
      ["dpo1", 200],
      ["auditor1", 200],
      ["analystA1", 403],
      ["manager1", 403],
      ["legal1", 403],
    ] as const)
      expect([who, (await app.call(who, "people.oversee")).status]).toEqual([
        who,
        status,
      ]);
  });
});
