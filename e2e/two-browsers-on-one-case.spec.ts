import { expect, test } from "./server-fixture.ts";
import { mailBytes } from "./inbox.ts";
import { openCase, reference, twoCorrections } from "./two-corrections.ts";

test.beforeEach(async ({ office }) => {
  await office.handOver(mailBytes("01"));
});

test("two people see of each other where they are, and what the other did comes by itself", async ({
  office,
}) => {
  const zhou = await office.signIn("analyst");
  await openCase(zhou);
  const tang = await office.signIn("dpo");
  await tang.goto("/requests");
  const row = tang.getByRole("row", { name: /Hannah Vogel/ });
  await expect(row.getByText("Zhou Min is looking at this")).toBeAttached();

  await zhou.getByRole("button", { name: "Note" }).click();
  await expect(row.getByText("Zhou Min is writing here")).toBeAttached();
  await openCase(tang);
  await expect(
    tang.getByText("Zhou Min is writing", { exact: true }),
  ).toBeVisible();

  await zhou
    .getByRole("textbox")
    .fill("She called, and she only wants the invoices.");
  await zhou.getByRole("button", { name: "Save the note" }).click();
  await expect(tang.getByText("1 new entry.")).toBeVisible();
  await expect(
    tang.getByText("she only wants the invoices"),
    "nothing moves under the eyes of whoever reads",
  ).toBeHidden();
  await tang.getByRole("button", { name: "Show it" }).click();
  await expect(tang.getByText("she only wants the invoices")).toBeVisible();
  await office.leave(zhou);
});

test("where both changed something one is chosen; what only one changed is kept of both", async ({
  office,
}) => {
  const { mine, dialog } = await twoCorrections(office, "hvogel-meyer");
  await expect(
    dialog
      .getByRole("row", { name: /^Account/ })
      .getByRole("cell")
      .last(),
  ).toHaveText("you changed nothing here; theirs stays");
  await dialog.getByRole("radio", { name: "Name: take theirs" }).check();
  await dialog.getByRole("button", { name: "Save as chosen" }).click();
  await expect(mine).toBeHidden();
  const { data } = await office.call("dpo", "requests.byReference", {
    reference,
  });
  expect(data).toMatchObject({
    request: {
      personName: "Hannah Vogel-Meyer",
      personPhone: "+4940123456",
      accountRef: "hvogel-meyer",
    },
  });
});

test("a send stops for what came since the page was opened, and goes when it was read", async ({
  office,
}) => {
  const writer = await office.signIn("dpo");
  const { data: found } = await office.call("dpo", "requests.byReference", {
    reference,
  });
  const { frame } = found as { frame: { id: string; version: number } };
  const { data: started } = await office.call("dpo", "requests.startLetter", {
    caseId: frame.id,
    version: frame.version,
    templateId: "acknowledgement",
  });
  const { letterId } = started as { letterId: string };
  await writer.goto(`/requests/${reference}/letters/${letterId}?step=check`);
  const send = writer.getByRole("button", { name: /^Send/ });
  await expect(send).toBeVisible();

  const other = await office.signIn("analyst");
  await openCase(other);
  await other.getByRole("button", { name: "Note" }).click();
  await other.getByRole("textbox").fill("Wait: she has called again.");
  await other.getByRole("button", { name: "Save the note" }).click();
  // The form holds the same words until it has gone.
  await expect(
    other.getByRole("paragraph").filter({ hasText: "she has called again" }),
  ).toBeVisible();

  await expect(
    send,
    "the page says by itself that there is something to look at",
  ).toHaveAttribute("aria-disabled", "true");
  await writer.getByRole("button", { name: "Back to the letter" }).click();
  await expect(
    writer.getByText("1 entry arrived while you wrote"),
  ).toBeVisible();
  await writer.getByRole("button", { name: "I have read it" }).click();
  await writer.goto(`/requests/${reference}/letters/${letterId}?step=check`);
  await expect(send).not.toHaveAttribute("aria-disabled", "true");
});
