import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  codeOf,
  provenActions,
  queueAt,
  requestDesk,
  wholeQueue,
} from "../testing/request-desk.ts";
import { makeWorld, type World } from "../testing/world.ts";

let world: World;
let officer: ReturnType<typeof requestDesk>;

/** Monday 21 September, 09:42 in Shanghai: before the Mid-Autumn holiday, after a worked Sunday. */
beforeAll(async () => {
  world = await makeWorld({ now: "2026-09-21T01:42:00Z" });
  officer = requestDesk(world, "dpo1");
  const identified = async (receivedAt: string) => {
    const caseId = await officer.open({ receivedAt, types: ["correction"] });
    await officer.classify(caseId, { identifiedAt: receivedAt });
    return caseId;
  };
  // Fifteen working days after each: 18, 20, 21 and 24 September.
  for (const day of ["08-28", "08-31", "09-01", "09-04"])
    await identified(`2026-${day}T02:00:00Z`);
  const mine = await identified("2026-09-04T03:00:00Z");
  await officer.api.assign({
    ...(await officer.newest(mine)),
    ownerId: world.actor("dpo1").id,
  });
  // 48 hours after each: over since Sunday, ending today, ending on Wednesday.
  await officer.open({ receivedAt: "2026-09-18T08:20:00Z" });
  await officer.open({ receivedAt: "2026-09-19T05:05:00Z" });
  await officer.open({ receivedAt: "2026-09-21T01:00:00Z" });
  const asked = await officer.open({ types: ["correction"] });
  await officer.bringToDecision(asked, "refused");
  await officer.ask(
    asked,
    await officer.write(asked, "correction-refused"),
    "manager1",
  );
});
afterAll(() => world.close());

async function rowsOf(address: string): Promise<number> {
  const page = await officer.api.list(queueAt(address));
  expect(page.rows).toHaveLength(page.total);
  return page.total;
}

describe("the morning page", () => {
  it("counts exactly the rows that each number opens", async () => {
    const { counts } = await world.as("dpo1").desk.today();
    expect(counts.overdue).toBe(3);
    expect(await rowsOf("due=overdue")).toBe(counts.overdue);
    expect(counts.dueToday).toBe(2);
    expect(await rowsOf("due=today")).toBe(counts.dueToday);
    expect(await rowsOf("view=unidentified")).toBe(counts.unidentified);
    expect(await rowsOf("view=unverified")).toBe(counts.unverified);
    const { mine, mineTotal } = await world.as("dpo1").desk.today();
    expect(await rowsOf("view=mine")).toBe(mineTotal);
    expect(mine).toHaveLength(mineTotal);
  });

  it("counts for every day of the strip the rows that the day opens", async () => {
    const { day, week } = await world.as("dpo1").desk.today();
    for (const { on, due } of week)
      expect(await rowsOf(`due=${on === day ? "today" : on}`), on).toBe(due);
    expect(week.find(({ on }) => on === "2026-09-24")?.due).toBe(2);
  });

  it("shows the last working day and six from today, with what is between them named", async () => {
    const { week } = await world.as("dpo1").desk.today();
    expect(week.map(({ on, type }) => `${on.slice(5)} ${type}`)).toEqual([
      "09-20 working",
      "09-21 working",
      "09-22 working",
      "09-23 working",
      "09-24 working",
      "09-25 holiday",
      "09-26 holiday",
      "09-27 holiday",
      "09-28 working",
      "09-29 working",
    ]);
    expect(week[0]).toMatchObject({ makeUp: true });
    expect(week[5]?.name?.en).toMatch(/Mid-Autumn/);
  });

  it("puts my cases in the order in which they are due, with their clocks", async () => {
    const { mine, next } = await world.as("dpo1").desk.today();
    const dues = mine.map(({ clock }) => clock?.dueAt ?? "");
    expect(dues).toEqual([...dues].sort());
    expect(mine[0]?.kind?.en).toBe("Correction");
    expect(next[0]?.clock?.standing.state).toBe("overdue");
  });

  it("counts for an analyst only their own dates, and the rows are those of the numbers", async () => {
    const analyst = world.as("analystA1");
    const { counts, desk, week, day } = await analyst.desk.today();
    expect(desk.whose).toBe("mine");
    const own = async (due: string) =>
      (await analyst.requests.list(queueAt(`view=mine&due=${due}`))).total;
    expect(counts.dueToday).toBe(await own("today"));
    expect(counts.overdue).toBe(await own("overdue"));
    for (const { on, due } of week)
      expect(await own(on === day ? "today" : on), on).toBe(due);
  });

  it("tells the approver what waits, and the one who asked on whom", async () => {
    const asked = await world.as("dpo1").desk.today();
    expect(
      asked.onOthers.map(({ matter, person }) => `${matter} ${person?.name}`),
    ).toEqual(["approval manager1"]);
    expect(asked.counts.onOthers).toBe(asked.onOthers.length);
    expect(asked.onMe).toEqual([]);
    const approver = await world.as("manager1").desk.today();
    expect(approver.counts.toApprove).toBe(1);
    expect(
      (await world.as("manager1").requests.list(queueAt("view=toApprove")))
        .total,
    ).toBe(approver.counts.toApprove);
    expect(approver.onMe.map(({ person }) => person?.name)).toEqual(["dpo1"]);
  });

  it("knows nothing of another team's cases", async () => {
    const today = await world.as("analystB").desk.today();
    const { rows } = await world.as("analystB").requests.list(wholeQueue);
    expect(
      today.unidentified.every((line) =>
        rows.some(({ id }) => id === line.caseId),
      ),
    ).toBe(true);
  });

  it("shows a role only what its desk has: a manager approvals, an auditor what left and the chain", async () => {
    const manager = await world.as("manager1").desk.today();
    expect(manager.mine).toEqual([]);
    expect(manager.coming).toEqual([]);
    expect(manager.week).toEqual([]);
    const auditor = await world.as("auditor1").desk.today();
    expect(auditor.onMe).toEqual([]);
    expect(auditor.chain).toMatchObject({ ok: true });
    expect(auditor.acts.map(({ action }) => action)).toContain(
      "people.account-created",
    );
  });

  it("gives an administrator the state of the house and no case", async () => {
    expect(await codeOf(world.as("admin1").desk.today())).toBe("notAllowed");
    const house = await world.as("admin1").desk.house();
    expect(house).toMatchObject({
      mail: { goes: "folder", retrying: 0, dead: 0 },
      deadJobs: 0,
    });
    expect(house.disk.free).toBeGreaterThan(0);
    expect(JSON.stringify(house)).not.toContain("DSR-");
  });
});

