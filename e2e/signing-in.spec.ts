import { storyPassword } from "@kept/server/testing/story-people";
import { expectAccessible } from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { workHannahsCase } from "./monday-queue.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-08-31T14:00+08:00" });
test.beforeAll(() => {});

test.describe("where people are real", () => {
  test.use({ isDemo: false });

  test("the first sign-in sets up a passkey, the next one shows it, and the settings say where one is signed in", async ({
    office,
  }) => {
    const page = await office.door();
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
    const enter = async (): Promise<void> => {
      await page.getByLabel("E-mail").fill(office.emailOf("dpo"));
      await page.getByLabel("Password", { exact: true }).fill(storyPassword);
      await page.getByRole("button", { name: "Sign in" }).click();
    };

    await enter();
    await expect(
      page.getByRole("heading", { name: "Set up a second factor" }),
    ).toBeVisible();
    await expectAccessible(page, "setting up a second factor");
    await picture(page, "signing-in/enrol-en-light");
    await page.goto("/requests");
    await expect(
      page.getByRole("heading", { name: "Set up a second factor" }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByLabel("Name of the passkey").fill("the laptop");
    await picture(page, "signing-in/passkey-en-light");
    await page.getByRole("button", { name: "Ask the device" }).click();
    await expect(
      page.getByText("They are shown only now; older ones no longer work."),
    ).toBeVisible();
    const codes = await page.locator("ol li").allInnerTexts();
    expect(codes).toHaveLength(10);
    await expectAccessible(page, "recovery codes");
    await picture(page, "signing-in/codes-en-light");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await expect(page.getByRole("heading", { name: "Requests" })).toBeVisible();

    await page.goto("/me");
    await expect(page.getByText("the laptop")).toBeVisible();
    await expectAccessible(page, "my settings, signing in");
    await picture(page, "signing-in/settings-en-light", { isWhole: true });

    await page.getByRole("button", { name: "Lin Yue" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await enter();
    await expect(
      page.getByText("Your device asks for your finger, face or PIN."),
    ).toBeVisible();
    await expectAccessible(page, "the second step");
    await picture(page, "signing-in/second-en-light");
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill("0".repeat(24));
    office.expectRefusals(401, 1);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(
      page.getByText("This recovery code is wrong or was used before."),
    ).toBeVisible();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  });
});

test("a forgotten password is chosen anew by a link that works once", async ({
  office,
}) => {
  const page = await office.door();
  await page.getByRole("button", { name: "Password forgotten" }).click();
  await page.getByLabel("E-mail").fill(office.emailOf("auditor"));
  await expectAccessible(page, "asking for a link");
  await picture(page, "signing-in/forgotten-en-light");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(
    page.getByText("the mail is on its way", { exact: false }),
  ).toBeVisible();
  await office.deliver();
  const text = office.sink.mails
    .map(({ raw }) => raw.toString("utf8").replaceAll(/=\r?\n/gu, ""))
    .join("\n");
  const [path = ""] = /\/welcome#[\w-]{43}/u.exec(text) ?? [];
  await page.goto(path);
  await expect(
    page.getByText(`For ${office.emailOf("auditor")}.`, { exact: false }),
  ).toBeVisible();
  expect(page.url()).not.toContain("#");
  await expectAccessible(page, "choosing a password");
  await picture(page, "signing-in/welcome-en-light");
  await page
    .getByLabel("New password", { exact: true })
    .fill("another long phrase");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  office.expectRefusals(422, 1);
  await page.goto("/sign-in");
  await page.goto(path);
  await expect(page.getByText("This link was used")).toBeVisible();
});

for (const [language, scheme, size] of [
  ["en", "dark", { width: 1440, height: 900 }],
  ["zh", "light", { width: 1440, height: 900 }],
  ["zh", "dark", { width: 390, height: 844 }],
  ["en", "light", { width: 320, height: 720 }],
] as const) {
  test(`My settings about signing in can be used by everybody: ${language}, ${scheme}, ${size.width}`, async ({
    office,
  }) => {
    await office.call("analyst", "people.setLanguage", { language });
    const page = await office.signIn("analyst", { language, scheme, size });
    await page.goto("/me");
    const add = { en: "Set up codes from an app", zh: "设置应用动态码" };
    await page.getByRole("button", { name: add[language] }).click();
    await expect(
      page.getByRole("img", { name: /picture|密钥图/ }),
    ).toBeVisible();
    await expectAccessible(page, "codes from an app");
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
    ).toBe(size.width);
    await picture(page, `signing-in/totp-${language}-${scheme}-${size.width}`, {
      isWhole: true,
    });
  });
}

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
  await picture(page, "signing-in/prove-en-light");
  await door.getByRole("button", { name: "Not now" }).click();
  await expect(
    page.getByText("Not done. This needs a proof of who you are"),
  ).toBeVisible();

  await start.click();
  await door.getByLabel("Password", { exact: true }).fill(storyPassword);
  await door.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("1 row is ready.")).toBeVisible();

  await office.goTo("2026-09-21T09:58+08:00");
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the file" }).click();
  await door.getByLabel("Password", { exact: true }).fill(storyPassword);
  await door.getByRole("button", { name: "Confirm" }).click();
  expect((await file).suggestedFilename()).toMatch(/\.xlsx$/);
});
