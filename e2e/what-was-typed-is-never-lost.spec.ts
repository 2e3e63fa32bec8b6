import type { Locator, Page } from "@playwright/test";
import { storyPassword } from "@kept/server/testing/story-people";
import { mailBytes } from "./inbox.ts";
import { expect, test, type Office } from "./server-fixture.ts";

const reference = "DSR-2026-00001";
const casePath = `/requests/${reference}`;

interface Seen {
  readonly frame: {
    readonly id: string;
    readonly version: number;
    readonly messages: readonly { kind: string; text: string }[];
    readonly history: readonly { action: string }[];
  };
}

async function seen(office: Office): Promise<Seen["frame"]> {
  const { data } = await office.call("dpo", "requests.byReference", {
    reference,
  });
  return (data as Seen).frame;
}

async function notes(office: Office): Promise<string[]> {
  const { messages } = await seen(office);
  return messages.flatMap(({ kind, text }) => (kind === "note" ? [text] : []));
}

async function openCase(page: Page): Promise<void> {
  await page.goto(casePath);
  await expect(
    page.getByRole("heading", { level: 1, name: "Hannah Vogel" }),
  ).toBeVisible();
}

async function openNote(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Note", exact: true }).click();
  return page.getByLabel("For colleagues");
}

async function isSaved(page: Page): Promise<void> {
  await expect(page.getByText(/^Draft saved \d\d:\d\d$/)).toBeVisible();
}

async function signInAgain(page: Page): Promise<void> {
  const door = page.getByRole("dialog", { name: "You were signed out" });
  await door.getByLabel("Password", { exact: true }).fill(storyPassword);
  await door.getByRole("button", { name: "Sign in" }).click();
  await expect(door).toBeHidden();
}

test.beforeEach(async ({ office }) => {
  await office.handOver(mailBytes("01"));
});

test("a reload, a tab that dies, a sign-out: the words are there again, for their writer alone", async ({
  office,
}) => {
  const page = await office.signIn("dpo");
  await openCase(page);
  const note = await openNote(page);
  await note.fill("She called twice. 她来过两次电话。");
  await isSaved(page);

  await test.step("a reload opens the form as it was", async () => {
    await page.reload();
    await expect(note).toHaveValue("She called twice. 她来过两次电话。");
    await expect(
      page.getByText(/^What you wrote on .* is back\./),
    ).toBeVisible();
    await note.press("End");
    await note.pressSequentially(" More.");
    await isSaved(page);
  });

  const next = await page.context().newPage();
  await test.step("the tab dies, and another finds them", async () => {
    await page.close();
    await openCase(next);
    await next.getByRole("button", { name: /^Add a note, / }).click();
    await expect(next.getByLabel("For colleagues")).toHaveValue(
      "She called twice. 她来过两次电话。 More.",
    );
  });

  await test.step("what is closed in the middle of a word is kept too", async () => {
    await next.getByLabel("For colleagues").pressSequentially(" And");
    await next
      .getByRole("button", { name: /^Close/ })
      .first()
      .click();
    await expect(
      next.getByRole("button", { name: /^Add a note, / }),
    ).toBeVisible();
  });

  await test.step("signed out and in again, the list of drafts leads back", async () => {
    await next.getByRole("button", { name: "Lin Yue DPO" }).click();
    await next.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(next).toHaveURL(/sign-in/);
    const later = await office.signIn("dpo");
    await later.getByRole("button", { name: "Lin Yue DPO" }).click();
    await later.getByRole("menuitem", { name: "Drafts" }).click();
    await expect(later).toHaveURL("/drafts");
    await later.getByRole("link", { name: /Hannah Vogel/ }).click();
    await expect(later.getByLabel("For colleagues")).toHaveValue(/ And$/);
    await later.getByRole("button", { name: "Save the note" }).click();
    await expect(later.getByLabel("For colleagues")).toBeHidden();
    await later.goto("/drafts");
    await expect(later.getByText("Nothing unfinished.")).toBeVisible();
  });

  await test.step("nobody else ever saw them", async () => {
    const other = await office.signIn("analyst");
    await openCase(other);
    await expect(await openNote(other)).toHaveValue("");
    await other.goto("/drafts");
    await expect(other.getByText("Nothing unfinished.")).toBeVisible();
  });
  expect(await notes(office)).toEqual([
    "She called twice. 她来过两次电话。 More. And",
  ]);
});