describe("a nudge", () => {
  it("puts one line into the colleague's inbox and one into the trail, once a day", async () => {
    const [line] = (await world.as("dpo1").desk.today()).onOthers;
    const matter = {
      caseId: line?.caseId ?? "",
      matter: "approval" as const,
      subjectId: line?.subjectId ?? "",
    };
    expect(line?.nudge).toBe("open");
    await world.as("dpo1").desk.nudge(matter);
    const told = await world.db
      .selectFrom("inbox_lines")
      .select(["account_id", "by_id", "reason"])
      .where("reason", "=", "nudged")
      .execute();
    expect(told).toEqual([
      {
        account_id: world.actor("manager1").id,
        by_id: world.actor("dpo1").id,
        reason: "nudged",
      },
    ]);
    expect(await provenActions(world, matter.caseId)).toContain(
      "requests.nudged",
    );
    expect((await world.as("dpo1").desk.today()).onOthers[0]?.nudge).toBe(
      "doneToday",
    );
    expect(await codeOf(world.as("dpo2").desk.nudge(matter))).toBe(
      "nudgedToday",
    );
  });

  it("is refused where nobody else has to act, and for a case that is not open to the one who asks", async () => {
    const other = await officer.open({ types: ["correction"] });
    const nothing = {
      caseId: other,
      matter: "task" as const,
      subjectId: other,
    };
    expect(await codeOf(world.as("dpo1").desk.nudge(nothing))).toBe(
      "nothingToNudge",
    );
    expect(
      await codeOf(
        world.as("dpo1").desk.nudge({
          ...nothing,
          caseId: "0197d1c2-0000-7000-8000-000000000000",
        }),
      ),
    ).toBe("notFound");
  });
});

describe("folded groups of the queue", () => {
  it("are counted, and their rows left out until they are unfolded", async () => {
    const whole = await officer.api.list(wholeQueue);
    const folded = await officer.api.list({
      ...wholeQueue,
      folded: ["later", "week"],
    });
    expect(folded.total).toBe(whole.total);
    expect(folded.groups).toEqual(whole.groups);
    expect(folded.rows.map(({ id }) => id)).toEqual(
      whole.rows
        .filter(({ group }) => group !== "later" && group !== "week")
        .map(({ id }) => id),
    );
  });
});
