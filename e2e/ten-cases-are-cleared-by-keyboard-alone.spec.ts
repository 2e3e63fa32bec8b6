import type { Page } from "@playwright/test";
import { expect, test, type Office } from "./server-fixture.ts";

interface Matter {
  readonly name: string;
  readonly types: readonly string[];
  readonly residence: string;
  readonly language: "en" | "zh";
  readonly receivedAt: string;
  /** Already known who and what; what is left is to prove who they are. */
  readonly isIdentified?: true;
}

/** What lies there on a Monday morning: six that nobody has looked at, four whose writers are to be verified. */
const matters: readonly Matter[] = [
  ["顾晨", ["deletion"], "CN", "zh", "2026-09-19T14:20+08:00"],
  ["Sofie Lindgren", ["correction"], "SE", "en", "2026-09-19T15:12+08:00"],
  ["欧阳雪", ["access"], "CN", "zh", "2026-09-19T16:31+08:00"],
  ["Tomás Ferrer", ["deletion"], "ES", "en", "2026-09-20T08:02+08:00"],
  ["陈思齐", ["enquiry"], "CN", "zh", "2026-09-20T13:05+08:00"],
  ["Aisha Karim", ["objection"], "GB", "en", "2026-09-20T18:10+08:00"],
].map(([name, types, residence, language, receivedAt]) => ({
  name,
  types,
  residence,
  language,
  receivedAt,
})) as Matter[];

const toVerify: readonly Matter[] = [
  ["Greta Aalund", "FI", "en", "2026-09-01T08:50+08:00"],
  ["Matthias Thiel", "DE", "en", "2026-09-01T16:20+08:00"],
  ["苏文静", "CN", "zh", "2026-09-02T13:27+08:00"],
  ["Elin Sjögren", "SE", "en", "2026-09-02T15:15+08:00"],
].map(([name, residence, language, receivedAt]) => ({
  name,
  types: ["access"],
  residence,
  language,
  receivedAt,
  isIdentified: true,
})) as Matter[];

async function done<T>(
  office: Office,
  procedure: string,
  input: object,
): Promise<T> {
  const reply = await office.call("dpo", procedure, input);
  expect(reply.refusal, procedure).toBeNull();
  return reply.data as T;
}

async function take(office: Office, matter: Matter): Promise<void> {
  const { name, types, residence, language, receivedAt } = matter;
  office.at(receivedAt);
  const about = {
    personName: name,
    personAddress: null,
    personPhone: null,
    accountRef: null,
    residence,
    language,
    types,
  };
  const { caseId } = await done<{ caseId: string }>(office, "requests.open", {
    ...about,
    policyId: "p000",
    channel: "contactPage",
    receivedAt,
    partner: null,
    text: "What they wrote.",
    mailId: null,
  });
  if (matter.isIdentified === undefined) return;
  const { frame } = await done<{ frame: { version: number } }>(
    office,
    "requests.get",
    { caseId },
  );
  await done(office, "requests.classify", {
    caseId,
    version: frame.version,
    ...about,
    identifiedAt: receivedAt,
    requesterRole: "self",
    onBehalfOf: null,
    marketingChannels: [],
    isSignificant: false,
    isMinor: false,
  });
  const { frame: next } = await done<{ frame: { version: number } }>(
    office,
    "requests.get",
    { caseId },
  );
  await done(office, "requests.assign", {
    caseId,
    version: next.version,
    ownerId: null,
  });
}

interface Case {
  readonly title: string;
  readonly frame: {
    readonly owner: { readonly name: string } | null;
    readonly history: readonly { readonly action: string }[];
  };
}

test.use({ begins: "2026-09-01T08:00+08:00" });

test("ten cases are cleared by keyboard alone", async ({ office }) => {
  for (const matter of [...toVerify, ...matters]) await take(office, matter);
  await office.goTo("2026-09-21T09:00+08:00");
  const page = await office.signIn("dpo");
  await page.evaluate(() => {
    for (const kind of ["pointerdown", "mousedown", "wheel"])
      document.addEventListener(
        kind,
        () => {
          document.documentElement.dataset["mouse"] = kind;
        },
        true,
      );
  });
  const typed: string[] = [];
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      typed.push(key);
      await page.keyboard.press(key);
    }
  };
  const name = page.getByRole("heading", { level: 1 });

  await press("g", "r");
  await expect(page.getByText("Greta Aalund").first()).toBeVisible();
  await press("j", "Enter");
  await expect(name).toHaveText("顾晨");

  await test.step("what was done with one key is taken back with one", async () => {
    await press("i");
    await expect(page.getByText("Assigned to Lin Yue.")).toBeVisible();
    await press("z");
    await expect(page.getByText("Assigned to Lin Yue.")).toBeHidden();
  });

  const seen: string[] = [];
  for (let count = 0; count < 10; count += 1) {
    const who = (await name.textContent()) ?? "";
    await test.step(who, async () => {
      seen.push(who);
      await press("i", "Shift+E");
      const form = page.getByRole("form");
      await expect(form).toBeVisible();
      if (/Verify/.test((await form.getAttribute("aria-label")) ?? "")) {
        await fillByKeys(page, press);
      }
      await press("Control+Enter");
      await expect(form).toBeHidden();
      if (count < 9) await expect(name).not.toHaveText(who);
    });
  }
  expect(new Set(seen).size, "ten different cases").toBe(10);

  for (let number = 1; number <= 10; number += 1) {
    const { frame } = await done<Case>(office, "requests.byReference", {
      reference: `DSR-2026-${String(number).padStart(5, "0")}`,
    });
    expect(frame.owner?.name).toBe("Lin Yue");
    const actions = frame.history.map(({ action }) => action);
    expect(actions).toContain(
      number <= 4 ? "requests.identity-verified" : "requests.classified",
    );
  }
  expect(
    await page.evaluate(
      () => document.documentElement.dataset["mouse"] ?? "none",
    ),
    "nobody touched a mouse",
  ).toBe("none");
  test.info().annotations.push({
    type: "keys",
    description: `${typed.length} for ten cases, ${(typed.length / 10).toFixed(1)} each`,
  });
  expect(typed.length).toBeLessThanOrEqual(120);
});

/** From the title of the form to the one field that is empty. */
async function fillByKeys(
  page: Page,
  press: (...keys: string[]) => Promise<void>,
): Promise<void> {
  const point = page.getByLabel("Contact point used");
  for (let tries = 0; tries < 12; tries += 1) {
    if (await point.evaluate((field) => field === document.activeElement))
      break;
    await press("Tab");
  }
  await press(
    ..."by phone".split("").map((key) => (key === " " ? "Space" : key)),
  );
}