test("a request that is being taken in comes back after a reload, and two of them stay apart", async ({
  office,
}) => {
  const page = await office.signIn("dpo");
  await page.goto("/requests/new");
  await page.getByLabel("Name").fill("张伟");
  await page.getByLabel("In their words").fill("请删除我的账号。");
  await isSaved(page);
  await page.reload();
  await expect(page.getByLabel("Name")).toHaveValue("张伟");
  await expect(page.getByLabel("In their words")).toHaveValue(
    "请删除我的账号。",
  );

  await page.goto("/requests/new");
  await expect(page.getByLabel("Name")).toHaveValue("");
  await page.getByLabel("Name").fill("Greta Aalund");
  await isSaved(page);
  await page.getByRole("link", { name: /请删除我的账号/ }).click();
  await expect(page.getByLabel("Name")).toHaveValue("张伟");
  await page.getByRole("link", { name: /Greta Aalund/ }).click();
  await expect(page.getByLabel("Name")).toHaveValue("Greta Aalund");
});

test("a reminder and a macro that are being written come back, and the list of drafts leads to both", async ({
  office,
}) => {
  const page = await office.signIn("dpo");
  await openCase(page);
  await page.getByRole("button", { name: "Remind me" }).click();
  const words = page.getByRole("form", { name: "Remind me of this case" });
  await words.getByRole("textbox").last().fill("Ask the shop again");
  await isSaved(page);
  await page.reload();
  await expect(
    words.getByRole("textbox").last(),
    "the form stands open as it was left",
  ).toHaveValue("Ask the shop again");

  await page.goto("/requests/macros");
  await page.getByRole("button", { name: "Make a macro" }).click();
  const name = page.getByRole("textbox", { name: "Name" });
  await page.getByRole("button", { name: "Add a step" }).click();
  await page.getByRole("menuitem", { name: "Write a note" }).click();
  await page
    .getByRole("textbox", { name: "Words of the note" })
    .fill("Looked at {{case}}");
  await name.fill("First look");
  await isSaved(page);

  await page.goto("/drafts");
  await page.getByRole("link", { name: /Looked at/ }).click();
  await expect(name).toHaveValue("First look");
  await expect(
    page.getByRole("textbox", { name: "Words of the note" }),
  ).toHaveValue("Looked at {{case}}");
  await page.getByRole("button", { name: "Save the macro" }).click();
  await expect(
    page.getByRole("button", { name: "Edit First look" }),
  ).toBeVisible();
  await page.goto("/drafts");
  await expect(page.getByRole("link", { name: /Ask the shop/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Looked at/ })).toHaveCount(0);
});

test("the session ends: what was sent is done once when the same person is back, and nobody else gets it", async ({
  office,
}) => {
  const page = await office.signIn("dpo");
  await openCase(page);
  const note = await openNote(page);
  await note.fill("Sent after the session had ended.");
  await isSaved(page);

  await office.goTo("2026-09-16T10:31+08:00");
  office.expectRefusals(401, 1);
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(
    page.getByRole("dialog", { name: "You were signed out" }),
  ).toBeVisible();
  expect(await notes(office), "nothing was saved").toEqual([]);
  await signInAgain(page);
  await expect(note).toBeHidden();
  await expect(
    page.getByRole("article").filter({ hasText: "Note by Lin Yue" }),
  ).toContainText("Sent after the session had ended.");
  expect(await notes(office), "one act, one effect").toHaveLength(1);
  const { history } = await seen(office);
  expect(
    history.filter(({ action }) => action === "requests.noted"),
  ).toHaveLength(1);

  await test.step("whoever else signs in starts afresh", async () => {
    await openNote(page);
    await note.fill("Mine alone.");
    await isSaved(page);
    await office.goTo("2026-09-16T11:05+08:00");
    office.expectRefusals(401, 1);
    await page.getByRole("button", { name: "Save the note" }).click();
    const door = page.getByRole("dialog", { name: "You were signed out" });
    await door.getByLabel("E-mail").fill(office.emailOf("analyst"));
    await door.getByLabel("Password", { exact: true }).fill(storyPassword);
    await door.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/");
    await expect(
      page.getByRole("button", { name: "Zhou Min Analyst" }),
    ).toBeVisible();
    await page.goto("/drafts");
    await expect(page.getByText("Nothing unfinished.")).toBeVisible();
    await openCase(page);
    await expect(await openNote(page)).toHaveValue("");
    expect(await notes(office), "and it is not sent either").toHaveLength(1);
  });
});

