import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readListQuery } from "@kept/domain/casework/listing-address";
import { logListing } from "@kept/domain/log/log-listing";
import { exportedRows } from "../testing/exported-rows.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import type { LogPage } from "./log-views.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const analyst = requestDesk(app.world, "analystA1");
  const caseId = await analyst.open();
  await app.call("analystA1", "requests.get", { caseId });
  const foreign = await requestDesk(app.world, "analystB").open();
  await app.world.as("dpo1").requests.assign({
    ...(await requestDesk(app.world, "dpo1").newest(foreign)),
    ownerId: app.world.actor("analystB").id,
  });
  await app.call("analystA1", "requests.get", { caseId: foreign });
  app.world.clock.set("2026-09-22T02:00:00.000Z");
  await analyst.open();
  await app.world.looks.settle();
});
afterAll(() => app.close());

describe("what the filters of the log ask for", () => {
  it.each([
    "",
    "who=analyst",
    "who=me",
    "what=seen",
    "what=work",
    "what=people,settings",
    "when=2026-09-22",
    "when=..2026-09-21",
    "outcome=refused",
    "what=work&when=2026-09-22&outcome=done",
    "view=seen",
    "view=refused",
  ])("is the same on the screen and in the file (%s)", async (typed) => {
    const address = typed.replace("analyst", app.world.actor("analystA1").id);
    const read = readListQuery(logListing, new URLSearchParams(address));
    const query = {
      ...read,
      columns: logListing.columns.map(({ key }) => ({ key, width: null })),
    };
    const { rows } = (
      await app.call("dpo1", "audit.list", {
        query,
        reference: null,
        cursor: null,
        limit: 100,
      })
    ).data as LogPage;
    const file = await exportedRows(app, {
      who: "dpo1",
      register: "log",
      query,
    });
    // What was done to look and to make the file came after the screen was read.
    const calls = new Set(rows.map(({ requestId }) => requestId));
    const before = file.filter((row) => calls.has(row["Call"] ?? ""));
    expect(before.map((row) => [row["Call"], row["Case"]])).toEqual(
      rows.map((row) => [row.requestId, row.case?.reference ?? ""]),
    );
    if (typed.includes("refused"))
      expect(rows.map(({ outcome }) => outcome)).toContain("refused");
    else expect(rows.length).toBeGreaterThan(0);
  });
});
