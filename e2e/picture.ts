import { join } from "node:path";
import type { Page } from "@playwright/test";

/** A picture of the whole screen to look at by hand; it stands in no page. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: join(import.meta.dirname, "../test-results/pictures", `${name}.png`),
    fullPage: true,
  });
}
