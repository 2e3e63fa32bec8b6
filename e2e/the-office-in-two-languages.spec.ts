import type { Page } from "@playwright/test";
import {
  expectAccessible,
  expectAccessibleInBothSchemes,
} from "./accessibility.ts";
import { fillMondayQueue, monday, workHannahsCase } from "./monday-queue.ts";
import { picture, settled } from "./pictures.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-08-31T14:00+08:00" });

const words = {
  en: {
    lang: "en",
    view: "Requests: Next due",
    original: "Conversation",
    work: "Work",
    why: "Why this date?",
    selected: "Selected rows",
    due: "Due",
    form: "New request",
    checks: "Before it can leave",
  },
  zh: {
    lang: "zh-CN",
    view: "个人请求：最近到期",
    original: "往来记录",
    work: "办理",
    why: "为何是这一天？",
    selected: "已选中的行",
    due: "到期",
    form: "新建请求",
    checks: "发出之前",
  },
} as const;

/** A name of a text without the text, braces that nobody filled, or a value that is none. */
const leftOver =
  /\{\{|\}\}|\bundefined\b|\bNaN\b|\[object |\b[a-z]\w*(?:\.[a-zA-Z]+){1,4}\b/g;
/** Rules, hosts and files look like that as well. */
const meant =
  /^(p\d{3}|eu|uk|cn|us)\.|\.(example|eml|pdf|json)$|^chinese-days|^date-holidays/;

async function expectWorded(page: Page): Promise<void> {
  const text = await page.locator("body").innerText();
  const found = (text.match(leftOver) ?? []).filter((one) => !meant.test(one));
  expect.soft(found, `every text on ${page.url()} has its words`).toEqual([]);
}

for (const language of ["en", "zh"] as const)
  test(`every screen can be used by everybody, in ${language}, light and dark`, async ({
    office,
  }) => {
    test.setTimeout(420_000);
    const { reference, letterId } = await workHannahsCase(office);
    await fillMondayQueue(office);
    await office.fill(30);
    await office.call("dpo", "people.setLanguage", { language });
    const say = words[language];

    const screen = async (page: Page, name: string) => {
      await settled(page);
      await expectWorded(page);
      await expectAccessibleInBothSchemes(
        page,
        `${name}, ${language}`,
        (scheme) => picture(page, `${name}-${language}-${scheme}`),
      );
    };
    const door = await office.door({ language });
    await expect(door.getByRole("form")).toBeVisible();
    await screen(door, "sign-in");
    await office.leave(door);

    const page = await office.signIn("dpo", { language });
    await expect(page.locator("html")).toHaveAttribute("lang", say.lang);
    await expect(
      page.getByRole("link", { name: /顾晨|DSR/ }).first(),
    ).toBeVisible();
    await screen(page, "today");

    await page.goto("/requests");
    await page.getByRole("row", { name: "Sofie Lindgren" }).click();
    await page.getByRole("tab", { name: say.work }).click();
    await screen(page, "list");

    for (const [name, address] of [
      [
        "list-table",
        "?cols=clock,reference,person,types,stage,last,flags,owner",
      ],
      ["list-pages", "?layout=pages&cols=clock,reference,types,owner"],
      ["list-filtered", "?type=access,deletion&owner=me&density=roomy"],
    ] as const) {
      await page.goto(`/requests${address}`);
      await expect(page.locator("[data-row-focus]").first()).toBeVisible();
      await screen(page, name);
    }
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(
      page.getByRole("region", { name: say.selected }),
    ).toBeVisible();
    await screen(page, "list-selected");
    await page.keyboard.press("Escape");
    await page.keyboard.press("f");
    await page.getByRole("menuitem", { name: say.due, exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await screen(page, "list-filter");
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto("/requests?type=access,deletion");
    await expect(page.getByRole("listitem").first()).toBeVisible();
    await screen(page, "list-narrow");
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.goto("/requests/new");
    await expect(page.getByRole("form", { name: say.form })).toBeVisible();
    await screen(page, "intake");

    await page.goto(`/requests/${reference}`);
    const why = page.getByRole("article", { name: say.why });
    await expect(why).toBeVisible();
    await screen(page, "why-this-date");
    await page.keyboard.press("w");
    await expect(why).toBeHidden();
    await screen(page, "case");

    await page.goto(`/requests/${reference}/letters/${letterId}`);
    await expect(
      page.getByRole("complementary", { name: say.checks }),
    ).toBeVisible();
    await screen(page, "composer");

    for (const [path, name] of [
      ["/audit", "log"],
      ["/audit/state", "state-of-the-log"],
      ["/requests/macros", "macros"],
      ["/drafts", "drafts"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await screen(page, name);
    }
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await screen(page, "keys");
    await page.keyboard.press("Escape");
  });

test("the day's work can be done from the keyboard alone", async ({
  office,
}) => {
  const { reference } = await workHannahsCase(office);
  await fillMondayQueue(office);
  const page = await office.door();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (name: RegExp) => {
    const reached: string[] = [];
    for (let presses = 0; presses < 30; presses += 1) {
      await press("Tab");
      const label = await page.evaluate(() => {
        const focused = document.querySelector<HTMLElement>(":focus");
        return focused?.ariaLabel ?? focused?.innerText ?? "";
      });
      if (name.test(label)) return;
      reached.push(label);
    }
    throw new Error(`Tab reached ${reached.join(" | ")}, and not ${name}.`);
  };

  await page.getByLabel("E-mail").focus();
  await page.keyboard.type(office.emailOf("dpo"));
  await press("Tab");
  await page.keyboard.type("four wet paper boats");
  await press("Enter");
  // The address is there before the page is: a key pressed in between goes nowhere.
  await expect(page.getByRole("navigation").first()).toBeVisible();

  await test.step("to the list, down and up, and into a case", async () => {
    await tabTo(/^Requests/);
    await press("Enter");
    await expect(page).toHaveURL("/requests");
    const row = (name: string) => page.getByRole("row", { name });
    await expect(row("Matthias Thiel")).toBeVisible();
    await press("j");
    await expect(row("Matthias Thiel")).toBeFocused();
    await press("j", "j");
    await press("k");
    await expect(row("顾晨")).toBeFocused();
    await press("Enter");
    await expect(
      page.getByRole("heading", { level: 1, name: "顾晨" }),
    ).toBeVisible();
  });

  await test.step("why this date, and back to where the keyboard was", async () => {
    const why = page.getByRole("article", { name: "Why this date?" });
    await press("w");
    await expect(why).toBeVisible();
    await press("Escape");
    await expect(why).toBeHidden();
  });

  await test.step("the next step opens and is left again", async () => {
    await page.goto(`/requests/${reference}`);
    await expect(
      page.getByRole("button", { name: "Write the answer" }),
    ).toBeVisible();
    const note = page.getByLabel("For colleagues");
    await press("n");
    await expect(note).toBeFocused();
    await press("Escape");
    await expect(note).toBeHidden();
    await press("n");
    await page.keyboard.type("j, k, w and e are letters here.");
    await press("Escape");
    await expect(note, "what was typed is not thrown away").toHaveValue(
      "j, k, w and e are letters here.",
    );
    await press("Tab", "Tab", "Enter");
    await expect(note).toBeHidden();
    await press("e");
    await expect(page).toHaveURL(/\/letters\//);
  });

  await test.step("a question mark shows the keys", async () => {
    await page.goto("/requests");
    await expect(page.getByRole("grid")).toBeVisible();
    await press("?");
    const keys = page.getByRole("dialog", { name: "Keys on this page" });
    await expect(keys).toContainText("Go to Today");
    await press("Escape");
    await expect(keys).toBeHidden();
  });
});

test("a phone and a name of 300 characters fit on every screen", async ({
  office,
}) => {
  await office.call("dpo", "people.setLanguage", { language: "zh" });
  const { reference: hannahs, letterId } = await workHannahsCase(office);
  const name = "欧阳".repeat(150);
  const opened = await office.call("dpo", "requests.open", {
    policyId: "p000",
    channel: "phone",
    receivedAt: monday,
    partner: null,
    personName: name,
    personAddress: null,
    personPhone: null,
    accountRef: null,
    residence: "CN",
    language: "zh",
    types: ["access"],
    text: "请提供我的个人信息副本。",
    mailId: null,
  });
  const { reference } = opened.data as { reference: string };
  const page = await office.signIn("dpo", { language: "zh" });
  for (const path of [
    "/",
    "/requests",
    "/requests?layout=pages",
    "/requests?type=access&owner=me&cols=clock,reference,person",
    "/requests/new",
    `/requests/${reference}`,
    `/requests/${hannahs}`,
    `/requests/${hannahs}/letters/${letterId}`,
    "/requests/import",
    "/requests/export",
    "/requests/macros",
    "/audit",
    "/audit/state",
    "/drafts",
    "/inbox",
    "/me",
  ]) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await expect(page.getByRole("main")).not.toBeEmpty();
    await settled(page);
    await expectAccessible(page, `${path}, 320 px wide`);
    for (const width of [320, 390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      await settled(page);
      const tooWide = await page.evaluate(
        () =>
          document.documentElement.scrollWidth -
          document.documentElement.clientWidth,
      );
      expect
        .soft({ path, width, tooWide })
        .toEqual({ path, width, tooWide: 0 });
      if (path === `/requests/${reference}`)
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    }
  }
});
