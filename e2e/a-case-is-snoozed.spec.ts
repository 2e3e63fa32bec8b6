import { expectAccessible } from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { workHannahsCase } from "./monday-queue.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-08-31T14:00+08:00" });

test("a case is snoozed by key, leaves my list and not the office's, and comes back as a reminder", async ({
  office,
}) => {
  test.setTimeout(180_000);
  const { reference } = await workHannahsCase(office);
  const page = await office.signIn("dpo");
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const openMenu = async (): Promise<void> => {
    await page.keyboard.press("h");
    await expect(page.getByRole("menu")).toBeVisible();
  };
  const snooze = async (): Promise<void> => {
    await openMenu();
    await page.getByRole("menuitem", { name: "Tomorrow morning" }).click();
    await expect(
      page.getByText("Snoozed until Tue 22 Sep, 09:00."),
    ).toBeVisible();
  };
  await snooze();
  await page.keyboard.press("z");
  await expect(page.getByText("The case is in sight again.")).toBeVisible();
  await expect(
    page.getByRole("button", { name: "Snooze", exact: true }),
  ).toBeVisible();
  await snooze();
  await expect(
    page.getByRole("button", { name: "Snoozed until Tue 22 Sep, 09:00" }),
  ).toBeVisible();
  await openMenu();
  await expectAccessible(page, "snoozing a case");
  await picture(page, "snooze/case");
  await page.keyboard.press("Escape");

  await page.goto("/requests?view=mine&group=none");
  await expect(
    page.getByText(/^No open request is yours|^Nothing meets/),
  ).toBeVisible();
  await expect(page.getByText("Hannah Vogel", { exact: true })).toHaveCount(0);
  await page.goto("/requests?group=none");
  await expect(page.getByText("Hannah Vogel", { exact: true })).toBeVisible();
  await page.goto("/requests?view=snoozed&group=none");
  await expect(page.getByText("Snoozed until Tue 22 Sep, 09:00")).toBeVisible();
  await expectAccessible(page, "what I snoozed");
  await picture(page, "snooze/list");

  const phone = await office.signIn("dpo", {
    scheme: "dark",
    size: { width: 320, height: 720 },
  });
  await phone.goto(`/requests/${reference}`);
  await phone.getByRole("button", { name: /^Snoozed until/ }).click();
  await expect(
    phone.getByRole("menuitem", { name: "Show it again now" }),
  ).toBeVisible();
  await expectAccessible(phone, "snoozing on a phone");
  await picture(phone, "snooze/phone");
  await office.leave(phone);

  const later = await office.comeBack(page, "2026-09-22T09:01+08:00");
  await office.deliver();
  await later.goto("/inbox");
  await expect(later.getByText("You wanted to be reminded")).toBeVisible();
  await later.goto("/requests?view=mine&group=none");
  await expect(later.getByText("Hannah Vogel", { exact: true })).toBeVisible();
});
