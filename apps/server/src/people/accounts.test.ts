import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { historyOfObject } from "../ledger/history-views.ts";
import { verifyLedger } from "../ledger/verify-views.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import { castNames, testPassword, type CastName } from "../testing/world.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const signIn = (email: string, password: string, headers: HeadersInit = {}) =>
  app.send({ procedure: "people.signIn", input: { email, password }, headers });
const idOf = (name: CastName) => app.world.actor(name).id;
const historyOf = async (name: CastName) =>
  (
    await historyOfObject(app.world.db, { kind: "account", id: idOf(name) })
  ).map((entry) => entry.action);

describe("accounts", () => {
  const person = {
    email: "New.Person@office.example",
    name: "New Person",
    nameZh: null,
    role: "analyst",
    teamId: null,
    language: "zh",
  };

  it("are made by the administrator, with everything in the trail", async () => {
    const reply = await app.call("admin1", "people.create", person);
    expect(reply.status).toBe(200);
    expect(reply.data).toMatchObject({ state: "pendingApproval" });
    const { personId } = reply.data as { personId: string };
    const [made] = await historyOfObject(app.world.db, {
      kind: "account",
      id: personId,
    });
    expect(made?.actor.name).toBe("admin1");
    expect(made?.changes.map((change) => change.field)).toEqual([
      "email",
      "name",
      "nameZh",
      "role",
      "teamId",
      "language",
    ]);
    expect(await verifyLedger(app.world.db)).toMatchObject({ ok: true });
  });

  it.each([
    [
      "a password of the administrator's choice",
      { password: "six green bottles hang" },
      { password: ["field.unknown"] },
    ],
    ["half a character", { name: "a\ud800b" }, { name: ["text.illFormed"] }],
    ["a hidden control", { name: "a\u202eb" }, { name: ["text.controls"] }],
    ["no address", { email: "a@b, c@d.example" }, { email: ["email.invalid"] }],
    ["an unknown role", { role: "king" }, { role: ["choice.notOffered"] }],
    ["a field too many", { isAdmin: true }, { isAdmin: ["field.unknown"] }],
  ])("are refused with %s, under the field", async (_name, patch, fields) => {
    const reply = await app.call("admin1", "people.create", {
      ...person,
      ...patch,
    });
    expect([reply.status, reply.refusal]).toEqual([
      400,
      { code: "invalidInput", fields },
    ]);
  });

  it("have an address and a team that exist once", async () => {
    const taken = await app.call("admin1", "people.create", {
      ...person,
      email: "DPO1@office.example",
    });
    expect([taken.status, taken.refusal?.code]).toEqual([422, "emailTaken"]);
    const team = await app.call("admin1", "people.create", {
      ...person,
      teamId: idOf("dpo1"),
    });
    expect(team.refusal?.code).toBe("unknownTeam");
  });

  it("are never one's own to raise or to disable", async () => {
    const role = { personId: idOf("admin1"), role: "analyst", teamId: null };
    expect(
      (await app.call("admin1", "people.setRole", role)).refusal?.code,
    ).toBe("ownRole");
    const disabled = await app.call("admin1", "people.disable", {
      personId: idOf("admin1"),
    });
    expect(disabled.refusal?.code).toBe("ownAccount");
  });

  it("can be opened again, and a repeated order changes nothing", async () => {
    const order = { personId: idOf("auditor1") };
    await app.call("admin1", "people.disable", order);
    await app.call("admin1", "people.disable", order);
    expect(
      (await signIn(app.world.emailOf("auditor1"), testPassword)).status,
    ).toBe(401);
    await app.call("admin1", "people.enable", order);
    expect(
      (await signIn(app.world.emailOf("auditor1"), testPassword)).status,
    ).toBe(200);
    expect(await historyOf("auditor1")).toEqual([
      "people.account-created",
      "people.account-disabled",
      "people.account-enabled",
      "people.signed-in",
    ]);
  });

  it("keep the language that the person chose", async () => {
    await app.call("dpo1", "people.setLanguage", { language: "zh" });
    expect((await app.call("dpo1", "people.me")).data).toMatchObject({
      language: "zh",
    });
  });

  it("are listed for choosing a colleague, without addresses", async () => {
    const reply = await app.call("analystB", "people.list");
    const people = reply.data as {
      name: string;
      role: string;
      team: { key: string } | null;
    }[];
    expect(people).toHaveLength(castNames.length);
    expect(people.find((one) => one.name === "analystB")).toMatchObject({
      role: "analyst",
      team: { key: "b" },
    });
    expect(reply.text).not.toContain("@");
  });

  it("say nothing before anybody signs in but the office and its clock", async () => {
    const reply = await app.call(null, "people.hello");
    expect(reply.data).toEqual({
      officeName: {
        en: "Lantern Trading, privacy office",
        zh: "灯笼商贸隐私办公室",
      },
      zone: "Asia/Shanghai",
      demo: true,
      provider: null,
      demoPeople: [],
    });
  });
});
