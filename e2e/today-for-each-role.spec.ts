import type { Page } from "@playwright/test";
import {
  expectAccessible,
  expectAccessibleInBothSchemes,
} from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { fillMondayQueue, monday, workHannahsCase } from "./monday-queue.ts";
import { expect, test, type Office } from "./server-fixture.ts";

test.use({ begins: "2026-08-31T14:00+08:00" });

const roles = [
  "dpo",
  "analyst",
  "legal",
  "manager",
  "auditor",
  "admin",
] as const;
type Role = (typeof roles)[number];

const headings: Readonly<Record<Role, Readonly<Record<"en" | "zh", string>>>> =
  {
    dpo: { en: "My next 10", zh: "我的下 10 件" },
    analyst: { en: "My next 10", zh: "我的下 10 件" },
    legal: { en: "Waiting on me", zh: "等我处理" },
    manager: { en: "Waiting on me", zh: "等我处理" },
    auditor: { en: "Answers sent", zh: "已发出的答复" },
    admin: { en: "Today", zh: "今日" },
  };

/** A working Monday: a queue, a refusal that waits for the manager, a task that waits for an analyst. */
async function fill(office: Office): Promise<void> {
  const { reference } = await workHannahsCase(office);
  await fillMondayQueue(office);
  const hannah = await caseOf(office, reference);
  await hannah.act("addTask", {
    title: "Ask the shop in Hamburg",
    ownerId: office.idOf("analyst"),
    dueOn: null,
    waitsFor: null,
  });
  await hannah.act("assign", { ownerId: office.idOf("dpo") });

  office.at("2026-09-02T09:00+08:00");
  const about = {
    personName: "Ida Blom",
    personAddress: "ida.blom@post.example",
    personPhone: null,
    accountRef: null,
    residence: "SE",
    language: "en",
    types: ["correction"],
  };
  const opened = await office.call("dpo", "requests.open", {
    ...about,
    policyId: "p000",
    channel: "contactPage",
    receivedAt: "2026-09-02T09:00+08:00",
    partner: null,
    text: "Please put my name on the invoices of my employer.",
    mailId: null,
  });
  const ida = await caseOf(
    office,
    (opened.data as { reference: string }).reference,
  );
  await ida.act("classify", {
    ...about,
    identifiedAt: "2026-09-02T09:00+08:00",
    requesterRole: "self",
    onBehalfOf: null,
    marketingChannels: [],
    isSignificant: false,
    isMinor: false,
  });
  for (const { id } of await ida.tasks())
    await ida.act("setTask", { taskId: id, state: "done", result: null });
  await ida.act("finishSearch", { result: "Found in one system." });
  await ida.act("decide", {
    decisions: [
      {
        type: "correction",
        outcome: "refused",
        ground: "rightsOfOthers",
        citation: "GDPR Art. 16",
        reason: "The name on the invoices is the one of the payer.",
        withheld: "the name on paid invoices",
      },
    ],
  });
  const started = await ida.act("startLetter", {
    templateId: "correction-refused",
  });
  office.at("2026-09-18T09:00+08:00");
  await ida.act("askApproval", {
    letterId: (started as { letterId: string }).letterId,
    approverId: office.idOf("manager"),
  });
  office.at(monday);
}

interface Frame {
  readonly id: string;
  readonly version: number;
  readonly tasks: readonly { readonly id: string }[];
}

/** A case as the officer works on it: every act on its newest version. */
async function caseOf(office: Office, reference: string) {
  const frame = async (): Promise<Frame> => {
    const { data } = await office.call("dpo", "requests.byReference", {
      reference,
    });
    return (data as { frame: Frame }).frame;
  };
  return {
    tasks: async () => (await frame()).tasks,
    act: async (name: string, input: object): Promise<unknown> => {
      const { id: caseId, version } = await frame();
      const reply = await office.call("dpo", `requests.${name}`, {
        caseId,
        version,
        ...input,
      });
      expect(reply.refusal, name).toBeNull();
      return reply.data;
    },
  };
}

/** The numbers of the first line and where each leads. */
async function numbersOf(page: Page) {
  const links = page.locator("main a:has(> b):has(> span)").filter({
    hasText: /^\d/,
  });
  return Promise.all(
    (await links.all()).map(async (link) => ({
      count: Number(await link.locator("b").innerText()),
      words: await link.locator("span").innerText(),
      to: (await link.getAttribute("href")) ?? "",
    })),
  );
}

async function expectRows(page: Page, count: number): Promise<void> {
  const rows = page.getByRole("row", { name: /^DSR-2026-\d{5}/ });
  await expect(rows).toHaveCount(count);
}

for (const role of roles)
  test(`${role} meets their own morning, and every number opens exactly its rows`, async ({
    office,
  }) => {
    test.setTimeout(240_000);
    await fill(office);

    for (const language of ["en", "zh"] as const) {
      await office.call(role, "people.setLanguage", { language });
      const page = await office.signIn(role, { language });
      const heading = page.getByRole("heading", {
        name: headings[role][language],
      });
      await expect(heading.first()).toBeVisible();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await expectAccessibleInBothSchemes(
        page,
        `${role}, ${language}`,
        (scheme) => picture(page, `today/${role}-${language}-${scheme}`),
      );
      if (language === "en")
        for (const { count, words, to } of await numbersOf(page))
          await test.step(`${String(count)} ${words}`, async () => {
            const [, part] = to.split("#");
            if (part !== undefined) {
              await page.goto("/");
              await page.locator(`a[href="${to}"]`).click();
              const rows = page.locator(`#${part}`).getByRole("listitem");
              await expect(rows).toHaveCount(count);
              return;
            }
            await page.goto(to);
            await expectRows(page, count);
          });
      if (language === "zh") {
        await page.setViewportSize({ width: 320, height: 720 });
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        await expectAccessible(page, `${role} on a phone`);
        const width = await page.evaluate(
          () => document.documentElement.scrollWidth,
        );
        expect(width, "nothing stands out of a narrow screen").toBe(320);
        await picture(page, `today/${role}-phone`, { isWhole: true });
      }
      await office.leave(page);
    }
  });

test("what waits for a colleague can be brought back to mind, once a day", async ({
  office,
}) => {
  await fill(office);
  const page = await office.signIn("dpo");
  const waiting = page
    .getByRole("region")
    .or(page.locator("#waiting-on-others"));
  await waiting.getByRole("button", { name: /Nudge Tang Ning/ }).click();
  await expect(waiting.getByText("nudged today")).toHaveCount(1);
  await page.reload();
  await expect(waiting.getByText("nudged today")).toHaveCount(1);
  await expect(
    waiting.getByRole("button", { name: /Nudge Zhou Min/ }),
  ).toBeVisible();
});
