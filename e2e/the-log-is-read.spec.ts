import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { workHannahsCase } from "./monday-queue.ts";
import { picture } from "./pictures.ts";
import { expect, test } from "./server-fixture.ts";

function entries(page: Page) {
  return page
    .getByRole("region", { name: "Entries of the log" })
    .getByRole("listitem");
}

/** The sentences on the screen, the newest first; names of cases are links in them. */
async function sentences(page: Page): Promise<readonly string[]> {
  return entries(page).locator("[data-outcome]").allInnerTexts();
}

test("the log is narrowed by who and what, followed by case and by person, and its file says what the screen says", async ({
  office,
}) => {
  test.setTimeout(240_000);
  const { reference } = await workHannahsCase(office);
  const refused = await office.call("analyst", "people.list", {});
  expect(refused.status).toBe(200);
  const notTheirs = await office.call("analyst", "audit.chain");
  expect(notTheirs.status).toBe(403);

  const page = await office.signIn("dpo");
  await page.getByRole("link", { name: "Log", exact: true }).click();
  await expect(entries(page).first()).toBeVisible();
  await expectAccessible(page, "the log");
  await picture(page, "log");

  await page.getByRole("link", { name: "Refused", exact: true }).click();
  await expect(entries(page)).toHaveCount(1);
  expect(await sentences(page)).toEqual(["Zhou Min was refused: audit.chain"]);

  await page.getByRole("link", { name: "Everything", exact: true }).click();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("menuitem", { name: "What", exact: true }).click();
  await page
    .getByRole("dialog", { name: "Filter by: What" })
    .getByRole("checkbox", { name: "Casework" })
    .check();
  await page.keyboard.press("Escape");
  await expect(
    page.getByRole("button", { name: /^What Casework/ }),
  ).toBeVisible();
  await expect(page).toHaveURL(/what=work/);
  await expect(entries(page).first()).toBeVisible();
  const work = await sentences(page);
  expect(work.length).toBeGreaterThan(5);
  expect(
    work.filter((one) => one.includes("Yue opened")),
    "looks are not work",
  ).toEqual([]);
  await picture(page, "log-work");

  await page.getByRole("link", { name: "Export this list" }).click();
  await page.getByLabel("CSV", { exact: true }).check();
  await page
    .getByRole("button", { name: `Export ${String(work.length)} rows` })
    .click();
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the file" }).click();
  const file = await (await coming).path();
  const rows = parse<Record<string, string>>(readFileSync(file), {
    columns: true,
    bom: true,
  });
  expect(
    rows.map((row) => row["What happened"]),
    "the file is the screen",
  ).toEqual(work);

  await page.goto("/audit?what=work");
  await page
    .getByRole("button", { name: /^Details of:/ })
    .first()
    .click();
  await page.getByRole("link", { name: `Everything on ${reference}` }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: reference }),
  ).toBeVisible();
  await expect(entries(page).first()).toBeVisible();
  for (const one of await sentences(page)) expect(one).toContain(reference);
  await expectAccessible(page, "the log of one case");

  await page
    .getByRole("button", { name: /^Details of: Lin Yue/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Everything by Lin Yue" }).click();
  await expect(page).toHaveURL(/\/audit\?who=/);
  await expect(entries(page).first()).toBeVisible();
  for (const one of await sentences(page)) expect(one).toContain("Lin Yue");
  await expectAccessible(page, "the log of one person");

  await picture(page, "log-person");
  const auditor = await office.signIn("auditor", {
    language: "en",
    scheme: "dark",
  });
  await auditor.goto(`/audit/cases/${reference}`);
  await expect(entries(auditor).first()).toBeVisible();
  await expectAccessible(auditor, "the log of one case, in the dark");
});
