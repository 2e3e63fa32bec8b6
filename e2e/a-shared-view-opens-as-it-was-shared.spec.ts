import type { Page } from "@playwright/test";
import { fillMondayQueue } from "./monday-queue.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-08-31T14:00+08:00" });

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** What stands on the screen: the heads of the columns and the rows, in their order. */
async function seenOn(
  page: Page,
): Promise<{ columns: string[]; rows: (string | null)[] }> {
  const rows = page.locator("[data-row-focus]");
  await expect(rows.first()).toBeVisible();
  return {
    columns: await page.getByRole("columnheader").allInnerTexts(),
    rows: await rows.evaluateAll((all) =>
      all.map((row) => row.getAttribute("aria-label")),
    ),
  };
}

test("a view that is shared opens as it was shared", async ({ office }) => {
  test.setTimeout(180_000);
  await fillMondayQueue(office);
  const page = await office.signIn("dpo");
  await page.goto("/requests");
  await expect(page.getByRole("row", { name: "顾晨" })).toBeVisible();
  const look = page.getByRole("button", { name: "How the list looks" });
  const tab = page.getByRole("link", { name: /^Next due/ });

  await test.step("a table of one's own, put together by keyboard", async () => {
    await look.press("Enter");
    await page.getByRole("menuitemradio", { name: "Table" }).press("Enter");
    await page.getByRole("menuitem", { name: "Columns" }).press("Enter");
    const chooser = page.getByRole("dialog", { name: "Columns" });
    await chooser.getByRole("checkbox", { name: /^Person/ }).press("Space");
    await expect(
      chooser.getByRole("checkbox", { name: /^Person/ }),
      "the box keeps the focus where it goes",
    ).toBeFocused();
    for (const step of [1, 2, 3])
      await test.step(`left, ${step}`, () =>
        chooser
          .getByRole("button", { name: "Move Person to the left" })
          .press("Enter"));
    await chooser
      .getByRole("button", { name: "Make Types wider" })
      .press("Enter");
    await press(page, "Escape");
    await expect(chooser).toBeHidden();
    await expect(look).toBeFocused();
    await page.getByRole("button", { name: "Person", exact: true }).click();
    await expect(
      page.getByRole("columnheader", { name: "Person" }),
    ).toHaveAttribute("aria-sort", "ascending");
  });

  await test.step("and with a condition", async () => {
    await press(page, "f");
    await page.getByRole("menuitem", { name: "Type" }).press("Enter");
    const editor = page.getByRole("dialog", { name: "Filter by: Type" });
    await editor.getByRole("checkbox", { name: "Deletion" }).press("Space");
    await editor.getByRole("checkbox", { name: "Correction" }).press("Space");
    await press(page, "Escape");
    await expect(
      page.getByRole("button", { name: /^Type Correction \+1/ }),
    ).toBeFocused();
    await expect(page.getByRole("row", { name: "Aisha Karim" })).toBeHidden();
  });

  await test.step("a word that is searched for is in no address", async () => {
    await press(page, "/");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type("owner:me invoices ", { delay: 20 });
    await expect(
      page.getByRole("row", { name: "Sofie Lindgren" }),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: /^Owner Me/ })).toBeVisible();
    await expect(page.getByRole("row", { name: "顾晨" })).toBeHidden();
    expect(page.url()).not.toContain("invoices");
    await press(page, "Escape");
    await page.getByRole("button", { name: /^Owner Me/ }).press("Backspace");
    await expect(page.getByRole("row", { name: "顾晨" })).toBeVisible();
  });

  const mine = await seenOn(page);
  const shared = page.url();
  expect(mine.rows.length).toBeGreaterThan(3);

  await test.step("a colleague opens the address and sees the same", async () => {
    const other = await office.signIn("auditor");
    await other.goto(shared);
    expect(await seenOn(other)).toEqual(mine);
    await office.leave(other);
  });

  await test.step("into a case and back, to the same row", async () => {
    const row = page.getByRole("row", { name: "苏文静" });
    await press(page, "j");
    for (let steps = 0; steps < 12; steps += 1) {
      if (await row.evaluate((it) => it === document.activeElement)) break;
      await press(page, "j");
    }
    await expect(row).toBeFocused();
    await press(page, "Space");
    await expect(
      page.getByRole("heading", { level: 1, name: "苏文静" }),
    ).toBeVisible();
    await expect(row, "a look leaves the focus in the list").toBeFocused();
    await press(page, "Space");
    await expect(
      page.getByRole("heading", { level: 1, name: "苏文静" }),
    ).toBeHidden();
    await expect(row).toBeFocused();
    await press(page, "Enter");
    await expect(
      page.getByRole("region", { name: "The open case" }),
    ).toBeFocused();
    await press(page, "u");
    await expect(row).toBeFocused();
    await expect.poll(() => seenOn(page)).toEqual(mine);
    await row.click();
    await page.getByRole("link", { name: "Open the whole page" }).click();
    await expect(page.getByRole("grid")).toBeHidden();
    await page.goBack();
    await page.goBack();
    await expect.poll(() => seenOn(page)).toEqual(mine);
    await expect(row).toHaveAttribute("aria-current", "true");
  });

  await test.step("the view says that it was changed, and goes back to what it was", async () => {
    await expect(tab.getByRole("img", { name: "Changed" })).toBeVisible();
    await page.getByRole("button", { name: "Reset" }).click();
    await expect(page).toHaveURL("/requests");
    await expect(tab.getByRole("img", { name: "Changed" })).toBeHidden();
    await expect(page.getByRole("row", { name: "Aisha Karim" })).toBeVisible();
  });

  await test.step("a view of one's own is kept, changed, updated and reset", async () => {
    await page.goto(shared);
    await page.getByRole("button", { name: "Save as a view" }).click();
    const form = page.getByRole("dialog", { name: "Save as a view" });
    await form.getByLabel("Name of the view").fill("Corrections by name");
    await form.getByRole("radio", { name: "Everybody", exact: true }).check();
    await press(page, "Enter");
    await expect(form).toBeHidden();
    const own = page.getByRole("link", { name: /^Corrections by name/ });
    const dot = own.getByRole("img", { name: "Changed" });
    await expect(own).toHaveAttribute("aria-current", "page");
    await expect.poll(() => seenOn(page)).toEqual(mine);

    await page
      .getByRole("button", { name: /^Type Correction/ })
      .press("Delete");
    await expect(dot).toBeVisible();
    await page.getByRole("button", { name: "Reset" }).click();
    await expect(dot).toBeHidden();
    await expect.poll(() => seenOn(page)).toEqual(mine);

    await page
      .getByRole("button", { name: /^Type Correction/ })
      .press("Delete");
    await page.getByRole("button", { name: "Update the view" }).click();
    await expect(dot).toBeHidden();
    const wider = await seenOn(page);
    expect(wider.rows.length).toBeGreaterThan(mine.rows.length);

    const other = await office.signIn("analyst");
    await other.goto("/requests");
    await other.getByRole("link", { name: /^Corrections by name/ }).click();
    await expect
      .poll(async () => (await seenOn(other)).columns)
      .toEqual(wider.columns);
    await office.leave(other);
  });

  await test.step("page by page the same rows are a plain table", async () => {
    await page.goto("/requests?layout=pages");
    const table = page.getByRole("table", { name: "Requests: Next due" });
    await expect(table.getByRole("row", { name: /顾晨/ })).toBeVisible();
    await expect(page.getByText("Rows 1 to 10 of 10")).toBeVisible();
    await press(page, "j", "j");
    await expect(
      table.getByRole("button", { name: /DSR-/ }).nth(1),
    ).toBeFocused();
  });
});
