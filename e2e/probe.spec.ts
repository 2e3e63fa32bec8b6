import { expect, test } from "./server-fixture.ts";
test.use({ begins: "2026-09-21T09:42+08:00" });
test("filled", async ({ office }) => {
  test.setTimeout(300_000);
  const t = performance.now();
  await office.fill(90);
  console.log("fill", performance.now() - t, office.sink.mails.length);
  const page = await office.signIn("dpo");
  await page.waitForTimeout(1000);
  await page.screenshot({ path: "/tmp/probe/today.png" });
  await page.goto("/requests");
  await page.waitForTimeout(1000);
  await page.screenshot({ path: "/tmp/probe/list.png" });
});
