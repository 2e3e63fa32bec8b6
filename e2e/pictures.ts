import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect } from "./server-fixture.ts";

/** Where the pictures go; `pnpm screenshots` puts them into docs. */
const folder =
  process.env["KEPT_SCREENSHOTS"] ??
  join(import.meta.dirname, "../test-results/screenshots");

/** Everything is there: fonts, rows, and no pointer that lights something up. */
export async function settled(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** A picture of the page as it stands; `name` says screen, language and scheme. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
