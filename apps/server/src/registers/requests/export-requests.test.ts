import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/node";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  plainQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import { readListQuery } from "@kept/domain/casework/listing-address";
import { policyById } from "@kept/domain/registers/requests/policies";
import { requestListing } from "@kept/domain/registers/requests/listing";
import {
  intakeChannels,
  requestTypes,
} from "@kept/domain/registers/requests/types";
import { codeOf, requestDesk } from "../../testing/request-desk.ts";
import { hour } from "../../testing/stopped-clock.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import type { CastName } from "../../testing/world.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-09-16T02:00:00Z" });
});
afterEach(() => app.close());

const everyColumn = (address = ""): ListQuery => ({
  ...readListQuery(requestListing, new URLSearchParams(address)),
  columns: requestListing.columns.map(({ key }) => ({ key, width: null })),
});

interface Wanted {
  readonly query?: ListQuery;
  readonly text?: string | null;
  readonly format?: "csv" | "xlsx";
  readonly language?: "en" | "zh";
  readonly who?: CastName;
}

async function make(wanted: Wanted = {}): Promise<string> {
  const { query = everyColumn(), text = null, who = "dpo1" } = wanted;
  const { format = "csv", language = "en" } = wanted;
  const reply = await app.call(who, "exports.make", {
    register: "requests",
    query,
    text,
    format,
    language,
    viewName: null,
  });
  if (reply.status !== 200) throw new Error(reply.text);
  return (reply.data as { exportId: string }).exportId;
}

async function fetched(exportId: string, who: CastName = "dpo1") {
  const response = await app.fetch(`/exports/${exportId}`, { who });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function csv(wanted: Wanted = {}) {
  const { bytes } = await fetched(await make(wanted));
  return parse<Record<string, string>>(bytes, { columns: true, bom: true });
}

interface Row {
  readonly reference: string;
  readonly name: string;
  readonly types: readonly (keyof typeof requestTypes)[];
  readonly stage: { readonly label: { en: string } };
  readonly policyId: string;
  readonly channel: keyof typeof intakeChannels;
  readonly language: string;
  readonly receivedAt: string;
  readonly owner: { readonly name: string } | null;
  readonly isMinor: boolean;
  readonly clock: {
    readonly dueOn: string | null;
    readonly dueAt: string | null;
    readonly unit: string;
    readonly zone: string;
    readonly provisional: boolean;
    readonly act: { en: string };
    readonly standing: { readonly state: string };
  } | null;
}

/** The list as the screen gets it, page by page over HTTP. */
async function screen(
  query: ListQuery,
  text: string | null = null,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const { data } = await app.call("dpo1", "requests.list", {
      query,
      text,
      folded: [],
      cursor,
      limit: 3,
    });
    const page = data as { rows: Row[]; nextCursor: string | null };
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

const standing: Readonly<Record<string, string>> = {
  calm: "Running",
  soon: "Soon",
  today: "Today",
  overdue: "Overdue",
  paused: "Paused",
  provisional: "Provisional",
  waiting: "Not running yet",
};

/** What the screen says of a row, worked out here from what it was sent. */
function asSaid({ clock, ...row }: Row): Record<string, string> {
  const wall = (at: string, zone: string) =>
    Temporal.Instant.from(at)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: "minute" })
      .replace("T", " ");
  return {
    "Due on": clock?.dueOn ?? "",
    "Due by":
      clock?.dueOn == null
        ? ""
        : clock.unit === "hours"
          ? wall(clock.dueAt ?? "", clock.zone).slice(11)
          : "24:00",
    "Time zone": clock?.zone ?? "",
    "What is due": clock?.act.en ?? "",
    Standing: clock === null ? "" : (standing[clock.standing.state] ?? "?"),
    Provisional: clock === null ? "" : clock.provisional ? "yes" : "no",
    Number: row.reference,
    Person: row.name,
    Types: row.types.map((type) => requestTypes[type].label.en).join(", "),
    Stage: row.stage.label.en,
    Owner: row.owner?.name ?? "",
    Channel: intakeChannels[row.channel].en,
    Language: row.language,
    Received: wall(row.receivedAt, "Asia/Shanghai"),
    Policy: policyById(row.policyId)?.title.en ?? "",
  };
}

