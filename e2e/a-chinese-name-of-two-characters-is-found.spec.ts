import type { Page } from "@playwright/test";
import type { StoryPerson } from "@kept/server/testing/story-people";
import { expectAccessible } from "./accessibility.ts";
import { expect, test, type Office } from "./server-fixture.ts";

async function receive(
  office: Office,
  {
    name,
    text,
    types = ["deletion"],
    by = "dpo",
  }: { name: string; text: string; types?: string[]; by?: StoryPerson },
): Promise<string> {
  const { data } = await office.call(by, "requests.open", {
    policyId: "p000",
    channel: "email",
    receivedAt: office.now(),
    partner: null,
    personName: name,
    personAddress: null,
    personPhone: null,
    accountRef: null,
    residence: null,
    language: "zh",
    types,
    text,
    mailId: null,
  });
  return (data as { reference: string }).reference;
}

const field = (page: Page) => page.getByRole("combobox", { name: /Find|查找/ });
async function openPalette(page: Page): Promise<void> {
  // The key is bound once the page stands.
  await expect(
    page.getByRole("button", { name: /^(Find a case|查找案件)/ }),
  ).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(field(page)).toBeFocused();
}
const cases = (page: Page) =>
  page.getByRole("group", { name: /^(Cases|案件)$/ });

test("a Chinese name of two characters is found, by one character too, in the palette and in the list", async ({
  office,
}) => {
  const reference = await receive(office, {
    name: "张伟",
    text: "请注销我的账号，并删除所有历史订单。",
  });
  await receive(office, {
    name: "伟大张",
    text: "请提供我的信息副本。",
    types: ["access"],
  });
  await receive(office, { name: "李娜", text: "小张，伟大的店。" });

  const page = await office.signIn("dpo");
  await openPalette(page);

  await test.step("two characters find the name, not the same characters elsewhere", async () => {
    await field(page).fill("张伟");
    await expect(page.getByRole("option")).toHaveCount(2);
    await expect(page.getByRole("option").first()).toContainText("张伟");
    await expect(page.getByRole("option").first()).toContainText(reference);
    await expect(page.getByRole("option").last()).toHaveText(
      "Show the one result in the list",
    );
    await expectAccessible(page, "the palette");
  });

  await test.step("one character finds every case that has it, the newest first within names", async () => {
    await field(page).fill("张");
    await expect(cases(page).getByRole("option")).toHaveCount(4);
    await expect(cases(page).getByRole("option").nth(0)).toContainText(
      "伟大张",
    );
    await expect(cases(page).getByRole("option").nth(1)).toContainText("张伟");
    await expect(cases(page).getByRole("option").nth(2)).toContainText("李娜");
  });

  await test.step("a condition narrows it, and one that nobody knows is explained", async () => {
    await field(page).fill("张 类型：查阅");
    await expect(cases(page).getByRole("option")).toHaveCount(2);
    await expect(
      page.getByText("Type: Access and copy", { exact: true }),
    ).toBeVisible();
    await field(page).fill("张 type:holiday");
    await expect(
      page.getByText("“type:holiday” is not understood."),
    ).toBeVisible();
    await expect(page.getByText("Deletion", { exact: true })).toBeVisible();
    await expect(page.getByRole("option")).toHaveCount(0);
  });

  await test.step("what an input method still composes is nobody's name", async () => {
    await field(page).fill("");
    const session = await page.context().newCDPSession(page);
    await session.send("Input.imeSetComposition", {
      text: "zhang wei",
      selectionStart: 9,
      selectionEnd: 9,
    });
    await expect(field(page)).toHaveValue("zhang wei");
    await expect(page.getByRole("group", { name: "Actions" })).toBeVisible();
    await session.send("Input.insertText", { text: "张伟" });
    await expect(field(page)).toHaveValue("张伟");
    await expect(page.getByRole("option").first()).toContainText(reference);
  });

  await test.step("Enter opens the case, by keyboard alone", async () => {
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/requests/${reference}`);
    await expect(
      page.getByRole("heading", { name: "张伟", level: 1 }),
    ).toBeVisible();
    await openPalette(page);
    await expect(
      page.getByRole("group", { name: "Opened lately" }).getByRole("option"),
    ).toHaveText(/张伟/);
    await page.keyboard.press("Escape");
    await expect(field(page)).toBeHidden();
  });

  await test.step("all results stand in the list, and the words in no address", async () => {
    await openPalette(page);
    await field(page).fill("张伟");
    await page
      .getByRole("option", { name: "Show the one result in the list" })
      .click();
    await expect(page).toHaveURL(/\/requests\?/);
    expect(decodeURIComponent(page.url())).not.toContain("张");
    await expect(page.getByRole("searchbox")).toHaveValue("张伟");
    await expect(
      page.getByRole("row", { name: new RegExp(reference) }),
    ).toBeVisible();
    await expect(page.getByText("李娜")).toHaveCount(0);
  });

  await test.step("the list reads the same: a condition that is typed becomes one of its own", async () => {
    const search = page.getByRole("searchbox");
    await page.keyboard.press("Escape");
    await search.fill("");
    await search.pressSequentially("张 类型：查阅");
    await expect(
      page.getByText("Space or Enter makes it a condition of the list."),
    ).toBeVisible();
    await search.press("Enter");
    await expect(search).toHaveValue("张");
    await expect(page).toHaveURL(/type=access/);
    expect(decodeURIComponent(page.url())).not.toContain("张");
    await expect(page.getByRole("row", { name: /伟大张/ })).toBeVisible();
    await expect(
      page.getByRole("row", { name: new RegExp(reference) }),
    ).toHaveCount(0);
    await search.fill("type:holiday");
    await expect(
      page.getByText("“type:holiday” is not understood."),
    ).toBeVisible();
    await search.fill("");
    await search.press("Escape");
  });

  await test.step("an action is found in either language", async () => {
    await openPalette(page);
    await field(page).fill("今日");
    await page.getByRole("option", { name: "Go to Today" }).click();
    await expect(page).toHaveURL("/");
  });
});

test("whoever may not see a case finds nothing, counts nothing and is offered nothing", async ({
  office,
}) => {
  // It belongs to the team of whoever took it in.
  const reference = await receive(office, {
    name: "张伟",
    text: "请删除。",
    by: "analyst",
  });

  const analyst = await office.signIn("analyst");
  await openPalette(analyst);
  await field(analyst).fill("张伟");
  await expect(analyst.getByRole("option").first()).toContainText(reference);

  await office.call("otherAnalyst", "people.setLanguage", { language: "zh" });
  const other = await office.signIn("otherAnalyst", { language: "zh" });
  await openPalette(other);
  for (const typed of ["张伟", "张", reference]) {
    await field(other).fill(typed);
    await expect(
      other.getByText("您可查看的案件中没有匹配项", { exact: false }),
    ).toBeVisible();
    await expect(cases(other)).toHaveCount(0);
    await expect(
      other.getByRole("status").filter({ hasText: "件案件" }),
    ).toHaveText("找到 0 件案件。");
  }

  const admin = await office.signIn("admin");
  await openPalette(admin);
  await field(admin).fill("张伟");
  await expect(admin.getByRole("option")).toHaveCount(0);
  await field(admin).fill("language");
  await expect(admin.getByRole("option")).toHaveText("Switch to 中文");
});
