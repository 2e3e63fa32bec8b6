import type { Page } from "@playwright/test";
import {
  storyPassword,
  type StoryPerson,
} from "@kept/server/testing/story-people";
import { expectAccessible } from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { expect, test, type Office } from "./server-fixture.ts";

test.use({ begins: "2026-08-31T14:00+08:00" });
test.beforeAll(() => {});

const newcomer = {
  name: "Ada Newcomer",
  email: "ada.newcomer@office.example",
  password: "paper boats on the canal",
};

/** A device in the drawer of whoever sits at this page. */
async function giveDevice(page: Page): Promise<void> {
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function enrol(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name of the passkey").fill("the laptop");
  await page.getByRole("button", { name: "Ask the device" }).click();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
}

async function enter(
  page: Page,
  who: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Somebody of the office at their own screen, with a passkey set up. */
async function atDesk(office: Office, person: StoryPerson): Promise<Page> {
  const page = await office.door();
  await giveDevice(page);
  await enter(page, {
    email: office.emailOf(person),
    password: storyPassword,
  });
  await enrol(page);
  return page;
}

test.describe("where people are real", () => {
  test.use({ isDemo: false });

  test("a new counsel is invited, approved by a second person, sets up a passkey and signs in with it", async ({
    office,
  }) => {
    test.slow();
    const admin = await atDesk(office, "admin");
    await admin.getByRole("link", { name: "People" }).click();
    await expect(admin.getByRole("heading", { name: "People" })).toBeVisible();
    await admin.getByRole("button", { name: "Invite a person" }).click();
    await expectAccessible(admin, "inviting a person");
    await admin.getByLabel("Name", { exact: true }).fill(newcomer.name);
    await admin.getByLabel("E-mail").fill(newcomer.email);
    await admin.getByRole("combobox", { name: "Role" }).click();
    await admin.getByRole("option", { name: "Legal counsel" }).click();
    await picture(admin, "people/invite-en-light");
    await admin.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(
      admin.getByText("The account opens when a data protection officer"),
    ).toBeVisible();
    await admin.getByRole("button", { name: "Cancel" }).click();
    const row = admin.getByRole("button", { name: newcomer.name });
    await expect(row).toContainText("Waits for approval");

    const dpo = await atDesk(office, "dpo");
    await dpo
      .getByRole("link", { name: "1 account waits for your yes" })
      .click();
    await expect(
      dpo.getByText(`${newcomer.name} is to become Legal counsel`),
    ).toBeVisible();
    await expectAccessible(dpo, "people with something to approve");
    await picture(dpo, "people/approve-en-light");
    await dpo.getByRole("button", { name: "Approve" }).click();
    await expect(
      dpo.getByText(`${newcomer.name} is to become Legal counsel`),
    ).toBeHidden();

    await office.deliver();
    const text = office.sink.mails
      .map(({ raw }) => raw.toString("utf8").replaceAll(/=\r?\n/gu, ""))
      .join("\n");
    const [path = ""] = /\/welcome#[\w-]{43}/u.exec(text) ?? [];
    const page = await office.door();
    await giveDevice(page);
    await page.goto(path);
    await page
      .getByLabel("New password", { exact: true })
      .fill(newcomer.password);
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(
      page.getByRole("heading", { name: "Set up a second factor" }),
    ).toBeVisible();
    await enrol(page);
    await page.getByRole("button", { name: newcomer.name }).click();
    // What the page still asks when its owner goes is answered with a no.
    office.expectRefusals(401, "any");
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await enter(page, newcomer);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();

    await admin.reload();
    await row.click();
    await expect(row).toContainText("Passkey");
    await expect(row).toContainText("Open");
    await expectAccessible(admin, "one account");
    await picture(admin, "people/person-en-light", { isWhole: true });
  });
});

test("the people of the office are seen in both languages, light and dark, and on a phone", async ({
  office,
}) => {
  test.slow();
  for (const [language, scheme] of [
    ["en", "dark"],
    ["zh", "light"],
    ["zh", "dark"],
  ] as const) {
    await office.call("admin", "people.setLanguage", { language });
    const page = await office.signIn("admin", { language, scheme });
    await page.goto("/people");
    const first = page.locator("main button[aria-expanded]").first();
    await expect(first).toBeVisible();
    await first.focus();
    await page.keyboard.press("Enter");
    await expectAccessible(page, `people, ${language}, ${scheme}`);
    await picture(page, `people/people-${language}-${scheme}`);
    await office.leave(page);
  }
  await office.call("admin", "people.setLanguage", { language: "en" });
  await office.call("admin", "people.create", {
    email: "long.name@office.example",
    name: "欧阳".repeat(60),
    nameZh: "欧阳".repeat(30),
    role: "analyst",
    teamId: null,
    language: "zh",
  });
  const phone = await office.signIn("admin", {
    size: { width: 320, height: 700 },
  });
  await phone.goto("/people");
  await expect(
    phone.locator("main button[aria-expanded]").first(),
  ).toBeVisible();
  const wide = await phone.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  expect(wide).toBe(false);
  await picture(phone, "people/people-phone");
  await phone.getByLabel("Find by name").fill("欧阳");
  await phone.locator("main button[aria-expanded]").first().click();
  await expectAccessible(phone, "people on a phone");
  await picture(phone, "people/people-phone-long", { isWhole: true });
});
