import { randomUUID } from "node:crypto";
import { storyPassword } from "@kept/server/testing/story-people";
import { expect, test, type Office } from "./server-fixture.ts";
import { mailBytes } from "./inbox.ts";
import { openCase, reference, twoCorrections } from "./two-corrections.ts";

interface Seen {
  readonly frame: {
    readonly id: string;
    readonly version: number;
    readonly messages: readonly { readonly kind: string }[];
    readonly history: readonly { readonly action: string }[];
  };
  readonly request: { readonly personName: string };
}

async function seen(office: Office): Promise<Seen> {
  const { data } = await office.call("dpo", "requests.byReference", {
    reference,
  });
  return data as Seen;
}

test.beforeEach(async ({ office }) => {
  await office.handOver(mailBytes("01"));
});

test("a stale write is refused: both values are shown, and what was typed is kept", async ({
  office,
}) => {
  const { mine, dialog } = await twoCorrections(office);
  await expect(dialog).toContainText("Not saved. Your text is kept.");
  const name = dialog.getByRole("row", { name: /^Name/ });
  await expect(name.getByRole("cell")).toHaveText([
    "Hannah Vogel",
    /^Hannah Vogel-Meyer\s*Zhou Min, Wed 16 Sep, 10:00\s*Take theirs$/,
    /^Hanna Vogel\s*Keep mine$/,
  ]);
  expect((await seen(office)).request.personName).toBe("Hannah Vogel-Meyer");

  await dialog.getByText("Back to my text").click();
  await expect(mine.getByLabel("Name")).toHaveValue("Hanna Vogel");
  await expect(mine.getByLabel("Phone")).toHaveValue("+49 40 123456");
  await expect(mine.getByLabel("Why is it corrected?")).toHaveValue(
    "She spelled it to me.",
  );
  await mine.getByRole("button", { name: "Save the correction" }).click();
  await expect(mine).toBeHidden();
  const now = await seen(office);
  expect(now.request.personName).toBe("Hanna Vogel");
  expect(
    now.frame.history.filter(({ action }) => action === "requests.corrected"),
    "both corrections stay in the history",
  ).toHaveLength(2);
});

test("a doubled submit has one effect, over the wire and under a double click", async ({
  office,
}) => {
  const { frame } = await seen(office);
  const note = { caseId: frame.id, version: frame.version, text: "Once." };
  const key = { "idempotency-key": randomUUID() };
  const first = await office.call("dpo", "requests.addNote", note, key);
  const again = await office.call("dpo", "requests.addNote", note, key);
  expect(first.status).toBe(200);
  expect(again.status).toBe(200);
  expect(again.data, "the same answer").toEqual(first.data);

  const other = await office.call(
    "dpo",
    "requests.addNote",
    { ...note, text: "Something else." },
    key,
  );
  expect(other.status, "the same key for another act").toBe(422);

  const stale = await office.call("dpo", "requests.addNote", {
    ...note,
    text: "Late.",
  });
  expect(stale.status, "a version that has moved on").toBe(409);
  const notes = (await seen(office)).frame.messages.filter(
    ({ kind }) => kind === "note",
  );
  expect(notes, "one note").toHaveLength(1);

  const page = await office.signIn("dpo");
  await openCase(page);
  await page.getByRole("button", { name: "Note" }).click();
  await page.getByLabel("For colleagues").fill("Pressed twice.");
  await page.getByRole("button", { name: "Save the note" }).dblclick();
  await expect(page.getByText("Pressed twice.")).toHaveCount(1);
  const after = await seen(office);
  expect(
    after.frame.messages.filter(({ kind }) => kind === "note"),
    "and one more",
  ).toHaveLength(2);
  expect(
    after.frame.history.filter(({ action }) => action.endsWith("noted")),
  ).toHaveLength(2);
});

test("whoever comes with a link and is not signed in gets there after signing in", async ({
  office,
}) => {
  const page = await office.door();
  // The question who is there may go alone, or in one call with another that is answered.
  office.expectRefusals(401, "any");
  await page.goto(`/requests/${reference}`);
  await expect(page).toHaveURL(/\/sign-in\?from=/);
  await page.getByLabel("E-mail").fill(office.emailOf("dpo"));
  await page.getByLabel("Password", { exact: true }).fill(storyPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/requests/${reference}`);
});