/** Cases in every standing: overdue, paused, provisional, by the hour, in another zone, ended. */
async function furnish(): Promise<void> {
  const desk = requestDesk(app.world, "dpo1");
  const paused = await desk.open({
    personName: "Paul Pause",
    residence: "DE",
    policyId: "p004",
  });
  app.world.clock.pass(hour);
  await desk.classify(paused);
  await desk.open({
    personName: '=HYPERLINK("x")',
    residence: null,
    receivedAt: "2026-08-03T02:00:00Z",
  });
  await desk.open({ personName: "＝1+1", policyId: "p004", channel: "phone" });
  app.world.clock.set("2026-09-21T02:00:00Z");
  const { letterId } = await desk.api.pause({
    ...(await desk.newest(paused)),
    ruleIds: ["eu.response"],
    ground: "identityDoubt",
    question: "Which of your two accounts do you mean?",
    replyBy: "2026-09-25",
  });
  await desk.fill(paused, letterId);
  await desk.sendAway(paused, letterId);
  for (const residence of ["US-CA", "BR", "JP", "ZA", "CA-QC"]) {
    const caseId = await desk.open({
      personName: `Person ${residence}`,
      residence,
      types: ["deletion", "access"],
    });
    await desk.classify(caseId, { types: ["deletion", "access"] });
  }
  const minor = await desk.open({
    personName: "李雷",
    types: ["minor"],
    language: "zh",
    text: "请删除孩子的账户",
  });
  const spam = await desk.open({ personName: "Spam" });
  await desk.api.markSpam({
    ...(await desk.newest(spam)),
    reason: "An advertisement.",
  });
  await desk.api.assign({
    ...(await desk.newest(minor)),
    ownerId: app.world.actor("dpo2").id,
  });
  // Dates beyond the calendar are provisional.
  app.world.clock.set("2026-12-24T02:00:00Z");
  const late = await desk.open({
    personName: "Petra Provisional",
    residence: "DE",
  });
  await desk.classify(late);
}

