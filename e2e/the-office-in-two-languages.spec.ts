import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { mailBytes } from "./inbox.ts";
import { expect, test } from "./server-fixture.ts";

/** Where the pictures go; `pnpm screenshots` puts them into docs. */
const pictures =
  process.env["KEPT_SCREENSHOTS"] ??
  join(import.meta.dirname, "../test-results/screenshots");

type Office = Parameters<Parameters<typeof test>[2]>[0]["office"];

interface Prepared {
  readonly reference: string;
  readonly letterId: string;
}

/** Hannah's request, worked up to a letter in part that still lacks a few words. */
async function prepareCase(office: Office): Promise<Prepared> {
  office.at("2026-09-16T10:04+08:00");
  const { reference } = await office.handOver(mailBytes("01"));
  if (reference === null) throw new Error("The gateway opened no case");
  const act = async (procedure: string, input: object) => {
    const seen = await office.call("dpo", "requests.byReference", {
      reference,
    });
    const { frame } = seen.data as { frame: { id: string; version: number } };
    const reply = await office.call("dpo", `requests.${procedure}`, {
      caseId: frame.id,
      version: frame.version,
      ...input,
    });
    expect(reply.refusal, procedure).toBeNull();
    return reply.data;
  };
  const tasks = async () => {
    const seen = await office.call("dpo", "requests.byReference", {
      reference,
    });
    return (seen.data as { frame: { tasks: { id: string }[] } }).frame.tasks;
  };
  office.at("2026-09-17T09:00+08:00");
  await act("classify", {
    identifiedAt: "2026-09-17T09:00+08:00",
    personName: "Hannah Vogel",
    personAddress: "hannah.vogel@post.example",
    personPhone: null,
    accountRef: "hvogel",
    requesterRole: "self",
    onBehalfOf: null,
    residence: "DE",
    language: "en",
    types: ["access"],
    marketingChannels: [],
    isSignificant: false,
    isMinor: false,
  });
  office.at("2026-09-18T14:25+08:00");
  await act("verifyIdentity", {
    method: "codeOnFile",
    verifiedAt: "2026-09-18T14:25+08:00",
    contactPoint: "e-mail on file",
    idDocument: null,
  });
  await act("addNote", {
    text: "Recipients come from the disclosure register; I asked for the extract.",
  });
  for (const { id } of await tasks())
    await act("setTask", { taskId: id, state: "done", result: null });
  await act("finishSearch", { result: "Found in five systems." });
  await act("decide", {
    decisions: [
      {
        type: "access",
        outcome: "inPart",
        ground: "rightsOfOthers",
        citation: "GDPR Art. 15(4)",
        reason: "Two chat messages are about another customer.",
        withheld: "two chat messages",
      },
    ],
  });
  const started = await act("startLetter", { templateId: "access-in-part" });
  return { reference, letterId: (started as { letterId: string }).letterId };
}

async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

for (const language of ["en", "zh"] as const)
  for (const scheme of ["light", "dark"] as const)
    test(`every screen can be used by everybody, in ${language} and ${scheme}`, async ({
      office,
    }) => {
      test.setTimeout(180_000);
      mkdirSync(pictures, { recursive: true });
      const { reference, letterId } = await prepareCase(office);
      await office.call("dpo", "people.setLanguage", { language });
      office.at("2026-09-21T09:42+08:00");
      await office.fill(48);
      const look = { language, scheme };
      const picture = (page: Page, name: string) =>
        page.screenshot({
          path: join(pictures, `${name}-${language}-${scheme}.png`),
        });

      const door = await office.door(look);
      await settled(door);
      await expectAccessible(door, "the sign-in page");

      const page = await office.signIn("dpo", look);
      await settled(page);
      await expect(page.locator("html")).toHaveAttribute(
        "lang",
        language === "zh" ? "zh-CN" : "en",
      );
      await expectAccessible(page, "Today");
      await picture(page, "today");

      await page.goto("/requests");
      await expect(page.getByRole("row").nth(4)).toBeVisible();
      await settled(page);
      await expectAccessible(page, "the list");
      await picture(page, "list");

      await page.goto("/requests/new");
      await expect(page.getByRole("form")).toBeVisible();
      await settled(page);
      await expectAccessible(page, "the intake page");

      await page.goto(`/requests/${reference}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "Hannah Vogel",
      );
      await settled(page);
      await expectAccessible(page, "the case, with Why this date? beside it");
      await picture(page, "why-this-date");
      await page.keyboard.press("w");
      await expect(
        page.getByText(/^(Why this date\?|为何是这一天？?)$/),
      ).toHaveCount(0);
      await expectAccessible(page, "the case");
      await picture(page, "case");

      await page.goto(`/requests/${reference}/letters/${letterId}`);
      await expect(page.getByRole("complementary").first()).toBeVisible();
      await settled(page);
      await expectAccessible(page, "the composer");
      await picture(page, "composer");
    });

test("a phone shows everything without scrolling sideways, even a name of 300 characters", async ({
  office,
}) => {
  await office.call("dpo", "people.setLanguage", { language: "zh" });
  const name = "欧阳".repeat(150);
  const opened = await office.call("dpo", "requests.open", {
    policyId: "p000",
    channel: "phone",
    receivedAt: "2026-09-16T09:00+08:00",
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
  const page = await office.signIn("dpo", {
    language: "zh",
    size: { width: 390, height: 844 },
  });
  for (const path of [
    "/",
    "/requests",
    "/requests/new",
    `/requests/${reference}`,
  ]) {
    await page.goto(path);
    await settled(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    const overflow = await page.evaluate(
      () =>
        document.documentElement.scrollWidth -
        document.documentElement.clientWidth,
    );
    expect({ path, overflow }).toEqual({ path, overflow: 0 });
  }
});
