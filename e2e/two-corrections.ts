import type { Locator, Page } from "@playwright/test";
import { expect, type Office } from "./server-fixture.ts";

export const reference = "DSR-2026-00001";

export async function openCase(page: Page): Promise<void> {
  await page.goto(`/requests/${reference}`);
  await expect(
    page.getByRole("heading", { level: 1, name: "Hannah Vogel" }),
  ).toBeVisible();
}

/** Two people correct the same case; the second to save is the officer, and meets what the analyst wrote. */
export async function twoCorrections(
  office: Office,
  theirAccount: string | null = null,
): Promise<{ readonly mine: Locator; readonly dialog: Locator }> {
  const correct = async (page: Page) => {
    await openCase(page);
    await page.getByRole("button", { name: "Correct the facts" }).click();
    return page.getByRole("form", { name: "Correct the facts" });
  };
  const one = await office.signIn("dpo");
  const mine = await correct(one);
  await mine.getByLabel("Name").fill("Hanna Vogel");
  await mine.getByLabel("Phone").fill("+49 40 123456");
  await mine.getByLabel("Why is it corrected?").fill("She spelled it to me.");

  const theirs = await correct(await office.signIn("analyst"));
  await theirs.getByLabel("Name").fill("Hannah Vogel-Meyer");
  if (theirAccount !== null)
    await theirs.getByLabel("Account").fill(theirAccount);
  await theirs.getByLabel("Why is it corrected?").fill("She has married.");
  await theirs.getByRole("button", { name: "Save the correction" }).click();
  await expect(theirs).toBeHidden();

  office.expectRefusals(409, 1);
  await mine.getByRole("button", { name: "Save the correction" }).click();
  const dialog = one.getByRole("dialog", {
    name: "The case changed while you wrote",
  });
  await expect(dialog).toBeVisible();
  return { mine, dialog };
}
