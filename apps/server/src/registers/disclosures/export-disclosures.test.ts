import { parse } from "csv-parse/sync";
import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readListQuery } from "@kept/domain/casework/listing-address";
import type { ListQuery } from "@kept/domain/casework/listing-query";
import { disclosureListing } from "@kept/domain/registers/disclosures/listing";
import {
  disclosureDesk,
  everyDisclosure,
} from "../../testing/disclosure-desk.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-09-16T02:00:00Z" });
});
afterEach(() => app.close());

const everyColumn = (address = ""): ListQuery => ({
  ...readListQuery(disclosureListing, new URLSearchParams(address)),
  columns: disclosureListing.columns.map(({ key }) => ({ key, width: null })),
});

/** Demands in every standing: released, overdue, due, without a date, under seal. */
async function furnish() {
  const desk = disclosureDesk(app.world, "legal1");
  const released = await desk.open({ respondBy: "2026-10-12" });
  await desk.bringOut(released, "dpo1");
  await desk.open({ body: "=HYPERLINK(1)", respondBy: "2026-09-17" });
  await desk.open({ body: "浦东税务局", country: "CN", kind: "emergency" });
  await desk.open({
    body: "Amtsgericht",
    country: "DE",
    respondBy: "2026-09-30",
  });
  await desk.open({ body: "Nobody may know", isSealed: true });
  app.world.clock.set("2026-09-21T02:00:00Z");
}

async function csv(query: ListQuery) {
  const made = await app.call("dpo1", "exports.make", {
    register: "disclosures",
    query,
    text: null,
    format: "csv",
    language: "en",
    viewName: null,
  });
  const { exportId } = made.data as { exportId: string };
  const response = await app.fetch(`/exports/${exportId}`, { who: "dpo1" });
  return parse<Record<string, string>>(
    Buffer.from(await response.arrayBuffer()),
    { columns: true, bom: true },
  );
}

describe("the list of disclosures as a file", () => {
  it.each(["", "country=DE", "sort=-received&group=none&state=open,closed"])(
    "holds exactly the rows of the view, and every due date as the screen shows it (%s)",
    async (address) => {
      await furnish();
      const query = everyColumn(address);
      const { rows } = await app.world
        .as("dpo1")
        .disclosures.list({ ...everyDisclosure, query });
      const file = await csv(query);
      expect(file.map((row) => row["Number"])).toEqual(
        rows.map(({ reference }) => reference),
      );
      expect(file.length).toBeGreaterThan(0);
      for (const [index, row] of rows.entries())
        expect(file[index]).toMatchObject({
          "Due on": row.clock?.dueOn ?? "",
          "What is due": row.clock?.act.en ?? "",
          Stage: row.stage.label.en,
          Recipient: row.body.replace(/^=/u, "'="),
          Content: row.content?.en ?? "",
          Time:
            row.disclosedAt === null
              ? ""
              : Temporal.Instant.from(row.disclosedAt)
                  .toZonedDateTimeISO("Asia/Shanghai")
                  .toPlainDateTime()
                  .toString({ smallestUnit: "minute" })
                  .replace("T", " "),
        });
    },
  );

  it("has no sealed demand in it, not even for the person it names", async () => {
    await furnish();
    const desk = disclosureDesk(app.world, "dpo1");
    await desk.open({ body: "Sealed by me", isSealed: true });
    const { rows } = await app.world
      .as("dpo1")
      .disclosures.list(everyDisclosure);
    expect(rows.map(({ body }) => body)).toContain("Sealed by me");
    const file = await csv(everyColumn());
    expect(JSON.stringify(file)).not.toContain("Sealed by me");
  });

  it("is written down with its register and the number of its rows", async () => {
    await furnish();
    await csv(everyColumn("country=DE"));
    const entries = await app.world.db
      .selectFrom("ledger_entries")
      .innerJoin("ledger_values", "ledger_values.seq", "ledger_entries.seq")
      .select(["action", "field", "value"])
      .where("object_kind", "=", "export")
      .execute();
    expect(new Set(entries.map(({ action }) => action))).toEqual(
      new Set(["exports.asked", "exports.made"]),
    );
    const said = JSON.stringify(entries);
    expect(said).toContain("Country: Germany");
    expect(entries.find(({ field }) => field === "rows")?.value).toBe("1");
    expect(said).not.toContain("Amtsgericht");
  });

  it("is refused to whoever may not open the register", async () => {
    const reply = await app.call("analystA1", "exports.about", {
      register: "disclosures",
      query: everyColumn(),
      text: null,
    });
    expect(reply.status).not.toBe(200);
  });
});

describe("acts on many disclosures", () => {
  it("give them to one person, each with its own line in the log", async () => {
    await furnish();
    const api = app.world.as("legal1").disclosures;
    const actions = await api.bulkActions();
    expect(actions.map(({ key }) => key)).toContain("assign");
    const { rows } = await api.list({
      ...everyDisclosure,
      query: everyColumn("country=DE"),
    });
    await api.startBulk({
      action: "assign",
      selection: { kind: "ids", ids: rows.map(({ id }) => id) },
      ownerId: app.world.actor("dpo2").id,
    });
    await app.world.scheduler.runAll();
    const { rows: after } = await api.list({
      ...everyDisclosure,
      query: everyColumn("country=DE"),
    });
    expect(after.map(({ owner }) => owner?.id)).toEqual([
      app.world.actor("dpo2").id,
    ]);
    const { frame } = await api.get({ caseId: rows[0]?.id ?? "" });
    expect(frame.history.map(({ action }) => action)).toContain(
      "disclosures.assigned",
    );
  });
});
