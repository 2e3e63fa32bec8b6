import {
  expectAccessible,
  expectAccessibleInBothSchemes,
} from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { fillMondayQueue, workHannahsCase } from "./monday-queue.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-08-31T14:00+08:00" });

test("a colleague named in a note hears of it, opens the case from the inbox and puts it away", async ({
  office,
}) => {
  test.setTimeout(180_000);
  const { reference } = await workHannahsCase(office);
  await fillMondayQueue(office);

  const page = await office.signIn("dpo");
  await page.goto(`/requests/${reference}`);
  await expect(
    page.getByRole("heading", { name: "Who hears of this case" }),
  ).toBeVisible();
  await page.keyboard.press("n");
  const note = page.getByRole("textbox", { name: "For colleagues" });
  await note.pressSequentially("Please confirm, @Om");
  await expect(page.getByRole("listbox", { name: "Colleagues" })).toBeVisible();
  await expectAccessible(page, "naming a colleague");
  await picture(page, "context/mention");
  await page.keyboard.press("Enter");
  await expect(note).toHaveValue("Please confirm, @Omar Haddad ");
  await note.pressSequentially("and @Ruth");
  await page.keyboard.press("Enter");
  await expect(
    page.getByText("Ruth Adler cannot see this case and will not be told."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(
    page.getByText("Please confirm, @Omar Haddad and @Ruth Adler").first(),
  ).toBeVisible();
  await expect(page.getByText("Followed by Omar Haddad")).toBeVisible();
  await picture(page, "context/case");

  for (const language of ["en", "zh"] as const) {
    await office.call("auditor", "people.setLanguage", { language });
    const theirs = await office.signIn("auditor", { language });
    const look = (name: string) =>
      expectAccessibleInBothSchemes(theirs, `${name}, ${language}`, (scheme) =>
        picture(theirs, `context/${name}-${language}-${scheme}`, {
          isWhole: true,
        }),
      );
    await theirs
      .getByRole("link", {
        name: language === "en" ? "Inbox, 1 new" : "收件箱，1 条新通知",
      })
      .click();
    await expect(theirs.getByText(reference)).toBeVisible();
    await look("inbox");
    await theirs.goto("/me");
    await expect(theirs.getByRole("textbox").first()).toBeVisible();
    await look("my-settings");
    await office.leave(theirs);
  }

  await office.call("auditor", "people.setLanguage", { language: "en" });
  const theirs = await office.signIn("auditor", {
    size: { width: 320, height: 720 },
  });
  await theirs.goto("/inbox");
  await expect(
    theirs.getByText("Lin Yue mentioned you in a note"),
  ).toBeVisible();
  await expectAccessible(theirs, "inbox on a phone");
  expect(
    await theirs.evaluate(() => document.documentElement.scrollWidth),
  ).toBe(320);
  await picture(theirs, "context/inbox-phone");
  await theirs.getByRole("button", { name: /^Done: / }).click();
  await expect(theirs.getByText("Nothing is new.")).toBeVisible();
  await theirs.goto("/me");
  await expect(theirs.getByRole("textbox").first()).toBeVisible();
  await expectAccessible(theirs, "my settings on a phone");
  expect(
    await theirs.evaluate(() => document.documentElement.scrollWidth),
  ).toBe(320);
});

test("a calendar address is shown once and works until it is taken back", async ({
  office,
}) => {
  await workHannahsCase(office);
  const page = await office.signIn("dpo");
  await page.goto("/me");
  await page.getByRole("button", { name: "Make an address" }).click();
  const shown = page.getByRole("button", { name: /\/calendar\// });
  const address = (await shown.innerText()).trim();
  expect((await fetch(address)).status).toBe(200);
  await page.reload();
  await expect(page.getByText("It is not shown again.")).toBeVisible();
  await expect(page.getByText(/\/calendar\//)).toHaveCount(0);
  await page.getByRole("button", { name: "Take the address back" }).click();
  await expect(page.getByText("The address was taken back.")).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
});

test("the form of a reminder can be used by everybody", async ({ office }) => {
  const { reference } = await workHannahsCase(office);
  const page = await office.signIn("dpo");
  await page.goto(`/requests/${reference}`);
  await page.getByRole("button", { name: "Remind me" }).click();
  await expect(
    page.getByRole("form", { name: "Remind me of this case" }),
  ).toBeVisible();
  await page
    .getByRole("button", { name: "Set reminder" })
    .scrollIntoViewIfNeeded();
  await expectAccessible(page, "setting a reminder");
  await picture(page, "context/remind");
});
