import type { Locator, Page } from "@playwright/test";
import { expect } from "./server-fixture.ts";

/** A scanned paper, as far as the house can tell. */
export const scan = {
  name: "order.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n",
  ),
};

/** Chooses in a field whose choices open below it; the field itself says what is chosen. */
export async function choose(
  form: Locator,
  field: string | RegExp,
  choice: string,
): Promise<void> {
  await form
    .getByRole("combobox", { name: field, exact: typeof field === "string" })
    .click();
  await form
    .page()
    .getByRole("option", { name: choice, exact: true })
    .filter({ visible: true })
    .click();
}

interface Demand {
  readonly kind?: string;
  readonly body: string;
  readonly authority: string;
  readonly country: string;
  readonly officer?: string;
  readonly asked: string;
  readonly phone: string;
  /** The address in the demand, where there is one. */
  readonly address?: string;
  readonly places?: readonly string[];
  readonly person: string;
  readonly email: string;
}

/** A demand is taken in at the desk of whoever sits at the page; gives back its number. */
export async function takeIn(page: Page, demand: Demand): Promise<string> {
  await page.getByRole("link", { name: "Disclosures" }).first().click();
  // Where the register is empty, the list leads there as well.
  await page.getByRole("link", { name: "Take in a demand" }).first().click();
  const form = page.getByRole("form", { name: "Take in a demand" });
  if (demand.kind !== undefined) await choose(form, "Kind", demand.kind);
  await form.getByLabel("Authority or recipient").fill(demand.body);
  await choose(form, "Kind of authority", demand.authority);
  await choose(form, "Country", demand.country);
  if (demand.officer !== undefined)
    await form.getByLabel("Officer (optional)").fill(demand.officer);
  await form.getByLabel("What is asked for").fill(demand.asked);
  await form.getByLabel("Phone in the demand (optional)").fill(demand.phone);
  if (demand.address !== undefined)
    await form
      .getByLabel("E-mail in the demand (optional)")
      .fill(demand.address);
  const places = form.getByRole("group", { name: "Where the data is stored" });
  for (const place of demand.places ?? [])
    await places.getByLabel(place, { exact: true }).check();
  await form.getByLabel("Name (optional)").fill(demand.person);
  await form
    .getByRole("region", { name: "Persons concerned" })
    .getByLabel("E-mail address (optional)")
    .fill(demand.email);
  await form.getByRole("button", { name: "Open the case" }).click();
  await expect(
    page.getByRole("heading", { name: demand.body, level: 1 }),
  ).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** The form of the step that the page offers next. */
export async function next(page: Page, step: string): Promise<Locator> {
  await page.getByRole("button", { name: step, exact: true }).last().click();
  const form = page.getByRole("form", { name: step });
  await expect(form).toBeVisible();
  return form;
}

/** The form of a move that stands in the menu. */
export async function fromMenu(page: Page, move: string): Promise<Locator> {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: move }).click();
  const form = page.getByRole("form", { name: move });
  await expect(form).toBeVisible();
  return form;
}

/** What was written is recorded, and the form goes. */
export async function record(form: Locator): Promise<void> {
  await form.locator("button[type=submit]").click();
  await expect(form).toBeHidden();
}

/** The paper is chosen on this computer, in the form that asks for it. */
export async function attach(form: Locator, name: string): Promise<void> {
  const page = form.page();
  const chooser = page.waitForEvent("filechooser");
  await form.getByRole("button", { name: "Add a file" }).click();
  await (await chooser).setFiles({ ...scan, name });
  await expect(form.getByRole("combobox", { name: /^Scan/ })).toHaveValue(name);
}

/** A step of the path as the page tells it: its name, and how it stands. */
export function stepOf(page: Page, step: string): Locator {
  return page
    .getByRole("list", { name: "Steps" })
    .getByRole("listitem")
    .filter({ has: page.getByText(step, { exact: true }) });
}
