import { join } from "node:path";
import { mkdirSync } from "node:fs";
import { storyPassword } from "@kept/server/testing/story-people";
import { expectAccessible } from "./accessibility.ts";
import { workHannahsCase } from "./monday-queue.ts";
import { expect, test } from "./server-fixture.ts";

/** Pictures to look at by hand; they stand in no page. */
const pictures = join(import.meta.dirname, "../test-results/signing-in");

test.use({ begins: "2026-08-31T14:00+08:00" });
test.beforeAll(() => {
  mkdirSync(pictures, { recursive: true });
});

test("a list leaves only for somebody who has just proved who they are, and the click is not lost", async ({
  office,
}) => {
  await workHannahsCase(office);
  const page = await office.signIn("dpo");
  await page.goto("/requests/export");
  const start = page.getByRole("button", { name: /^Export 1/ });
  await expect(start).toBeVisible();
  await office.goTo("2026-09-21T09:50+08:00");
  office.expectRefusals(412, 3);

  await start.click();
  const door = page.getByRole("dialog", { name: "Is it you?" });
  await expect(door).toBeVisible();
  await expectAccessible(page, "asking for a proof");
  await page.screenshot({ path: join(pictures, "prove-en-light.png") });
  await door.getByRole("button", { name: "Not now" }).click();
  await expect(
    page.getByText("Not done. This needs a proof of who you are"),
  ).toBeVisible();

  await start.click();
  await door.getByLabel("Password").fill(storyPassword);
  await door.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("1 row is ready.")).toBeVisible();

  await office.goTo("2026-09-21T09:58+08:00");
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the file" }).click();
  await door.getByLabel("Password").fill(storyPassword);
  await door.getByRole("button", { name: "Confirm" }).click();
  expect((await file).suggestedFilename()).toMatch(/\.xlsx$/);
});
