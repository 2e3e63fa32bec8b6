import type { Page } from "@playwright/test";
import {
  storyPassword,
  type StoryPerson,
} from "@kept/server/testing/story-people";
import { expectAccessible } from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { expect, test, type Office } from "./server-fixture.ts";

test.use({ twoFactorsAtProvider: ["amr:mfa"], isDemo: false });

function providerOf(office: Office) {
  if (office.provider === null) throw new Error("There is no provider.");
  return office.provider;
}

async function enter(
  page: Page,
  office: Office,
  who: StoryPerson,
): Promise<void> {
  await page.getByLabel("E-mail").fill(office.emailOf(who));
  await page.getByLabel("Password", { exact: true }).fill(storyPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Sets up a passkey on a device that is made up, as the first sign-in asks. */
async function addPasskey(page: Page): Promise<void> {
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
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name of the passkey").fill("the laptop");
  await page.getByRole("button", { name: "Ask the device" }).click();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
}

async function signInThere(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with Harbour" }).click();
}

test("somebody links the account at the provider by an own act, and comes in by it afterwards; a stranger there is a stranger here", async ({
  office,
}) => {
  test.setTimeout(180_000);
  const provider = providerOf(office);
  provider.person = { sub: "omar-at-harbour", amr: ["pwd", "mfa"] };

  const page = await office.door();
  await expectAccessible(page, "the door with a provider");
  await picture(page, "sso-door");
  office.expectRefusals(401, 1);
  await signInThere(page);
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page, "back from the provider, unknown here");
  await picture(page, "sso-unknown");
  expect(page.url(), "what the provider said stays in no address").toBe(
    `${office.url}/sign-in/return`,
  );
  await page.getByRole("button", { name: "Go to sign-in" }).click();

  await enter(page, office, "auditor");
  await addPasskey(page);
  await page.goto("/me");
  await expect(
    page.getByRole("button", { name: "Link my account" }),
  ).toBeVisible();
  await expectAccessible(page, "my settings with a provider");
  await page.getByRole("button", { name: "Link my account" }).click();
  await expect(page.getByText("Linked. From now on")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("button", { name: "Unlink" })).toBeVisible();
  await picture(page, "sso-settings");

  await signOut(page, "Omar Haddad");
  await signInThere(page);
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await expect(
    page.getByRole("button", { name: /^Omar Haddad/ }),
  ).toBeVisible();
  await page.goto("/audit?what=people");
  await expect(page.getByRole("main")).toContainText("Omar Haddad signed in");

  await signOut(page, "Omar Haddad");
  provider.person = { sub: "omar-at-harbour", amr: ["pwd"] };
  await page.context().clearCookies({ domain: "127.0.0.1" });
  await signInThere(page);
  await expect(
    page.getByRole("heading", { name: "Second step" }),
    "one factor there is worth a password here",
  ).toBeVisible();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
});

test("counsel shows a passkey here, whatever the provider says short of one", async ({
  office,
}) => {
  const provider = providerOf(office);
  provider.person = { sub: "anna-at-harbour", amr: ["pwd", "mfa"] };
  const page = await office.door();
  await enter(page, office, "legal");
  await addPasskey(page);
  await page.goto("/me");
  await page.getByRole("button", { name: "Link my account" }).click();
  await expect(page.getByText("Linked. From now on")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await signOut(page, "Anna Brandt");
  await signInThere(page);
  await expect(
    page.getByRole("heading", { name: "Second step" }),
  ).toBeVisible();
  await expectAccessible(page, "the second step after the provider");
  await picture(page, "sso-second");
});
