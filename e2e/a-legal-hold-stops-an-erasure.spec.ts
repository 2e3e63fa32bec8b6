import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { mailBytes } from "./inbox.ts";
import { picture } from "./pictures.ts";
import { expect, test } from "./server-fixture.ts";
import { openCase, reference } from "./two-corrections.ts";

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("a legal hold stops an erasure; once it is lifted two people erase, her words are gone, and the log still holds and says so", async ({
  office,
}) => {
  test.setTimeout(240_000);
  await office.handOver(mailBytes("01"));
  const { data } = await office.call("dpo", "requests.byReference", {
    reference,
  });
  const { id: caseId, version } = (
    data as { frame: { id: string; version: number } }
  ).frame;
  const ended = await office.call("dpo", "requests.withdraw", {
    caseId,
    version,
    reason: "She called and took it back.",
  });
  expect(ended.status).toBe(200);

  const officer = await office.signIn("dpo");
  await openCase(officer);
  await choose(officer, "Set a legal hold");
  const hold = officer.getByRole("form", { name: "Set a legal hold" });
  await hold.getByLabel("Reason").fill("Order 12 of the district court.");
  await hold.getByRole("button", { name: "Set the hold" }).click();
  await expect(
    officer.getByText("Order 12 of the district court."),
  ).toBeVisible();
  await expectAccessible(officer, "a held case");
  await picture(officer, "held");

  await officer.getByRole("button", { name: "More", exact: true }).click();
  await expect(
    officer.getByRole("menuitem", { name: /Erase the person’s data/ }),
  ).toContainText("A legal hold stands. Lift it first.");
  await expect(
    officer.getByRole("menuitem", { name: /Erase the person’s data/ }),
  ).toHaveAttribute("aria-disabled", "true");
  await officer.keyboard.press("Escape");
  // Nor past the screen.
  const past = await office.call("dpo", "erasure.ask", {
    caseId,
    version: version + 2,
    alsoIds: [],
    ground: "retentionOver",
    approverId: office.idOf("legal"),
  });
  expect(past.refusal?.code).toBe("erasureHeld");

  await choose(officer, "Lift the legal hold");
  await expect(
    officer.getByText("Order 12 of the district court."),
  ).toHaveCount(0);
  await choose(officer, "Erase the person’s data");
  const form = officer.getByRole("form", { name: "Erase the person’s data" });
  await expect(form.getByText("This goes")).toBeVisible();
  await expectAccessible(officer, "what an erasure takes");
  await form.getByLabel("Reason").click();
  await officer.getByRole("option").first().click();
  await form.getByLabel("Who has to agree").click();
  await officer.getByRole("option", { name: "Anna Brandt" }).click();
  await picture(officer, "erase-form");
  await form.getByRole("button", { name: "Ask for approval" }).click();
  await expect(
    officer.getByText("Anna Brandt has been asked to agree"),
  ).toBeVisible();
  await expect(
    officer.getByRole("button", { name: "Erase for good" }),
    "nobody agrees with themselves",
  ).toHaveCount(0);

  const counsel = await office.signIn("legal");
  await openCase(counsel);
  await expect(counsel.getByText("Lin Yue asks you to agree")).toBeVisible();
  await expectAccessible(counsel, "the second person of an erasure");
  await picture(counsel, "erase-second");
  await counsel.getByRole("button", { name: "Erase for good" }).click();
  // Counsel sees a request while it waits for them, and no longer.
  office.expectRefusals(404, "any");
  await expect(counsel.getByRole("main")).toContainText(
    "What you did in it is recorded.",
  );
  await picture(counsel, "gone");
  await office.deliver();

  await officer.goto(`/requests/${reference}`);
  await expect(
    officer.getByText("The person’s data was erased", { exact: false }),
  ).toBeVisible();
  await expect(officer.getByText("Hannah")).toHaveCount(0);
  await expect(officer.getByText("hannah.vogel@post.example")).toHaveCount(0);
  await picture(officer, "erased");
  await expectAccessible(officer, "an erased case");

  await officer.goto(`/audit/cases/${reference}`);
  await expect(officer.getByRole("main")).not.toContainText("Hannah");
  await expect(officer.getByRole("main")).toContainText("Anna Brandt");
  await picture(officer, "erased-log");

  await officer.goto("/audit/state");
  await officer
    .getByRole("button", { name: "Check the whole log now" })
    .click();
  await office.deliver();
  await expect(officer.getByText(/^Every entry holds:/)).toBeVisible();
  await expectAccessible(officer, "the state of the log");
  await picture(officer, "state");
});
