import { expectAccessible } from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { fillMondayQueue, workHannahsCase } from "./monday-queue.ts";
import { expect, test, type Office } from "./server-fixture.ts";

test.use({ begins: "2026-08-31T14:00+08:00" });

async function versionOf(office: Office, reference: string): Promise<number> {
  const { data } = await office.call("dpo", "requests.byReference", {
    reference,
  });
  return (data as { frame: { version: number } }).frame.version;
}

test("a macro is made, looked over on a case, run by name, and taken back", async ({
  office,
}) => {
  test.setTimeout(180_000);
  const { reference } = await workHannahsCase(office);
  const page = await office.signIn("dpo");
  await page.goto("/requests/macros");
  await expect(page.getByText("No macro yet.")).toBeVisible();
  await expectAccessible(page, "no macro yet");
  await page.getByRole("button", { name: "Make a macro" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("First look");
  const add = async (what: string): Promise<void> => {
    await page.getByRole("button", { name: "Add a step" }).click();
    await page.getByRole("menuitem", { name: what }).click();
  };
  await add("Write a note");
  const note = page.getByRole("textbox", { name: "Words of the note" });
  await note.fill("Looked at {{customer}}");
  await page.getByRole("button", { name: "Save the macro" }).click();
  await expect(
    page
      .getByText("Between {{ and }} only the places listed below can stand.")
      .first(),
  ).toBeVisible();
  await note.fill("Looked at");
  await page
    .getByRole("button", { name: "Insert “number of the case”" })
    .click();
  await expect(note).toHaveValue("Looked at {{case}}");
  await add("Assign");
  await add("Remind me");
  await add("Follow the case");
  await add("Prepare a letter");
  await add("Move the case on");
  await page.getByRole("button", { name: "Move step 2 up" }).click();
  await expect(page.getByText("Step 1: Assign")).toBeVisible();
  await expectAccessible(page, "writing a macro");
  await picture(page, "macros/form", { isWhole: true });
  await page.getByRole("button", { name: "Save the macro" }).click();
  await expect(page.getByText("one case at a time")).toBeVisible();
  await page.getByRole("button", { name: "Duplicate First look" }).click();
  await page.getByRole("button", { name: "Remove step 6" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Take it up");
  await page.getByRole("button", { name: "Save the macro" }).click();
  await expect(
    page.getByRole("button", { name: "Edit Take it up" }),
  ).toBeVisible();
  await expectAccessible(page, "macros");
  await picture(page, "macros/list");

  // By the key of templates: one field for both.
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("t");
  const field = page.getByRole("combobox", { name: "Template" });
  await expect(field).toBeFocused();
  await page.keyboard.type("First l");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const first = page.getByRole("region", {
    name: "What “First look” will change",
  });
  await expect(first.getByText("Nothing has happened yet.")).toBeVisible();
  await expect(first.getByText("Cannot be done")).toHaveCount(1);
  await expect(first.getByText(`Looked at ${reference}`)).toBeVisible();
  const before = await versionOf(office, reference);
  await expectAccessible(page, "looking a macro over");
  await picture(page, "macros/plan");
  await first.getByRole("button", { name: "Cancel" }).click();
  expect(await versionOf(office, reference), "nothing has happened").toBe(
    before,
  );

  // By its name.
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Find" })).toBeFocused();
  await page.keyboard.type("Take it up");
  await page.getByText("Run macro: Take it up").click();
  const second = page.getByRole("region", {
    name: "What “Take it up” will change",
  });
  await second.getByRole("button", { name: "Run the macro" }).click();
  await expect(page.getByText("“Take it up” is done.")).toBeVisible();
  await expect(page.getByText(`Looked at ${reference}`).first()).toBeVisible();
  await expect(page.getByText("You are told of new messages.")).toBeVisible();
  expect(await versionOf(office, reference), "one act").toBe(before + 1);
  await page.keyboard.press("z");
  await expect(page.getByText("“Take it up” was taken back.")).toBeVisible();
  await page.getByRole("tab", { name: "History" }).click();
  await expect(
    page.getByText("Lin Yue ran the macro “Take it up”"),
  ).toBeVisible();
  await expect(page.getByText("Lin Yue took a macro back")).toBeVisible();
  await picture(page, "macros/history");

  await page.goto("/requests/macros");
  await page.getByRole("button", { name: "Remove First look" }).click();
  await expect(page.getByText("“First look” is removed.")).toBeVisible();
  await page.keyboard.press("z");
  await expect(
    page.getByRole("button", { name: "Edit First look" }),
  ).toBeVisible();
});

test("a macro on everything that is selected says first what it changes, and where it does nothing", async ({
  office,
}) => {
  test.setTimeout(180_000);
  await fillMondayQueue(office);
  const { status } = await office.call("dpo", "macros.save", {
    register: "requests",
    name: "Take up",
    steps: [
      { kind: "assign", to: "me" },
      { kind: "note", text: "{{me}} took {{case}} up." },
    ],
    shared: { with: "team", teamId: null },
  });
  expect(status).toBe(200);
  const page = await office.signIn("dpo");
  await page.goto("/requests?state=&sort=reference");
  await expect(page.locator("[data-row-focus]").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await page.getByRole("button", { name: "Macro…" }).click();
  await page.getByRole("menuitem", { name: "Take up" }).click();
  const plan = page.getByRole("region", {
    name: /^What “Take up”/,
  });
  const run = plan.getByRole("button", { name: /^Run on \d+ cases?$/ });
  await expect(run).toBeVisible();
  await expectAccessible(page, "a macro on many, looked over");
  await picture(page, "macros/many");
  const count = Number(/\d+/.exec(await run.innerText())?.[0]);
  expect(count).toBeGreaterThan(3);
  await run.click();
  const panel = page.getByRole("region", {
    name: "Take up, many cases at once",
  });
  await office.deliver();
  await expect(panel.getByRole("status")).toContainText(
    new RegExp(`Take up: ${count} done`),
  );
  await panel.getByRole("button", { name: "Undo" }).click();
  await office.deliver();
  // Five were hers before: their notes stay, and there is nothing to give back.
  await expect(panel.getByRole("status")).toHaveText(
    `Take up: ${count - 5} taken back.`,
  );
});

test("macros in the other language, in the dark and on a phone", async ({
  office,
}) => {
  test.setTimeout(180_000);
  const { reference } = await workHannahsCase(office);
  await office.call("dpo", "macros.save", {
    register: "requests",
    name: "接手后先核对身份材料并起草确认函".repeat(5),
    steps: [
      { kind: "assign", to: null },
      { kind: "note", text: "{{me}} 已查看 {{case}}（{{title}}）。" },
      { kind: "remind", workingDays: 5, words: "{{case}} 是否已回复" },
      { kind: "letter", templateId: "acknowledgement" },
      { kind: "move", move: "close" },
    ],
    shared: { with: "team", teamId: null },
  });
  await office.call("dpo", "people.setLanguage", { language: "zh" });
  for (const [name, look] of [
    ["dark", { language: "zh", scheme: "dark" }],
    [
      "phone",
      { language: "zh", scheme: "light", size: { width: 320, height: 720 } },
    ],
  ] as const) {
    const page = await office.signIn("dpo", look);
    await page.goto("/requests/macros");
    await expect(page.getByRole("heading", { name: "宏" })).toBeVisible();
    await expectAccessible(page, `macros, ${name}`);
    await picture(page, `macros/list-${name}`);
    await page.getByRole("button", { name: /^编辑/ }).click();
    await expect(page.getByText("第 5 步")).toBeVisible();
    await expectAccessible(page, `writing a macro, ${name}`);
    await picture(page, `macros/form-${name}`, { isWhole: true });
    await page.goto(`/requests/${reference}`);
    await page.getByRole("button", { name: /^模板/ }).click();
    await page.getByRole("combobox", { name: "模板" }).click();
    await page.getByRole("option", { name: /^宏/ }).click();
    await expect(page.getByText("尚未执行任何操作。")).toBeVisible();
    await expect(page.getByText("将执行").first()).toBeVisible();
    await expectAccessible(page, `looking a macro over, ${name}`);
    await picture(page, `macros/plan-${name}`);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
    ).toBe(name === "phone" ? 320 : 1440);
    await office.leave(page);
  }
});
