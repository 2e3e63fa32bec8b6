import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { mailBytes } from "./inbox.ts";
import { picture } from "./pictures.ts";
import { expect, test } from "./server-fixture.ts";
import { openCase, reference } from "./two-corrections.ts";

const name = "Hannah Vogel";

test.beforeEach(async ({ office }) => {
  await office.handOver(mailBytes("01"));
});

function field(page: Page): Locator {
  return page.getByRole("combobox", { name: "Find" });
}

/** What somebody finds of her who looks for the name, for the number, in the list and at the address. */
async function findsNothing(page: Page): Promise<void> {
  await page.goto("/requests");
  await expect(page.getByRole("heading", { name: "Requests" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("No ");
  await expect(page.getByText(name)).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+k");
  for (const typed of [name, reference]) {
    await field(page).fill(typed);
    await expect(
      page.getByRole("status").filter({ hasText: "cases" }),
    ).toHaveText("0 cases found.");
  }
  await page.keyboard.press("Escape");
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("main")).toContainText("Not found.");
  await expect(page.getByText(name)).toHaveCount(0);
}

test("a sealed case is nowhere for whoever it does not name, and takes two people to open", async ({
  office,
}) => {
  test.setTimeout(240_000);
  const officer = await office.signIn("dpo");
  const analyst = await office.signIn("analyst");
  await openCase(analyst);
  await openCase(officer);

  // Whoever looks for it or has it open is told that it is not there.
  office.expectRefusals(404, "any");
  await officer.getByRole("button", { name: "More", exact: true }).click();
  await officer.getByRole("menuitem", { name: "Seal this case" }).click();
  const form = officer.getByRole("form", { name: "Seal this case" });
  await expectAccessible(officer, "sealing a case");
  await picture(officer, "seal-form");
  await form.getByLabel("Second person").click();
  await officer.getByRole("option", { name: /Anna Brandt/ }).click();
  await form.getByLabel("Why").fill("A colleague is concerned.");
  await form.getByRole("button", { name: "Seal the case" }).click();
  await expect(
    officer.getByText("Only the people named here know"),
  ).toBeVisible();
  await expectAccessible(officer, "a sealed case");
  await picture(officer, "sealed");

  await expect(
    analyst.getByRole("main"),
    "a page that stands open shows nothing of it any more",
  ).toContainText("This case is not open to you any more.");
  await expect(analyst.getByText(name)).toHaveCount(0);
  await findsNothing(analyst);
  await picture(analyst, "not-found");
  for (const who of ["auditor", "otherAnalyst"] as const) {
    const page = await office.signIn(who);
    await findsNothing(page);
    await office.leave(page);
  }

  await officer.getByRole("button", { name: "Name somebody" }).click();
  const naming = officer.getByRole("form", { name: "Name somebody" });
  await naming.getByLabel("Who").click();
  await officer.getByRole("option", { name: /Omar Haddad/ }).click();
  await naming.getByRole("button", { name: "Name", exact: true }).click();
  await expect(
    officer.getByText("Lin Yue wants to open this case to Omar Haddad"),
  ).toBeVisible();
  const auditor = await office.signIn("auditor");
  await findsNothing(auditor);
  const counsel = await office.signIn("legal");
  await openCase(counsel);
  await expectAccessible(counsel, "the second person for an auditor");
  await picture(counsel, "naming-asked");
  await counsel.getByRole("button", { name: "Name", exact: true }).click();
  await expect(counsel.getByText(/^Auditor, until/)).toBeVisible();
  await openCase(auditor);
  await office.leave(auditor);

  await expect(officer.getByText(/^Auditor, until/)).toBeVisible();
  await officer.getByRole("button", { name: "Ask to open it" }).click();
  const ask = officer.getByRole("form", { name: "Ask to open it" });
  await ask.getByLabel("Why").fill("The concern is settled.");
  await ask.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(
    officer.getByText("It takes a yes from another officer or counsel"),
  ).toBeVisible();
  await expect(
    officer.getByRole("button", { name: "Open the case" }),
    "nobody says yes to themselves",
  ).toHaveCount(0);
  await findsNothing(analyst);

  await expect(counsel.getByText("The concern is settled.")).toBeVisible();
  await expectAccessible(counsel, "the second person of a seal");
  await picture(counsel, "unseal");
  await counsel.getByRole("button", { name: "Open the case" }).click();
  await expect(
    counsel.getByText("Only the people named here know"),
  ).toHaveCount(0);
  await openCase(analyst);
  await analyst.goto("/requests");
  await expect(
    analyst.getByRole("row", { name: /Hannah Vogel/ }),
  ).toBeVisible();
});