test("two minutes before the end one key stays signed in", async ({
  office,
}) => {
  const page = await office.signIn("dpo");
  await openCase(page);
  // A minute without a touch: from here on the page only asks quietly.
  const quiet = page.waitForResponse(
    (response) => response.request().headers()["x-kept-quiet"] === "1",
  );
  await office.goTo("2026-09-16T10:01+08:00");
  await quiet;
  await office.goTo("2026-09-16T10:14:30+08:00");
  const warning = page.getByRole("dialog", {
    name: /^You will be signed out at 10:1[56]$/,
  });
  await expect(warning).toBeVisible({ timeout: 20_000 });
  await expect(
    warning.getByRole("button", { name: "Stay signed in" }),
  ).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(warning).toBeHidden();
  await office.goTo("2026-09-16T10:27+08:00");
  const note = await openNote(page);
  await note.fill("Still signed in.");
  await isSaved(page);
});

test("a colleague changes the owner meanwhile: what is typed stays", async ({
  office,
}) => {
  const page = await office.signIn("dpo");
  await openCase(page);
  await page.getByRole("button", { name: "Identify and classify" }).click();
  const form = page.getByRole("form", { name: "Identify and classify" });
  await form.getByLabel("Name").fill("Hannah Vogel-Meyer");
  await isSaved(page);

  const { id, version } = await seen(office);
  const given = await office.call("analyst", "requests.assign", {
    caseId: id,
    version,
    ownerId: office.idOf("analyst"),
  });
  expect(given.status).toBe(200);
  await office.goTo("2026-09-16T10:02+08:00");
  await page.evaluate(() => {
    window.dispatchEvent(new Event("visibilitychange"));
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect(page.getByText("ZM", { exact: true })).toBeVisible();
  await expect(form.getByLabel("Name")).toHaveValue("Hannah Vogel-Meyer");
  await page.reload();
  await expect(form.getByLabel("Name")).toHaveValue("Hannah Vogel-Meyer");
  await expect(
    form.getByText("The case has changed since then."),
  ).toBeVisible();
});

test("own settings and another tab: nothing is lost, and the older words are offered", async ({
  office,
}) => {
  const page = await office.signIn("dpo");
  await openCase(page);
  const note = await openNote(page);
  await note.fill("From the first tab");
  await isSaved(page);

  await test.step("the other language, and keys switched off", async () => {
    await page.getByRole("button", { name: "中文" }).click();
    const zhNote = page.getByRole("textbox").last();
    await expect(page.getByRole("button", { name: "放弃" })).toBeVisible();
    await expect(zhNote).toHaveValue("From the first tab");
    await page.getByRole("button", { name: "EN, English" }).click();
    await page.getByRole("button", { name: "Lin Yue DPO" }).click();
    await page
      .getByRole("menuitemcheckbox", { name: "Single-key shortcuts" })
      .click();
    await expect(note).toHaveValue("From the first tab");
  });

  const other = await page.context().newPage();
  await openCase(other);
  await other.getByRole("button", { name: /^Add a note, / }).click();
  const otherNote = other.getByLabel("For colleagues");
  await expect(otherNote).toHaveValue("From the first tab");
  await otherNote.fill("From the second tab");
  await isSaved(other);

  await note.fill("From the first tab, later");
  const offer = page.getByText(/^Another window of yours saved other words/);
  await expect(offer).toBeVisible();
  await page.getByRole("button", { name: "Use those" }).click();
  await expect(note).toHaveValue("From the second tab");
  await expect(offer, "and what stood here is offered in turn").toBeVisible();
  await page.getByRole("button", { name: "Use those" }).click();
  await expect(note).toHaveValue("From the first tab, later");
});

test("the server is started anew: the page says so, keeps the words, and saves them when it is back", async ({
  office,
}) => {
  const page = await office.signIn("dpo");
  await openCase(page);
  const note = await openNote(page);
  await note.fill("Before");
  await isSaved(page);

  await office.stop();
  await note.fill("Before and while it was away");
  const bar = page.getByRole("status").filter({
    hasText: "Kept cannot be reached.",
  });
  await expect(bar).toBeVisible();
  await expect(page.getByText(/^Not saved yet: Kept cannot/)).toBeVisible();
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(
    page.getByText(/Not saved, as far as is known/).first(),
  ).toBeVisible();
  await expect(note).toHaveValue("Before and while it was away");

  await office.start();
  await expect(bar).toBeHidden({ timeout: 20_000 });
  await isSaved(page);
  await page.reload();
  await expect(note).toHaveValue("Before and while it was away");
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(note).toBeHidden();
  expect(await notes(office)).toEqual(["Before and while it was away"]);
});
