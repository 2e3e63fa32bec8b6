import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { choose, next, record, stepOf } from "./demand-desk.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-09-21T10:00+08:00" });

/** Two people whose names are to be published, each with what they can be recognised by. */
async function plan(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Disclosures" }).first().click();
  await page.getByRole("link", { name: "Take in a demand" }).first().click();
  const form = page.getByRole("form", { name: "Take in a demand" });
  await choose(form, "Kind", "Publication");
  await form.getByLabel("Authority or recipient").fill("Company website");
  await choose(form, "Kind of authority", "The public");
  await form
    .getByLabel("What is asked for")
    .fill("The names of the winners of the autumn prize");
  const [first, second] = [
    form.getByRole("group", { name: "Person 1", exact: true }),
    form.getByRole("group", { name: "Person 2", exact: true }),
  ];
  await first.getByLabel("Name (optional)").fill("Ren Hai");
  await first
    .getByLabel("E-mail address (optional)")
    .fill("ren.hai@mail.example");
  await form.getByRole("button", { name: "Add a person" }).click();
  await second.getByLabel("Name (optional)").fill("周敏");
  await expectAccessible(page, "taking in a disclosure about two people");
  await form.getByRole("button", { name: "Open the case" }).click();
  await expect(
    page.getByRole("heading", { name: "Company website", level: 1 }),
  ).toBeVisible();
}

test("a publication waits for the notice and the express consent of those it names, and for a second person", async ({
  office,
}) => {
  test.setTimeout(240_000);
  const counsel = await office.signIn("legal");
  await test.step("it is planned, and names two people", async () => {
    await plan(counsel);
    await expect(counsel.getByText("Ren Hai, 周敏")).toBeVisible();
  });

  await test.step("counsel finds that only consent can carry it", async () => {
    const form = await next(counsel, "Record the legal review");
    await choose(form, "Basis", "Express consent");
    await form
      .getByLabel("Why it is needed")
      .fill("The prize is announced with the names of its winners.");
    await record(form);
    await expect(stepOf(counsel, "Obtain express consent")).toContainText(
      "Cannot start yet",
    );
  });

  await test.step("only the name is given", async () => {
    const form = await next(counsel, "Settle the scope");
    await choose(form, "Category", "Account");
    for (const column of ["Asked", "Lawful", "There is", "Given"])
      await form
        .getByRole("group", { name: column, exact: true })
        .getByLabel("Name", { exact: true })
        .check();
    await record(form);
  });

  await test.step("people are told before: purpose, kind of data, sensitive data", async () => {
    await counsel.getByRole("tab", { name: "Path" }).click();
    await expect(stepOf(counsel, "Approval by a second person")).toContainText(
      "Cannot start yet",
    );
    const form = await next(counsel, "Record the notice before it");
    await form.getByLabel("Reason").fill("Announcing the autumn prize");
    await form.getByLabel("Kinds of data").fill("The name");
    await form.getByLabel("Sensitive data").fill("None");
    await form.getByLabel("How", { exact: true }).fill("By e-mail");
    await expectAccessible(counsel, "the notice before a publication");
    await record(form);
    await expect(stepOf(counsel, "Tell the people before")).toContainText(
      "Done",
    );
  });

  await test.step("they consent expressly", async () => {
    const form = await next(counsel, "Record the consent");
    await form.getByLabel("Proof").fill("Form 12, signed by both");
    await record(form);
    await expect(stepOf(counsel, "Obtain express consent")).toContainText(
      "Done",
    );
  });

  await test.step("a second person approves exactly this", async () => {
    const form = await next(counsel, "Ask for approval");
    await choose(form, "Second person", "Lin Yue");
    await record(form);
    const officer = await office.signIn("dpo");
    await officer.goto(new URL(counsel.url()).pathname);
    await officer.getByRole("button", { name: "Approve" }).click();
    await expect(
      officer.getByText("Lin Yue approved this release."),
    ).toBeVisible();
  });

  await test.step("it is published, and the register says what, when, why and to whom", async () => {
    const form = await next(counsel, "Release");
    await form.getByLabel("Reason").fill("Announcing the autumn prize");
    await choose(form, "Channel", "Publication");
    await record(form);
    await counsel.getByRole("tab", { name: /^Register/ }).click();
    const entry = counsel.getByRole("article");
    for (const fact of [
      "Given in full",
      "Account (Name)",
      "21 Sep",
      "Announcing the autumn prize · Express consent",
      "Company website",
    ])
      await expect(entry).toContainText(fact);
    await expectAccessible(counsel, "the entry of a publication");
  });

  await test.step("nothing is owed any more, and it is closed; the trail tells every step", async () => {
    await counsel.getByRole("button", { name: "Close", exact: true }).click();
    await expect(counsel.getByText("Closed", { exact: true })).toBeVisible();
    await counsel.getByRole("tab", { name: "History" }).click();
    await expect(
      counsel.getByText("Proof: Form 12, signed by both"),
    ).toBeVisible();
    await expectAccessible(counsel, "the history of a publication");
  });
});
