import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { expect, test } from "./server-fixture.ts";

// GB18030, ten rows: an impossible date, a missing name, a formula, an unknown policy, a double.
const oldRegister = new URL("./fixtures/old-register.csv", import.meta.url);

async function choose(page: Page, file: { name: string; bytes: Buffer }) {
  await page.goto("/requests/import");
  await page.locator("input[type=file]").setInputFiles({
    name: file.name,
    mimeType: "text/csv",
    buffer: file.bytes,
  });
  await expect(page).toHaveURL(/\/requests\/import\/[0-9a-f-]{36}$/);
}

async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const coming = page.waitForEvent("download");
  await press();
  const download = await coming;
  return readFile(await download.path());
}

test("the old register comes in with its five bad rows named, is corrected, imported again, exported and taken back", async ({
  office,
}) => {
  const page = await office.signIn("dpo");
  await page.goto("/requests/new");
  await page.getByRole("link", { name: "Import from a table" }).click();
  await expect(page.getByText("Up to 20 MB and 100,000 rows")).toBeVisible();
  await expectAccessible(page, "choosing a file");

  // Step 1: how it is read.
  await choose(page, {
    name: "old-register.csv",
    bytes: readFileSync(oldRegister),
  });
  await expect(page.getByLabel("Encoding")).toHaveValue("gb18030");
  await expect(page.getByRole("cell", { name: "王芳" })).toBeVisible();
  await page.getByLabel("Encoding").selectOption("utf-8");
  await expect(
    page.getByText("The file is not written in UTF-8."),
  ).toBeVisible();
  await page.getByLabel("Encoding").selectOption("gb18030");
  await expectAccessible(page, "how the file is read");
  await page.getByRole("button", { name: "Match the columns" }).click();

  // Step 2: every header of the old register is known.
  const columnOf = (name: string) =>
    page.getByLabel(`In your file: ${name}`, { exact: true });
  await expect(columnOf("Received on")).toHaveValue("0");
  await expect(columnOf("Policy")).toHaveValue("3");
  await columnOf("Policy").selectOption({ label: "Not in the file" });
  const next = page.getByRole("button", { name: /Check the rows/ });
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await expect(
    page.getByText("Needed. Choose the column that says it."),
  ).toBeVisible();
  await columnOf("Policy").selectOption({ label: "政策" });
  await expect(next).not.toHaveAttribute("aria-disabled");
  await expectAccessible(page, "matching the columns");
  await next.click();

  // Step 3: the five bad rows, each with its column, what is there and what would be right.
  await expect(page.getByText("5 rows can be imported.")).toBeVisible();
  await expect(page.getByText("5 rows need correcting.")).toBeVisible();
  const rows = page.getByRole("row");
  await expect(rows.filter({ hasText: "2026-02-30" })).toContainText(
    "There is no such day.",
  );
  await expect(rows.filter({ hasText: "=HYPERLINK" })).toContainText(
    "This is a formula, not a value.",
  );
  await expect(rows.filter({ hasText: "p009" })).toContainText(
    "p000 (Online shop)",
  );
  await expect(rows.filter({ hasText: "赵敏" })).toContainText(
    "The same as row 9.",
  );
  await expect(rows.filter({ hasText: "nothing" })).toContainText(
    "Fill it in.",
  );
  await expectAccessible(page, "checking the rows");
  const wrong = await saved(page, () =>
    page.getByRole("button", { name: /Download the 5 rows/ }).click(),
  );
  const before = await office.call("dpo", "requests.counts", {});
  expect(before.data, "nothing is written before the last step").toMatchObject({
    nextDue: 0,
  });

  // Step 4: only the valid rows, by choice.
  await page
    .getByRole("button", { name: "Import only the 5 valid rows" })
    .click();
  await expect(page.getByText("The import begins in a moment.")).toBeVisible();
  await office.deliver();
  await expect(page.getByText("5 requests were imported.")).toBeVisible();
  await expect(
    page.getByRole("link", { name: "DSR-2026-00001" }),
  ).toBeVisible();
  await expectAccessible(page, "the outcome");

  // The corrected rows come in; what is in already is known again.
  const corrected = wrong
    .toString("utf8")
    .replace("2026-02-30", "2026-02-27")
    .replace("2026-03-02,,", "2026-03-02,Nora Name,")
    .replace("p009", "p002")
    .replace(/"'=HYPERLINK.*?",formula@/u, "Fritz Formel,formula@")
    .replace("'@SUM(1+1)", "Please delete my data");
  await choose(page, {
    name: "corrected.csv",
    bytes: Buffer.from(corrected, "utf8"),
  });
  await page.getByRole("button", { name: "Match the columns" }).click();
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByText("4 rows can be imported.")).toBeVisible();
  await expect(
    page.getByText("1 row was imported before and is left out."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Import 4 rows" }).click();
  await expect(page.getByText("The import begins in a moment.")).toBeVisible();
  await office.deliver();
  await expect(page.getByText("4 requests were imported.")).toBeVisible();
  const secondImport = page.url();

  // The whole file once more adds nothing.
  await choose(page, {
    name: "old-register.csv",
    bytes: readFileSync(oldRegister),
  });
  await page.getByRole("button", { name: "Match the columns" }).click();
  await expect(page.getByText("Matched as the last time")).toBeVisible();
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByText("0 rows can be imported.")).toBeVisible();
  await expect(
    page.getByRole("button", { name: /Import only/ }),
  ).toHaveAttribute("aria-disabled", "true");

  // The list leaves as it stands: its rows, its order, its dates.
  const list = await office.call("dpo", "requests.list", {
    query: {
      view: "nextDue",
      where: { state: ["open"] },
      sort: "due",
      direction: "asc",
      group: "due",
      columns: null,
      density: "roomy",
      layout: "scroll",
    },
    text: null,
    folded: [],
    cursor: null,
    limit: 100,
  });
  const shown = (
    list.data as {
      rows: { reference: string; clock: { dueOn: string } | null }[];
    }
  ).rows;
  await page.goto("/requests/export");
  await expect(page.getByText("State: Open")).toBeVisible();
  await page.getByLabel("CSV", { exact: true }).check();
  await expectAccessible(page, "exporting the view");
  await page
    .getByRole("button", { name: `Export ${String(shown.length)} rows` })
    .click();
  await expect(
    page.getByText("requests-20260916-1000.csv").first(),
  ).toBeVisible();
  const file = await saved(page, () =>
    page.getByRole("link", { name: "Download the file" }).click(),
  );
  const exported = parse<Record<string, string>>(file, {
    columns: true,
    bom: true,
  });
  expect(
    exported.map((row) => [row["Number"], row["Due on"]]),
    "every due date is the one of the list",
  ).toEqual(shown.map(({ reference, clock }) => [reference, clock?.dueOn]));

  // One act takes the second import back, but not the case that somebody has worked on.
  const [first] = shown;
  await page.goto(`/requests/${first?.reference ?? ""}`);
  await page.goto(secondImport);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expectAccessible(page, "undoing the import");
  await page.getByRole("button", { name: "Withdraw the cases" }).click();
  await expect(
    page.getByText("Undone: 4 requests were withdrawn."),
  ).toBeVisible();
  const after = await office.call("dpo", "requests.counts", {});
  expect(after.data).toMatchObject({ nextDue: 2 });
  expect(office.troubles()).toEqual([]);
});

test("somebody without the right finds neither import nor export", async ({
  office,
}) => {
  const page = await office.signIn("analyst");
  await page.goto("/requests/new");
  await expect(
    page.getByRole("link", { name: "Import from a table" }),
  ).toHaveCount(0);
  await page.goto("/requests/import");
  await expect(
    page.getByText("Your role does not include imports."),
  ).toBeVisible();
  await page.goto("/requests/export");
  await expect(
    page.getByText("Your role does not include exports."),
  ).toBeVisible();
});
