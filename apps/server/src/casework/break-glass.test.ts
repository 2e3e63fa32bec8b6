import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plainQuery } from "@kept/domain/casework/listing-query";
import { logListing } from "@kept/domain/log/log-listing";
import { codeOf, queueAt, requestDesk } from "../testing/request-desk.ts";
import {
  castNames,
  makeWorld,
  type CastName,
  type World,
} from "../testing/world.ts";

const hour = 60 * 60_000;
const day = 24 * hour;
const reason = "The court asks, and nobody here can look.";

let world: World;
let caseId: string;
let reference: string;

beforeEach(async () => {
  world = await makeWorld();
  const officer = requestDesk(world, "dpo1");
  caseId = await officer.open({ isSealed: true, personName: "Zebra Quokka" });
  ({ reference } = (await officer.look(caseId)).frame);
});
afterEach(() => world.close());

const me = (who: CastName) => world.actor(who).id;
const sees = async (who: CastName) =>
  (await codeOf(world.as(who).requests.get({ caseId }))) === null;

/** The day of the last one on the list passes. */
function lapse(): void {
  world.clock.pass(367 * day);
}

function ask(
  who: CastName,
  second: CastName,
  number = reference,
): Promise<string | null> {
  return codeOf(
    world.as(who).seals.breakGlass({
      reference: number,
      secondId: me(second),
      reason,
    }),
  );
}

async function answer(who: CastName, isGranted = true): Promise<string | null> {
  const { lines } = await world.as(who).seals.glass();
  return codeOf(
    world
      .as(who)
      .seals.answerGlass({ orderId: lines[0]?.orderId ?? "", isGranted }),
  );
}

async function actionsSeenBy(who: CastName): Promise<readonly string[]> {
  const { rows } = await world.as(who).audit.list({
    query: plainQuery(logListing),
    reference: null,
    cursor: null,
    limit: 100,
  });
  return rows
    .map(({ action }) => action)
    .filter((action) => !action.endsWith(".seen"));
}

