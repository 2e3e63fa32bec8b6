import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect } from "./server-fixture.ts";

/** Where pictures of screens go: `pnpm screenshots` puts those of the README into docs. Nobody takes any otherwise. */
const folder = process.env["KEPT_SCREENSHOTS"];

/** Everything is there: fonts, rows, and no pointer that lights something up. */
export async function settled(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** A picture of the page as it stands; `name` says screen, language and scheme. */
export async function picture(
  page: Page,
  name: string,
  { isWhole = false } = {},
): Promise<void> {
  if (folder !== undefined)
    await page.screenshot({
      path: join(folder, `${name}.png`),
      fullPage: isWhole,
    });
}
