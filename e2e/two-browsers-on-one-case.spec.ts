import type { Page } from "@playwright/test";
import { expect, test } from "./server-fixture.ts";
import { mailBytes } from "./inbox.ts";

const reference = "DSR-2026-00001";

async function openCase(page: Page): Promise<void> {
  await page.goto(`/requests/${reference}`);
  await expect(
    page.getByRole("heading", { level: 1, name: "Hannah Vogel" }),
  ).toBeVisible();
}

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
  await expect(
    tang.getByText("she only wants the invoices"),
    "the note comes without a reload",
  ).toBeVisible();
  await office.leave(zhou);
});