describe("a sealed case that nobody can open any more", () => {
  it("T20 is opened by two officers or counsel: neither alone, no administrator, nobody else", async () => {
    lapse();
    expect(await sees("dpo1")).toBe(false);
    for (const who of ["admin1", "analystA1", "manager1", "auditor1"] as const)
      expect(await ask(who, "dpo2")).toBe("notAllowed");
    expect(await ask("dpo2", "dpo2")).toBe("ownAsk");
    expect(await ask("dpo2", "legal1", "Zebra Quokka")).toBe("notFound");
    for (const who of ["admin1", "analystA1", "auditor1"] as const)
      expect(await ask("dpo2", who)).toBe("mayNotBeNamed");
    expect(await ask("dpo2", "legal1")).toBeNull();
    expect(await sees("dpo2")).toBe(false);
    const [line] = (await world.as("legal1").seals.glass()).lines;
    const orderId = line?.orderId ?? "";
    const yes = (who: CastName) =>
      codeOf(world.as(who).seals.answerGlass({ orderId, isGranted: true }));
    expect(await yes("dpo2")).toBe("ownAsk");
    expect(await yes("dpo1")).toBe("notFound");
    expect(await yes("admin1")).toBe("notAllowed");
    expect(await yes("legal1")).toBeNull();
    expect(await yes("legal1")).toBe("glassOver");
    for (const who of castNames)
      expect(await sees(who), who).toBe(who === "dpo2" || who === "legal1");
  });

  it("names the two for a day, in which they name anew or open it; then it is closed to them again", async () => {
    lapse();
    await ask("dpo2", "legal1");
    await answer("legal1");
    const { named, version } = await world.as("dpo2").seals.ofCase({ caseId });
    expect(named.map(({ person }) => person.id).toSorted()).toEqual(
      [me("dpo2"), me("legal1")].toSorted(),
    );
    await world.as("dpo2").seals.name({
      caseId,
      version,
      personId: me("dpo1"),
      until: "2028-01-31",
    });
    world.clock.pass(day + hour);
    expect(await sees("dpo2")).toBe(false);
    expect(await sees("legal1")).toBe(false);
    expect(await sees("dpo1")).toBe(true);
  });

  it("T08 stays closed while somebody on its list may keep it, and opens when that account is closed", async () => {
    await ask("dpo2", "legal1");
    expect(await answer("legal1")).toBeNull();
    expect(await sees("dpo2")).toBe(false);
    await world.as("admin1").people.disable({ personId: me("dpo1") });
    await ask("dpo2", "legal1");
    expect(await answer("legal1")).toBeNull();
    expect(await sees("dpo2")).toBe(true);
  });

  it("T20 waits a day for the second yes, and not for somebody who may not seal any more", async () => {
    lapse();
    await ask("dpo2", "legal1");
    world.clock.pass(day + hour);
    const [line] = (await world.as("legal1").seals.glass()).lines;
    expect(line?.state).toBe("lapsed");
    expect(await answer("legal1")).toBe("notFound");
    await ask("dpo2", "legal1");
    await world.as("admin1").people.disable({ personId: me("dpo2") });
    expect(await answer("legal1")).toBe("glassOver");
    expect(await sees("legal1")).toBe(false);
  });

  it("tells every data protection officer who asked whom and why, and no number; a no opens nothing", async () => {
    lapse();
    await ask("dpo2", "legal1");
    const [told] = (await world.as("dpo1").seals.glass()).lines;
    expect(told).toMatchObject({ reason, reference: null, isMine: false });
    expect((await world.as("legal2").seals.glass()).lines).toEqual([]);
    const mails = async () =>
      (
        await world.db
          .selectFrom("jobs")
          .select("payload")
          .where("kind", "=", "account-mail")
          .execute()
      ).map(
        ({ payload }) =>
          JSON.parse(payload) as { kind: string; readerId: string },
      );
    expect((await mails()).map(({ readerId }) => readerId).toSorted()).toEqual(
      [me("dpo1"), me("legal1")].toSorted(),
    );
    expect(JSON.stringify(await mails())).not.toContain(reference);
    expect(await answer("legal1", false)).toBeNull();
    expect(await sees("legal1")).toBe(false);
    expect(await actionsSeenBy("dpo1")).toEqual(
      expect.arrayContaining(["seals.glass-asked", "seals.glass-declined"]),
    );
  });
});

describe("what the others learn when the glass is broken", () => {
  /** The same two offices, one with the sealed case and one with another number; and then the same is done in both. */
  it.each(castNames.filter((name) => name !== "dpo2" && name !== "legal1"))(
    "T05 %s reads the same with such a case and without one",
    async (who) => {
      lapse();
      const other = await world.twin();
      const look = async (house: World, number: string) => {
        const two = house.as("dpo2").seals;
        const asked = await two.breakGlass({
          reference: number,
          secondId: me("legal1"),
          reason,
        });
        const [line] = (await house.as("legal1").seals.glass()).lines;
        const said = await house.as("legal1").seals.answerGlass({
          orderId: line?.orderId ?? "",
          isGranted: true,
        });
        const caller = house.as(who);
        const glass = await caller.seals.glass().catch(() => null);
        const log = await caller.audit
          .list({
            query: plainQuery(logListing),
            reference: null,
            cursor: null,
            limit: 100,
          })
          .catch(() => null);
        const list = await caller.requests
          .list(queueAt("state=open,closed"))
          .catch(() => null);
        return JSON.stringify([
          asked,
          said,
          glass?.lines.map((one) => ({ ...one, orderId: "" })),
          log?.rows.map(({ action, actor, about }) => [action, actor, about]),
          list,
        ]);
      };
      const opened = await look(world, reference);
      const nothing = await look(other, "KPT-2026-09999");
      expect(opened).toBe(nothing);
      expect(opened).not.toContain(reference);
      expect(await sees("dpo2")).toBe(true);
      await other.close();
    },
  );
});
