import type { Page } from "@playwright/test";
import {
  expectAccessible,
  expectAccessibleInBothSchemes,
} from "./accessibility.ts";
import { picture, settled } from "./pictures.ts";
import { expect, test, type Office } from "./server-fixture.ts";

test.use({ begins: "2026-09-21T10:00+08:00" });

async function done<T>(
  office: Office,
  procedure: string,
  input: object,
): Promise<T> {
  const { status, data, text } = await office.call(
    "legal",
    `disclosures.${procedure}`,
    input,
  );
  expect(status, `${procedure}: ${text}`).toBe(200);
  return data as T;
}

/** Demands that wait, each for its own day; gives back the number of the first. */
async function demandsUnderway(office: Office): Promise<string> {
  const numbers: string[] = [];
  for (const [body, authorityClass, country, respondBy] of [
    ["浦东新区人民法院", "court", "CN", "2026-09-22"],
    ["District Court Rotterdam", "court", "NL", "2026-09-24"],
    ["上海市税务稽查局", "tax", "CN", "2026-09-28"],
    ["Public Prosecutor's Office Bremen", "prosecutor", "DE", "2026-10-12"],
  ] as const) {
    const { reference } = await done<{ reference: string }>(office, "open", {
      kind: "authorityDemand",
      form: null,
      channel: "courier",
      receivedAt: office.now(),
      body,
      authorityClass,
      country,
      officer: null,
      contactPhone: "+862155550101",
      contactAddress: null,
      asked:
        country === "CN"
          ? "所列人员的账户与订单记录"
          : "Account and orders of the person named",
      purpose:
        country === "CN"
          ? "审理买卖合同纠纷"
          : "Investigation of a fraud with stolen cards",
      respondBy,
      dataPlaces: ["CN"],
      persons: [
        {
          name: "Ren Hai",
          identifiers: [{ kind: "email", value: "ren.hai@mail.example" }],
        },
      ],
      scopeWords: null,
      scopeCount: null,
      language: country === "CN" ? "zh" : "en",
      isSealed: false,
    });
    numbers.push(reference);
  }
  return numbers[0] ?? "";
}

/** A call by night that was refused, so that every part of the page has something to show. */
async function refusedCall(office: Office): Promise<string> {
  const { caseId, reference } = await done<{
    caseId: string;
    reference: string;
  }>(office, "open", {
    kind: "emergency",
    form: null,
    channel: "phone",
    receivedAt: office.now(),
    body: "浦东新区公安分局经济犯罪侦查支队",
    authorityClass: "lawEnforcement",
    country: "US",
    officer: "Officer Reyes",
    contactPhone: "+862155550100",
    contactAddress: null,
    asked: "Where the person is, and everything they ever wrote to us",
    purpose: "A missing person",
    respondBy: "2026-09-30",
    dataPlaces: ["CN", "DE"],
    persons: [
      {
        name: "Ren Hai",
        identifiers: [{ kind: "email", value: "ren.hai@mail.example" }],
      },
      { name: "欧阳雪", identifiers: [{ kind: "name", value: "欧阳雪" }] },
    ],
    scopeWords: null,
    scopeCount: null,
    language: "en",
    isSealed: false,
  });
  await done(office, "logInstrument", {
    caseId,
    version: 1,
    type: "oralRequest",
    reference: null,
    issuedOn: null,
    issuer: null,
    scanFileId: null,
    respondBy: "2026-09-30",
    asked: "Where the person is",
    purpose: "A missing person",
  });
  await done(office, "refuse", {
    caseId,
    version: 2,
    outcome: "refused",
    answeredAt: office.now(),
    purpose: "A missing person",
    reason: "Nobody answered at the number of the authority.",
  });
  await done(office, "addAgency", {
    name: "Duty desk of the county",
    country: "US",
    authorityClass: "lawEnforcement",
    phone: "+12025550143",
    address: null,
    source: "officialSite",
  });
  return reference;
}

const words = {
  en: {
    register: /^Register/,
    history: "History",
    extract: "Extract of the register",
    correct: "Propose a correction",
    add: "Add an agency",
  },
  zh: {
    register: /^登记/,
    history: "历史",
    extract: "登记册摘录",
    correct: "提议更正",
    add: "添加机关",
  },
} as const;

for (const language of ["en", "zh"] as const)
  test(`every screen of disclosures can be used by everybody, on a desk and on a phone of 320 px, in ${language}, light and dark`, async ({
    office,
  }) => {
    test.setTimeout(240_000);
    const reference = await refusedCall(office);
    const waiting = await demandsUnderway(office);
    await office.call("legal", "people.setLanguage", { language });
    const say = words[language];
    for (const size of [
      { width: 1440, height: 900 },
      { width: 320, height: 700 },
    ]) {
      const page = await office.signIn("legal", { language, size });
      const look = async (name: string) => {
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        const said = `${name}, ${language}, ${size.width} px`;
        // Its colours are those of the desk.
        if (size.width === 320) await expectAccessible(page, said);
        else await expectAccessibleInBothSchemes(page, said);
        expect
          .soft(await widthOf(page), `${name} fits into ${size.width} px`)
          .toBeLessThanOrEqual(size.width);
      };
      if (size.width === 1440) {
        const drawn = async (name: string) => {
          await settled(page);
          await expectAccessibleInBothSchemes(
            page,
            `${name}, ${language}`,
            (scheme) => picture(page, `${name}-${language}-${scheme}`),
          );
        };
        await page.goto("/disclosures?layout=scroll");
        await page.getByText("District Court Rotterdam").first().click();
        await expect(
          page.getByRole("heading", { name: "District Court Rotterdam" }),
        ).toBeVisible();
        await expect(page.getByRole("tab").first()).toBeVisible();
        await drawn("disclosures");
        await page.goto(`/disclosures/${waiting}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await drawn("disclosure");
      }
      await page.goto("/disclosures?state=");
      await expect(
        page.locator("main").getByText(/浦东/).first(),
      ).toBeVisible();
      await look("the list of disclosures");
      await page.goto(`/disclosures/${reference}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await look("a disclosure");
      await page.getByRole("tab", { name: say.history }).click();
      await look("the history of a disclosure");
      await page.getByRole("tab", { name: say.register }).click();
      await page.getByRole("button", { name: say.correct }).click();
      await look("the correction of an entry");
      await page.goto("/disclosures/register?country=US");
      await expect(page.getByRole("article")).toHaveCount(1);
      await look("the register");
      await page.getByRole("button", { name: say.extract }).click();
      await expect(page.getByRole("article")).toHaveCount(1);
      await look("the extract of the register");
      await page.goto("/disclosures/agencies");
      await expect(page.getByRole("table")).toBeVisible();
      await look("the directory of agencies");
      await page.getByRole("button", { name: say.add }).click();
      await look("adding an agency");
      await page.goto("/disclosures/new");
      await expect(page.getByRole("form")).toBeVisible();
      await look("taking in a demand");
      await page.goto("/disclosures/export");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await look("the list as a file");
      await page.goto("/reports/transparency?from=2026-09-01&to=2026-09-20");
      await expect(page.getByRole("table").first()).toBeVisible();
      await look("the transparency report");
      await office.leave(page);
    }
  });

async function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const content = document.querySelector("#content");
    const beyond =
      content === null ? 0 : content.scrollWidth - content.clientWidth;
    return document.documentElement.scrollWidth + Math.max(0, beyond);
  });
}