describe("an export", () => {
  it.each([
    "",
    "view=mine",
    "owner=&state=open,closed&sort=-received&group=none",
    "policy=p004",
    "sort=name&group=none",
  ])(
    "holds exactly the rows of the view in its order, and every date as the screen shows it (%s)",
    async (address) => {
      await furnish();
      const query = everyColumn(address);
      const shown = await screen(query);
      const rows = await csv({ query });
      expect(rows.map((row) => row["Number"])).toEqual(
        shown.map(({ reference }) => reference),
      );
      for (const [index, row] of shown.entries()) {
        const said = asSaid(row);
        said["Person"] = said["Person"]?.replace(/^[=＝]/u, "'$&") ?? "";
        expect(rows[index]).toMatchObject(said);
      }
      if (address !== "") return;
      // The cases of this office cover what the columns can say.
      expect(new Set(rows.map((row) => row["Standing"]))).toEqual(
        new Set(["Overdue", "Provisional", "Paused"]),
      );
      expect(new Set(rows.map((row) => row["Provisional"]))).toEqual(
        new Set(["yes", "no"]),
      );
    },
  );

  it("says the same in a workbook, with days as days and formulas as words", async () => {
    await furnish();
    const query = everyColumn("state=open");
    const shown = await screen(query);
    const { bytes, response } = await fetched(
      await make({ query, format: "xlsx" }),
    );
    expect(response.headers.get("content-disposition")).toContain(
      "requests-20261224-1000.xlsx",
    );
    const [, sheet] = await readWorkbook(bytes);
    const [headers = [], ...rows] = sheet?.data ?? [];
    const asText = (cell: unknown): string =>
      cell === null || cell === undefined
        ? ""
        : cell instanceof Date
          ? new Date(Math.round(cell.getTime() / 60_000) * 60_000)
              .toISOString()
              .slice(0, 16)
              .replace("T", " ")
              .replace(/ 00:00$/u, "")
          : typeof cell === "string"
            ? cell
            : JSON.stringify(cell);
    const table = rows.map((row) =>
      Object.fromEntries(
        headers.map((header, index) => [asText(header), asText(row[index])]),
      ),
    );
    expect(table).toHaveLength(shown.length);
    for (const [index, row] of shown.entries())
      expect(table[index]).toMatchObject(asSaid(row));
    expect(table.find((row) => row["Person"] === "Paul Pause")).toMatchObject({
      Standing: "Paused",
    });
    expect(new Set(table.map((row) => row["Time zone"])).size).toBeGreaterThan(
      1,
    );
  });

  it("has a cover that says who, when, where, which rows and with which calendars, in both languages", async () => {
    await furnish();
    const cover = async (language: "en" | "zh") => {
      const query = { ...everyColumn("view=mine&policy=p000"), view: "mine" };
      const { bytes } = await fetched(
        await make({ query, text: "Petra", format: "xlsx", language }),
      );
      const [first] = await readWorkbook(bytes);
      return (first?.data ?? []).map((row) => row.map(String).join(" | "));
    };
    const said = await cover("en");
    expect(said[0]).toContain("Requests · Mine");
    expect(said).toContain("Made by | dpo1");
    expect(said).toContain("Made on | 2026-12-24 10:00 +08:00 (Asia/Shanghai)");
    expect(said.join("\n")).toContain(
      "State: Open\nPolicy: Online shop\nOwner: Me",
    );
    expect(said.join("\n")).toContain("Rows | 1");
    expect(said.join("\n")).toMatch(/CN version \d/u);
    expect(said.join("\n")).toContain("provisional while its calendar");
    expect(said.join("\n")).not.toContain("Petra");
    const gesagt = (await cover("zh")).join("\n");
    expect(gesagt).toContain("制作人 | dpo1");
    expect(gesagt).toContain("政策：网上商城");
  });

  it("names nobody where the person is not shown, and nobody in the name of its file", async () => {
    await furnish();
    const query = {
      ...plainQuery(requestListing),
      columns: [
        { key: "clock", width: null },
        { key: "reference", width: null },
        { key: "types", width: null },
      ],
    };
    const { bytes, response } = await fetched(await make({ query }));
    expect(bytes.toString("utf8")).not.toMatch(/Paul Pause|李雷|Petra/u);
    expect(response.headers.get("content-disposition")).not.toMatch(
      /Paul|Petra/u,
    );
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it("is written down: who, which rows and columns, how many; of words searched for only that there were some", async () => {
    await furnish();
    const exportId = await make({
      query: everyColumn("policy=p000"),
      text: "Petra",
    });
    const entries = await app.world.db
      .selectFrom("ledger_entries")
      .innerJoin("ledger_values", "ledger_values.seq", "ledger_entries.seq")
      .select(["action", "actor_id", "field", "value"])
      .where("object_kind", "=", "export")
      .where("object_id", "=", exportId)
      .orderBy("ledger_entries.seq")
      .execute();
    expect(new Set(entries.map(({ action }) => action))).toEqual(
      new Set(["exports.asked", "exports.made"]),
    );
    expect(new Set(entries.map(({ actor_id }) => actor_id))).toEqual(
      new Set([app.world.actor("dpo1").id]),
    );
    const valueOf = (name: string) =>
      entries.find(({ field }) => field === name)?.value;
    expect(valueOf("conditions")).toBe('["State: Open","Policy: Online shop"]');
    expect(valueOf("searched")).toBe("true");
    expect(valueOf("personal")).toBe("true");
    expect(valueOf("rows")).toBe("1");
    expect(JSON.stringify(entries)).not.toContain("Petra");
    const kept = await app.world.db
      .selectFrom("exports")
      .select("request")
      .executeTakeFirst();
    expect(kept?.request).toBeNull();
    expect(JSON.stringify(app.world.logged)).not.toContain("Petra");
  });

  it("holds only what its person may see", async () => {
    const b = requestDesk(app.world, "analystB");
    await b.open({ personName: "Of team B" });
    const a = requestDesk(app.world, "analystA1");
    await a.open({ personName: "Of team A" });
    expect(await csv()).toHaveLength(2);
    expect(
      await codeOf(
        app.world.as("analystA1").exports.about({
          register: "requests",
          query: plainQuery(requestListing),
          text: null,
        }),
      ),
    ).toBe("notAllowed");
    expect(
      await codeOf(
        app.world.as("admin1").exports.about({
          register: "requests",
          query: plainQuery(requestListing),
          text: null,
        }),
      ),
    ).toBe("notAllowed");
  });

  it("is fetched by its person alone, and for a day", async () => {
    await furnish();
    const exportId = await make();
    expect((await fetched(exportId, "manager1")).response.status).toBe(404);
    expect((await fetched(exportId)).response.status).toBe(200);
    app.world.clock.pass(25 * hour);
    app.forgetCookies();
    expect((await fetched(exportId)).response.status).toBe(404);
    await app.world.scheduler.runAll();
    await app.world.scheduler.runAll();
    expect(await app.world.as("dpo1").exports.get({ exportId })).toMatchObject({
      state: "gone",
    });
  });

  it("refuses conditions that no list has", async () => {
    const query = { ...plainQuery(requestListing), where: { nonsense: ["1"] } };
    const reply = await app.call("dpo1", "exports.make", {
      register: "requests",
      query,
      text: null,
      format: "csv",
      language: "en",
      viewName: null,
    });
    expect(reply.refusal).toMatchObject({ code: "invalidInput" });
  });
});
