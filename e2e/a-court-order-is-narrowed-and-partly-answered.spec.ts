import { expectAccessible } from "./accessibility.ts";
import {
  attach,
  choose,
  fromMenu,
  next,
  record,
  stepOf,
  takeIn,
} from "./demand-desk.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-09-21T10:00+08:00" });

test("a court order is narrowed, approved by a second person and answered in part, and the person is told", async ({
  office,
}) => {
  test.setTimeout(240_000);
  // Without its paper, with the number of the letter, and with more than is lawful.
  office.expectRefusals(422, 3);
  const counsel = await office.signIn("legal");
  const reference = await test.step("the demand is taken in", () =>
    takeIn(counsel, {
      body: "Pudong District People's Court",
      authority: "Court",
      country: "China",
      officer: "Judge Shen",
      asked: "All orders and all messages of the customer",
      phone: "+86 21 5555 0100",
      person: "Ren Hai",
      email: "ren.hai@mail.example",
    }));

  await test.step("the order is logged with its scan; what comes later cannot start yet", async () => {
    await expect(stepOf(counsel, "Approval by a second person")).toContainText(
      "Cannot start yet",
    );
    const form = await next(counsel, "Log the instrument");
    await choose(form, "Instrument", "Court order");
    await form.getByLabel("Number (optional)").fill("(2026) 0115-4471");
    await form.locator("button[type=submit]").click();
    await expect(form, "a demand without its paper goes nowhere").toContainText(
      "scan",
    );
    await attach(form, "order.pdf");
    await expectAccessible(counsel, "logging the instrument");
    await record(form);
    await expect(stepOf(counsel, "Log the instrument")).toContainText("Done");
  });

  await test.step("the court is called on a number that its letter does not give", async () => {
    const form = await next(counsel, "Verify the authority");
    await form.getByLabel("Number called").fill("021 5555 0100");
    await choose(form, "Where it was found", "Official website of the body");
    await form.getByLabel("Who confirmed it").fill("Clerk Qian");
    await form.locator("button[type=submit]").click();
    await expect(form, "the number of the letter proves nothing").toContainText(
      "which proves nothing",
    );
    await form.getByLabel("Number called").fill("+86 21 3890 2000");
    await record(form);
  });

  await test.step("counsel reviews it: lawful in part", async () => {
    const form = await next(counsel, "Record the legal review");
    await form
      .getByRole("radiogroup", { name: "Persons, data and period are named" })
      .getByLabel("No", { exact: true })
      .check();
    await choose(form, "Basis", "Mandatory law or court order");
    await form
      .getByLabel("Why it is needed")
      .fill("The order is about one delivery; it names no period.");
    await form.getByLabel("Lawful in part").check();
    await expectAccessible(counsel, "the legal review");
    await record(form);
  });

  await test.step("it is narrowed by objecting; until the court answers nothing goes on", async () => {
    const form = await fromMenu(counsel, "Narrow or object");
    await choose(form, "What kind", "Narrower offer");
    await form
      .getByLabel("Words")
      .fill("The order names no period. We offer the orders of March 2026.");
    await record(form);
    await expect(stepOf(counsel, "Narrow or object")).toContainText(
      "waits for the reply",
    );
  });

  await test.step("the scope is settled row by row: asked, lawful, there, given, withheld and why", async () => {
    const form = await next(counsel, "Settle the scope");
    await choose(form, "Category", "Orders and contracts");
    for (const [column, items] of [
      ["Asked", ["Order numbers", "Dates", "Delivery address"]],
      ["Lawful", ["Order numbers", "Dates"]],
      ["There is", ["Order numbers", "Dates", "Delivery address"]],
      ["Given", ["Order numbers", "Dates", "Delivery address"]],
    ] as const)
      for (const item of items)
        await form
          .getByRole("group", { name: column, exact: true })
          .getByLabel(item)
          .check();
    await form.locator("button[type=submit]").click();
    await expect(form, "no more is given than is lawful").toContainText(
      "lawful",
    );
    const given = form.getByRole("group", { name: "Given", exact: true });
    await given.getByLabel("Delivery address").uncheck();
    await form
      .getByLabel("Withheld, and why (optional)")
      .fill("The order does not name the delivery address.");
    const chooser = counsel.waitForEvent("filechooser");
    await form.getByRole("button", { name: "Add a file" }).click();
    await (
      await chooser
    ).setFiles({
      name: "orders.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("number\nA-1\n"),
    });
    await form
      .getByRole("group", { name: "Files (optional)" })
      .getByLabel("orders.csv")
      .check();
    await expectAccessible(counsel, "settling the scope");
    await record(form);
    await expect(counsel.getByRole("row", { name: /Ren Hai/ })).toContainText(
      "The order does not name the delivery address.",
    );
  });

  await test.step("the court accepts the narrower offer", async () => {
    await counsel.getByRole("tab", { name: "Path" }).click();
    const form = await next(counsel, "Record the reply to it");
    await choose(form, "Outcome", "Accepted");
    await form.getByLabel("Words").fill("March 2026 is enough.");
    await record(form);
    await expectAccessible(counsel, "the path of a narrowed demand");
  });

  const officer = await office.signIn("dpo");
  const approve = async () => {
    await officer.goto(`/disclosures/${reference}`);
    await expect(
      officer.getByText("Anna Brandt asks you to approve"),
    ).toBeVisible();
    await expectAccessible(officer, "a release to approve");
    await officer.getByRole("button", { name: "Approve" }).click();
    await expect(
      officer.getByText("Lin Yue approved this release."),
    ).toBeVisible();
    await expect(
      counsel.getByText("Lin Yue approved this release."),
      "whoever asked sees the answer without asking again",
    ).toBeVisible();
  };
  const ask = async () => {
    const form = await next(counsel, "Ask for approval");
    await choose(form, "Second person", "Lin Yue");
    await record(form);
  };

  await test.step("a second person says yes; an edit afterwards takes the yes away", async () => {
    await ask();
    await approve();
    const form = await fromMenu(counsel, "Settle the scope");
    await form
      .getByRole("group", { name: "Given", exact: true })
      .getByLabel("Dates")
      .uncheck();
    await record(form);
    await expect(counsel.getByText("The last approval is void")).toBeVisible();
    await expect(
      counsel.getByRole("button", { name: "Release", exact: true }),
    ).toHaveCount(0);
    await ask();
    await approve();
  });

  await test.step("what leaves is built as one encrypted file; its passphrase is told once", async () => {
    await counsel.getByRole("tab", { name: "Path" }).click();
    await counsel.getByRole("button", { name: "Build the package" }).click();
    await expect(counsel.getByText("It is told this once")).toBeVisible();
    await expect(
      counsel.getByRole("button", { name: /Copy the passphrase|-\w{5}-/ }),
    ).toBeVisible();
    await expectAccessible(counsel, "a package that was built");
    const download = counsel.waitForEvent("download");
    await counsel.getByRole("button", { name: "Fetch the package" }).click();
    expect((await download).suggestedFilename()).toBe(
      `${reference}-package.zip`,
    );
    await counsel.reload();
    await expect(
      counsel.getByRole("button", { name: "Fetch the package" }),
    ).toBeVisible();
    await expect(counsel.getByText("It is told this once")).toBeHidden();
  });

  await test.step("it is released, and the register says content, time, reason and recipient", async () => {
    const form = await next(counsel, "Release");
    await form
      .getByLabel("Reason")
      .fill("Evidence in a civil dispute about a delivery");
    await record(form);
    await counsel.getByRole("tab", { name: /^Register/ }).click();
    const entry = counsel.getByRole("article");
    await expect(entry).toContainText("Given in part");
    for (const fact of [
      "Orders and contracts (Order numbers)",
      "21 Sep 2026",
      "Evidence in a civil dispute about a delivery",
      "Pudong District People's Court",
      "1 person",
      "The order does not name the delivery address.",
      "Package, SHA-256",
    ])
      await expect(entry).toContainText(fact);
    await expectAccessible(counsel, "the entry of a disclosure");
  });

  await test.step("the court's receipt is recorded, the person is told, and the case is closed", async () => {
    await counsel.getByRole("tab", { name: "Path" }).click();
    const receipt = await fromMenu(counsel, "Record the receipt");
    await receipt.getByLabel("Confirmed by").fill("Clerk Qian");
    await record(receipt);
    const decision = await next(counsel, "Decide on the notice");
    await decision.getByLabel("Why").fill("No secrecy was ordered.");
    await record(decision);
    const notice = await next(counsel, "Record the notice");
    await notice.getByLabel("How").fill("By e-mail");
    await record(notice);
    await counsel.getByRole("button", { name: "Close", exact: true }).click();
    await expect(counsel.getByText("Closed", { exact: true })).toBeVisible();
    await expectAccessible(counsel, "a closed disclosure");
  });

  await test.step("the register page shows the entry with its facts", async () => {
    await counsel.goto("/disclosures/register");
    await expect(counsel.locator("main")).toContainText(
      "Orders and contracts (Order numbers)",
    );
  });
});
