import { expect, test } from "./server-fixture.ts";
import { mailFile } from "./inbox.ts";
test("drop", async ({ office }) => {
  const page = await office.signIn("analyst");
  await page.goto("/requests/new");
  await page.waitForTimeout(600);
  await page.screenshot({ path: "/tmp/probe/intake0.png" });
  await page.locator("input[type=file]").setInputFiles(mailFile("01"));
  await page.waitForTimeout(1500);
  await page.screenshot({ path: "/tmp/probe/intake1.png" });
  console.log(await page.locator("body").ariaSnapshot());
});
