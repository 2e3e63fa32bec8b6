import { expectAccessible } from "./accessibility.ts";
import { choose, fromMenu, next, record, stepOf } from "./demand-desk.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-09-21T10:00+08:00" });

test("a merger moves data once the successor is bound by the policy and people were told; its entry is corrected by two", async ({
  office,
}) => {
  test.setTimeout(240_000);
  const counsel = await office.signIn("legal");
  await test.step("the transfer is taken in: nobody is named, everybody of the shop is meant", async () => {
    await counsel.getByRole("link", { name: "Disclosures" }).first().click();
    await counsel
      .getByRole("link", { name: "Take in a demand" })
      .first()
      .click();
    const form = counsel.getByRole("form", { name: "Take in a demand" });
    await choose(form, "Kind", "Business transfer");
    await choose(form, "Form of the transfer", "Merger");
    await form.getByLabel("Authority or recipient").fill("Harbour Holding");
    await choose(form, "Kind of authority", "Party to a transaction");
    await form.getByLabel("What is asked for").fill("The accounts of the shop");
    await form
      .getByLabel("Whom it is about, in words (optional)")
      .fill("All customers of the online shop");
    await form.getByLabel("About how many (optional)").fill("84000");
    await form.getByRole("button", { name: "Open the case" }).click();
    await expect(
      counsel.getByRole("heading", { name: "Harbour Holding", level: 1 }),
    ).toBeVisible();
  });

  await test.step("the deal is logged, reviewed and given its scope", async () => {
    const logged = await next(counsel, "Log the instrument");
    await choose(logged, "Instrument", "Deal document");
    await logged.getByLabel("Number (optional)").fill("Annex 4");
    await record(logged);
    const review = await next(counsel, "Record the legal review");
    await choose(review, "Basis", "Merger, acquisition or sale");
    await review.getByLabel("Why it is needed").fill("The shop changes hands.");
    await record(review);
    const scope = await next(counsel, "Settle the scope");
    await choose(scope, "Category", "Account");
    for (const column of ["Asked", "Lawful", "There is", "Given"])
      await scope
        .getByRole("group", { name: column, exact: true })
        .getByLabel("Name", { exact: true })
        .check();
    await record(scope);
    await counsel.getByRole("tab", { name: "Path" }).click();
  });

  await test.step("a promise of confidentiality binds nobody to the policy: the step stays open", async () => {
    const form = await next(counsel, "Record the undertaking");
    await choose(form, "What binds the recipient", "Confidentiality agreement");
    await form.getByLabel("Signed on").fill("20 Sep 2026");
    await form.getByLabel("Signed on").press("Enter");
    await form.getByLabel("Number").fill("NDA 7");
    await form.locator("button[type=submit]").click();
    await expect(form).toBeHidden();
    await expect(stepOf(counsel, "Bind the recipient")).not.toContainText(
      "Done",
    );
    await expect(stepOf(counsel, "Approval by a second person")).toContainText(
      "Cannot start yet",
    );
  });

  await test.step("the successor undertakes to stay bound, and people are told", async () => {
    const form = await next(counsel, "Record the undertaking");
    await choose(
      form,
      "What binds the recipient",
      "Undertaking to stay bound by the policy",
    );
    await form.getByLabel("Signed on").fill("21 Sep 2026");
    await form.getByLabel("Signed on").press("Enter");
    await form.getByLabel("Number").fill("Annex 4, section 2");
    await record(form);
    await expect(stepOf(counsel, "Bind the recipient")).toContainText("Done");
    const told = await next(counsel, "Record the notice before it");
    await told.getByLabel("Reason").fill("The shop is merged");
    await told.getByLabel("Kinds of data").fill("Names");
    await told.getByLabel("Sensitive data").fill("None");
    await told
      .getByLabel("How", { exact: true })
      .fill("On the site and by e-mail");
    await record(told);
    await expectAccessible(counsel, "the path of a merger");
  });

  const officer = await office.signIn("dpo");
  await test.step("a second person approves, and it is handed over", async () => {
    const form = await next(counsel, "Ask for approval");
    await choose(form, "Second person", "Lin Yue");
    await record(form);
    await officer.goto(new URL(counsel.url()).pathname);
    await officer.getByRole("button", { name: "Approve" }).click();
    await expect(
      officer.getByText("Lin Yue approved this release."),
    ).toBeVisible();
    const release = await next(counsel, "Release");
    await release.getByLabel("Reason").fill("The shop is merged");
    await choose(release, "Channel", "Data room");
    await record(release);
    await counsel.getByRole("tab", { name: /^Register/ }).click();
    await expect(counsel.getByRole("article")).toContainText("84000 persons");
  });

  await test.step("the recipient was misspelt: a correction waits for a second person, and the old words stay", async () => {
    await counsel.getByRole("button", { name: "Propose a correction" }).click();
    const form = counsel.getByRole("form", { name: /^Correct R-2026-00001/ });
    await form.getByLabel("Recipient").fill("Harbour Holding Ltd");
    await form.getByLabel("Why").fill("The company's full name.");
    await expectAccessible(counsel, "correcting an entry");
    await record(form);
    await expect(
      counsel.getByText("Somebody else has to confirm it"),
    ).toBeVisible();
    await officer.goto("/disclosures/register?kind=businessTransfer");
    await expect(officer.getByText("1 entry")).toBeVisible();
    await expect(
      officer.getByText("Recipient: Harbour Holding → Harbour Holding Ltd"),
    ).toBeVisible();
    await expectAccessible(
      officer,
      "the register with a correction that waits",
    );
    await officer.getByRole("button", { name: "Confirm" }).click();
    await expect(officer.getByText("R-2026-00001.2")).toBeVisible();
    await officer.goto("/disclosures/register?kind=authorityDemand");
    await expect(
      officer.getByText("No entry meets these conditions."),
    ).toBeVisible();
    await expect(counsel.getByRole("article")).toHaveCount(2);
  });

  await test.step("it is closed by hand of whoever it was given to", async () => {
    const form = await fromMenu(counsel, "Assign");
    await choose(form, "Who works on it (optional)", "Lin Yue");
    await record(form);
    await officer.goto(new URL(counsel.url()).pathname);
    await officer.getByRole("button", { name: "Close", exact: true }).click();
    await expect(officer.getByText("Closed", { exact: true })).toBeVisible();
  });
});
