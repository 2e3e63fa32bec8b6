import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { choose, fromMenu, next, record, scan } from "./demand-desk.ts";
import { workHannahsCase } from "./monday-queue.ts";
import { expect, test, type Office } from "./server-fixture.ts";

/** Everything that people who are not on the list can ask, word for word. */
async function seenByOthers(office: Office, caseId: string): Promise<string> {
  const asked = [
    await office.call("analyst", "statements.ofCase", { caseId }),
    await office.call("auditor", "disclosures.counts"),
    await office.call("auditor", "disclosures.register", {
      where: {},
      cursor: null,
      limit: 50,
    }),
  ];
  for (const { status } of asked) expect(status).toBe(200);
  return JSON.stringify(asked.map(({ data }) => data));
}

async function sealedDemand(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Disclosures" }).first().click();
  await page.getByRole("link", { name: "Take in a demand" }).first().click();
  const form = page.getByRole("form", { name: "Take in a demand" });
  await form.getByLabel("Authority or recipient").fill("Economic Crime Unit");
  await form.getByLabel("What is asked for").fill("The account of the person");
  await form.getByLabel("Name (optional)").fill("Hannah Vogel");
  await form
    .getByLabel("E-mail address (optional)")
    .fill("hannah.vogel@post.example");
  await form.getByLabel(/^Open under seal/).check();
  await form.getByRole("button", { name: "Open the case" }).click();
  await expect(
    page.getByRole("heading", { name: "Economic Crime Unit", level: 1 }),
  ).toBeVisible();
}

test("a sealed demand whose gag ends comes back to its owner's list by itself, and nobody else ever notices it", async ({
  office,
}) => {
  test.setTimeout(300_000);
  const { reference } = await workHannahsCase(office);
  const { data } = await office.call("dpo", "requests.byReference", {
    reference,
  });
  const access = (data as { frame: { id: string } }).frame.id;
  const before = await seenByOthers(office, access);

  const counsel = await office.signIn("legal");
  await test.step("it is opened under seal, and a second person is named", async () => {
    await sealedDemand(counsel);
    await counsel.getByRole("button", { name: "Name somebody" }).click();
    const form = counsel.getByRole("form", { name: "Name somebody" });
    await choose(form, "Who", "Lin Yue · Data protection officer");
    await form.getByRole("button", { name: "Name", exact: true }).click();
    await expect(form).toBeHidden();
    await expectAccessible(counsel, "a sealed demand");
  });

  await test.step("it is logged, verified, reviewed and given its scope", async () => {
    await counsel.getByRole("tab", { name: /^Documents/ }).click();
    const chooser = counsel.waitForEvent("filechooser");
    await counsel.getByRole("button", { name: "Add a file" }).click();
    await (await chooser).setFiles(scan);
    await expect(counsel.getByRole("link", { name: scan.name })).toBeVisible();
    await counsel.getByRole("tab", { name: "Path" }).click();
    const logged = await next(counsel, "Log the instrument");
    await choose(logged, "Instrument", "Production order");
    await choose(logged, /^Scan/, scan.name);
    await record(logged);
    const verified = await next(counsel, "Verify the authority");
    await verified.getByLabel("Number called").fill("+86 21 6854 0000");
    await verified.getByLabel("Who confirmed it").fill("Duty desk");
    await record(verified);
    const review = await next(counsel, "Record the legal review");
    await choose(review, "Basis", "To investigate or prevent crime");
    await review.getByLabel("Why it is needed").fill("It names the account.");
    await record(review);
    const scope = await next(counsel, "Settle the scope");
    for (const column of ["Asked", "Lawful", "There is", "Given"])
      await scope
        .getByRole("group", { name: column, exact: true })
        .getByLabel("Name", { exact: true })
        .check();
    await record(scope);
    await counsel.getByRole("tab", { name: "Path" }).click();
  });

  await test.step("a gag until 2 October is recorded, and the notice deferred", async () => {
    const form = await fromMenu(counsel, "Record secrecy");
    await choose(form, "Secrecy", "Secret until a day");
    await form.getByLabel("Ordered by (optional)").fill("Economic Crime Unit");
    await form.getByLabel("Last day (optional)").fill("2 Oct 2026");
    await form.getByLabel("Last day (optional)").press("Tab");
    await form.getByLabel("Number (optional)").fill("ECU 2026/77");
    await record(form);
    const decision = await fromMenu(counsel, "Decide on the notice");
    await choose(decision, "Decision", "Defer while secrecy stands");
    await decision.getByLabel("Why").fill("The order forbids it.");
    await record(decision);
  });

  await test.step("it is approved by whom the list names, and released", async () => {
    const form = await next(counsel, "Ask for approval");
    await choose(form, "Second person", "Lin Yue");
    await record(form);
    const officer = await office.signIn("dpo");
    await officer.goto(new URL(counsel.url()).pathname);
    await officer.getByRole("button", { name: "Approve" }).click();
    await expect(
      officer.getByText("Lin Yue approved this release."),
    ).toBeVisible();
    await office.leave(officer);
    const release = await next(counsel, "Release");
    await release.getByLabel("Reason").fill("Fraud with gift cards");
    await choose(release, "Channel", "Portal of the authority");
    await record(release);
  });

  await test.step("for everybody else nothing has happened", async () => {
    expect(await seenByOthers(office, access)).toBe(before);
  });

  await test.step("when its last day is over the notice is owed, on a list, by itself", async () => {
    const page = await office.comeBack(counsel, "2026-10-03T09:00+08:00");
    await office.deliver();
    await page.goto("/disclosures?view=noticeOwed");
    const row = page.getByRole("row", { name: /Economic Crime Unit/ });
    await expect(row).toContainText("Notice owed");
    await row.getByText("Economic Crime Unit", { exact: true }).click();
    await expect(
      page.getByText("Tell the person: secrecy has ended"),
    ).toBeVisible();
    await page.goto("/inbox");
    await expect(
      page.getByText("Something that had to wait is owed now"),
    ).toBeVisible();
    await expectAccessible(page, "the inbox with a notice that is owed");
  });

  await test.step("and the statement is what it was, for everybody who is not named", async () => {
    const { data: now } = await office.call("analyst", "statements.ofCase", {
      caseId: access,
    });
    const [statement] = JSON.parse(before) as [unknown];
    expect(JSON.stringify(now)).toBe(JSON.stringify(statement));
    const { data: entries } = await office.call(
      "auditor",
      "disclosures.register",
      { where: {}, cursor: null, limit: 50 },
    );
    expect(entries).toMatchObject({ lines: [], total: 0 });
  });
});
