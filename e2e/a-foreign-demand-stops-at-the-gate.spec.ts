import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { attach, choose, next, record, takeIn } from "./demand-desk.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-09-21T10:00+08:00" });

const demand = {
  body: "District Attorney of Fairfield County",
  authority: "Prosecutor",
  country: "United States",
  officer: "M. Kessler",
  asked: "Name and address of the account holder",
  phone: "+1 203 555 0110",
  address: "kessler@attorney.example",
  places: ["China", "Germany"],
  person: "Ren Hai",
  email: "ren.hai@mail.example",
} as const;

/** The paper, the call back, the review and the scope, up to the door. */
async function workToTheGate(
  page: Page,
  instrument: string,
  exceptions: readonly (readonly [gate: RegExp, choice: string, no: string])[],
): Promise<void> {
  const paper = await next(page, "Log the instrument");
  await choose(paper, "Instrument", instrument);
  await paper.getByLabel("Number (optional)").fill("FFC-2026-118");
  await attach(paper, "demand.pdf");
  await record(paper);

  const call = await next(page, "Verify the authority");
  await call.getByLabel("Number called").fill("+1 203 555 0199");
  await choose(call, "Where it was found", "Official website of the body");
  await call.getByLabel("Who confirmed it").fill("Clerk of the office");
  await record(call);

  const review = await next(page, "Record the legal review");
  await expectAccessible(page, "the review of a demand from abroad");
  for (const [gate, exception, number] of exceptions) {
    const group = review.getByRole("group", { name: gate });
    await choose(group, /^Exception to/, exception);
    await group
      .getByLabel("Number of the approval or agreement (optional)")
      .fill(number);
  }
  await choose(review, "Basis", "Mandatory law or court order");
  await review.getByLabel("Why it is needed").fill("A prosecution for fraud.");
  await record(review);

  const scope = await next(page, "Settle the scope");
  for (const column of ["Asked", "Lawful", "There is", "Given"])
    for (const item of ["Name", "Postal address"])
      await scope
        .getByRole("group", { name: column, exact: true })
        .getByLabel(item, { exact: true })
        .check();
  await record(scope);
  await page.getByRole("tab", { name: "Path" }).click();
}

test("a demand from abroad stops at the gates of PIPL 41 and GDPR 48, is answered with the proper route, and passes when it comes by it", async ({
  office,
}) => {
  test.setTimeout(240_000);
  const counsel = await office.signIn("legal");
  const officer = await office.signIn("dpo");
  const reference = await takeIn(counsel, demand);

  await test.step("the gates are shut: it cannot even be put before a second person", async () => {
    await workToTheGate(counsel, "Subpoena", []);
    const main = counsel.locator("main");
    await expect(main).toContainText("PIPL art. 41, Data Security Law art. 36");
    await expect(main).toContainText("GDPR art. 48");
    await expect(main).toContainText("through judicial assistance");
    await expect(
      counsel.getByRole("button", { name: "Ask for approval" }),
    ).toHaveAttribute("aria-disabled", "true");
    await expectAccessible(counsel, "a demand at a shut gate");
  });

  await test.step("it is answered with the proper route in a letter that a second person approves, and the register says so", async () => {
    await counsel.getByRole("button", { name: "Write it as a letter" }).click();
    const form = counsel.getByRole("form", { name: "Write a letter" });
    await form.getByRole("button", { name: "Begin the letter" }).click();
    const letter = counsel.locator("main");
    await expect(letter).toContainText("through judicial assistance");
    await expect(letter).toContainText("GDPR art. 48");
    await expect(letter).toContainText("@attorney.example");
    await expectAccessible(counsel, "a letter to an authority");
    await counsel.getByRole("button", { name: "Ask Lin Yue" }).click();
    await expect(letter).toContainText("Waiting for approval");
    await officer.goto(new URL(counsel.url()).pathname);
    await officer.getByRole("button", { name: "Approve" }).click();
    await expect(letter).toContainText("Approved");
    await counsel.getByRole("button", { name: "Check and send" }).click();
    await counsel.getByRole("button", { name: "Send", exact: true }).click();
    await expect(
      counsel.getByRole("button", { name: "Stop sending" }),
    ).toBeVisible();
    await office.goTo("2026-09-21T10:01+08:00");
    await office.deliver();
    expect(office.sink.mails.map(({ to }) => to)).toEqual([[demand.address]]);
    await counsel.goto(`/disclosures/${reference}`);
    await counsel.getByRole("tab", { name: /^Letters/ }).click();
    await expect(counsel.locator("main")).toContainText(
      "Point to the proper route",
    );
    await counsel.getByRole("tab", { name: /^Register/ }).click();
    const entry = counsel.getByRole("article");
    await expect(entry).toContainText("Refused");
    await expect(entry).toContainText("Nothing was given");
    await expect(entry).toContainText("judicial assistance");
  });

  await test.step("through judicial assistance it comes again, and passes the gates with its references", async () => {
    const again = await takeIn(counsel, demand);
    await workToTheGate(counsel, "Request under a treaty", [
      [
        /PIPL art. 41/,
        "Came through judicial assistance",
        "Ministry of Justice (2026) 88",
      ],
      [/GDPR art. 48/, "International agreement", "EU-US agreement, art. 8"],
    ]);
    await expect(counsel.locator("main")).toContainText(
      "opened by Came through judicial assistance, Ministry of Justice (2026) 88",
    );
    const ask = await next(counsel, "Ask for approval");
    await choose(ask, "Second person", "Lin Yue");
    await record(ask);
    await officer.goto(`/disclosures/${again}`);
    await officer.getByRole("button", { name: "Approve" }).click();
    await expect(
      counsel.getByText("Lin Yue approved this release."),
    ).toBeVisible();
    const release = await next(counsel, "Release");
    await release.getByLabel("Reason").fill("A prosecution for fraud");
    await choose(release, "Channel", "Portal of the authority");
    await record(release);
    await counsel.getByRole("tab", { name: /^Register/ }).click();
    await expect(counsel.getByRole("article")).toContainText("Given in full");
  });
});
