import { readFile } from "node:fs/promises";
import { expect, test, type Office } from "./server-fixture.ts";

const all = 108;
const spam = 3;

/** More cases than a screen holds; the last three are closed already, so nobody can be given them. */
async function openMany(office: Office): Promise<void> {
  for (let n = 1; n <= all; n += 1) {
    const { data, status } = await office.call("dpo", "requests.open", {
      personName: `Person ${n}`,
      personAddress: `person-${n}@post.example`,
      personPhone: null,
      accountRef: null,
      policyId: "p000",
      channel: "contactPage",
      language: "en",
      residence: null,
      text: "Please send me a copy of my data.",
      receivedAt: "2026-09-16T01:00:00.000Z",
      partner: null,
      mailId: null,
      types: ["access"],
    });
    expect(status).toBe(200);
    if (n <= all - spam) continue;
    const { caseId } = data as { caseId: string };
    const closed = await office.call("dpo", "requests.markSpam", {
      caseId,
      version: 1,
      reason: "An advertisement.",
    });
    expect(closed.status).toBe(200);
  }
}

/** Cases in every state, by their numbers. */
const everything = "/requests?state=&sort=reference";

test("everything that matches is assigned, the failures stay selected, and it is taken back", async ({
  office,
}) => {
  await openMany(office);
  const page = await office.signIn("dpo");
  await page.goto(everything);
  // A row of a case; the head of the table stands before there is anything to select.
  await expect(page.locator("[data-row-focus]").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await expect(
    page.getByText(`All ${all} matching are selected`),
  ).toBeVisible();

  await page.getByRole("button", { name: "Assign…" }).click();
  await page.getByRole("menuitem", { name: "Zhou Min" }).click();
  const panel = page.getByRole("region", { name: /^Assign, many cases/ });
  await expect(panel.getByRole("status")).toContainText("looking up");
  // Whoever opens the page anew finds it going on.
  await page.reload();
  await expect(panel.getByRole("status")).toContainText("looking up");
  await office.deliver();
  await expect(panel.getByRole("status")).toHaveText(
    `Assign: ${all - spam} done, ${spam} failed.`,
  );
  await expect(panel.getByRole("listitem")).toHaveCount(spam);
  await expect(panel).toContainText("DSR-2026-00108");
  await expect(page.getByText(`${spam} selected`)).toBeVisible();
  const { data: mine } = await office.call("analyst", "requests.counts", {});
  expect(mine).toMatchObject({ mine: all - spam });

  const saving = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Download the outcome" }).click();
  const table = await readFile(await (await saving).path(), "utf8");
  expect(table.startsWith("\uFEFFCase,Outcome,Reason\r\n")).toBe(true);
  expect(table.trim().split("\r\n")).toHaveLength(all + 1);
  expect(table.match(/,failed,/g)).toHaveLength(spam);
  expect(table, "no name of anybody").not.toContain("Person");

  await panel.getByRole("button", { name: "Undo" }).click();
  await office.deliver();
  await expect(panel.getByRole("status")).toHaveText(
    `Assign: ${all - spam} taken back.`,
  );
  const { data: after } = await office.call("analyst", "requests.counts", {});
  expect(after).toMatchObject({ mine: 0 });
});

test("a run that is stopped leaves the rest alone and says how many", async ({
  office,
}) => {
  await openMany(office);
  const page = await office.signIn("dpo");
  await page.goto(everything);
  // A row of a case; the head of the table stands before there is anything to select.
  await expect(page.locator("[data-row-focus]").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await page.getByRole("button", { name: "Take over" }).click();
  const panel = page.getByRole("region", { name: /^Take over, many cases/ });
  await panel.getByRole("button", { name: "Stop" }).click();
  await expect(panel.getByRole("button", { name: "Stopping" })).toBeVisible();
  await office.deliver();
  await expect(panel.getByRole("status")).toHaveText(
    `Take over: 0 done, ${all} not begun.`,
  );
});

test("an acknowledgement to many is looked over before anything leaves", async ({
  office,
}) => {
  await openMany(office);
  const page = await office.signIn("dpo");
  await page.goto(everything);
  // A row of a case; the head of the table stands before there is anything to select.
  await expect(page.locator("[data-row-focus]").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await page.getByRole("button", { name: "Acknowledgement…" }).click();
  await expect(
    page.getByRole("heading", { name: `${all - spam} cases get the letter` }),
  ).toBeVisible();
  await expect(
    page.getByRole("heading", { name: `${spam} cases are left out` }),
  ).toBeVisible();
  await expect(page.getByRole("article")).toContainText("DSR-2026-00001");
  expect(page.url(), "nothing chosen stands in the address").not.toContain("=");
  await page
    .getByRole("button", { name: `Send to ${all - spam} cases` })
    .click();
  const panel = page.getByRole("region", { name: /many cases at once/ });
  await office.deliver();
  await expect(panel.getByRole("status")).toHaveText(
    `Acknowledgement: ${all - spam} done.`,
  );
  await panel.getByRole("button", { name: "Stop sending" }).click();
  await office.deliver();
  await expect(panel.getByRole("status")).toHaveText(
    `Acknowledgement: ${all - spam} taken back.`,
  );
  const { data } = await office.call("dpo", "requests.byReference", {
    reference: "DSR-2026-00001",
  });
  expect(
    (data as { frame: { messages: { kind: string }[] } }).frame.messages.filter(
      ({ kind }) => kind === "out",
    ),
    "no letter has left",
  ).toEqual([]);
});
