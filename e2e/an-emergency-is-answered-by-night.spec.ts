import { expectAccessible } from "./accessibility.ts";
import { attach, choose, next, record, stepOf, takeIn } from "./demand-desk.ts";
import { expect, test } from "./server-fixture.ts";

// Three in the morning.
test.use({ begins: "2026-09-22T03:00+08:00" });

test("in an emergency the least is given with a second person awake, the paper owes its 24 hours, and the report flags it", async ({
  office,
}) => {
  test.setTimeout(240_000);
  // The number of the caller itself.
  office.expectRefusals(422, 1);
  let counsel = await office.signIn("legal");
  const reference =
    await test.step("the police call: somebody's life is at stake", () =>
      takeIn(counsel, {
        kind: "Emergency request",
        body: "Hangzhou Public Security Bureau",
        authority: "Law enforcement",
        country: "China",
        officer: "Officer Lu",
        asked: "Where the missing person signed in last",
        phone: "+86 571 5555 0101",
        person: "Ren Hai",
        email: "ren.hai@mail.example",
      }));

  await test.step("a call needs no scan yet, and counsel looks at it afterwards", async () => {
    await expect(counsel.getByText("Emergency", { exact: true })).toBeVisible();
    const form = await next(counsel, "Log the instrument");
    await choose(form, "Instrument", "Oral request");
    await record(form);
    await expect(stepOf(counsel, "Legal review")).toContainText(
      "after: Paper follows within 24 hours",
    );
  });

  await test.step("the bureau is called back, and not on the number of the caller", async () => {
    const form = await next(counsel, "Verify the authority");
    await form.getByLabel("Number called").fill("0571 5555 0101");
    await choose(form, "Where it was found", "Directory of the government");
    await form.getByLabel("Who confirmed it").fill("Duty officer Fan");
    await form.locator("button[type=submit]").click();
    await expect(form).toContainText("which proves nothing");
    await form.getByLabel("Number called").fill("+86 571 8728 0114");
    await record(form);
  });

  const scopeOf = async (category: string, items: readonly string[]) => {
    const form = await next(counsel, "Settle the scope");
    await choose(form, "Category", category);
    for (const column of ["Asked", "Lawful", "There is", "Given"])
      for (const item of items)
        await form
          .getByRole("group", { name: column, exact: true })
          .getByLabel(item, { exact: true })
          .check();
    await record(form);
    await counsel.getByRole("tab", { name: "Path" }).click();
  };

  await test.step("more than finds the person is not even put before a second one", async () => {
    await scopeOf("Payment", ["Transactions"]);
    await expect(
      counsel.getByText(
        "In an emergency only who it is and where may be given",
      ),
    ).toBeVisible();
    await expectAccessible(counsel, "an emergency that asks for too much");
    await expect(
      counsel.getByRole("button", { name: "Ask for approval" }),
    ).toHaveAttribute("aria-disabled", "true");
    await scopeOf("Technical records", ["Location"]);
  });

  await test.step("a second person who is awake says yes", async () => {
    const form = await next(counsel, "Ask for approval");
    await choose(form, "Second person", "Lin Yue");
    await record(form);
    const officer = await office.signIn("dpo");
    await officer.goto(`/disclosures/${reference}`);
    await officer.getByRole("button", { name: "Approve" }).click();
    await expect(
      counsel.getByText("Lin Yue approved this release."),
    ).toBeVisible();
    await office.leave(officer);
  });

  await test.step("it is released by phone, and the paper has until three tomorrow", async () => {
    const form = await next(counsel, "Release");
    await choose(form, "Channel", "By phone, in an emergency");
    await form.getByLabel("Reason").fill("To find a missing person");
    await record(form);
    const clock = counsel.getByRole("button", { name: /^24 hours left/ });
    await clock.click();
    const why = counsel.getByRole("article", { name: "Why this date?" });
    await expect(why).toContainText("Wed 23 Sep 2026, 03:00");
    await expect(why).toContainText("within 24 hours");
    await expectAccessible(counsel, "the clock of the paper");
  });

  await test.step("the paper comes in the morning, and counsel reviews what was done", async () => {
    counsel = await office.comeBack(counsel, "2026-09-22T09:30+08:00");
    const paper = await next(counsel, "Record the paper that followed");
    await paper.getByLabel("Number").fill("Hang Gong (2026) 771");
    await attach(paper, "notice.pdf");
    await record(paper);
    const review = await next(counsel, "Record the legal review");
    await choose(review, "Basis", "To save a life or health");
    await review.getByLabel("Why it is needed").fill("A life was at stake.");
    await record(review);
    await expect(stepOf(counsel, "Legal review")).toContainText("Done");
    const notice = await next(counsel, "Decide on the notice");
    await notice.getByLabel("Why").fill("The person was found.");
    await record(notice);
  });

  await test.step("the report of the period flags it", async () => {
    await counsel.goto("/reports/transparency?from=2026-09-01&to=2026-09-30");
    await counsel
      .getByRole("button", { name: "Open 1 case: Emergency requests" })
      .click();
    await expect(counsel.locator("main")).toContainText(reference);
  });
});
