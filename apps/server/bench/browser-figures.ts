import { chromium, type Browser, type Page } from "@playwright/test";
import { findBrowser } from "../../../scripts/find-browser.ts";
import { figureOf, type Figure } from "./figure.ts";
import { median } from "./measure.ts";
import type { Stage } from "./server-figures.ts";

const row = "[data-key]";

/** Notes when the first row stands on the page, in milliseconds since the page was asked for. */
function watchFirstRow(selector: string): void {
  const note = (): void => {
    if (document.querySelector(selector) === null) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      document.documentElement.dataset["firstRow"] = String(performance.now());
    });
  };
  const watch = new MutationObserver(note);
  watch.observe(document, { childList: true, subtree: true });
}

async function firstRow(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForSelector(row);
  return page
    .waitForFunction(() => document.documentElement.dataset["firstRow"])
    .then(async (handle) => Number(await handle.jsonValue()));
}

/** From an act to the frame that shows what came of it. */
async function untilChanged(
  page: Page,
  { act, sign }: { act: () => Promise<void>; sign: string },
): Promise<number> {
  await page.evaluate((selector) => {
    const said = (): string =>
      document.querySelector(selector)?.textContent ?? "";
    const before = said();
    const began = { at: 0 };
    for (const kind of ["keydown", "click"])
      document.addEventListener(
        kind,
        () => {
          if (began.at === 0) began.at = performance.now();
        },
        { capture: true, once: true },
      );
    delete document.documentElement.dataset["took"];
    const look = (): void => {
      if (began.at > 0 && said() !== before) {
        requestAnimationFrame(() => {
          document.documentElement.dataset["took"] = String(
            performance.now() - began.at,
          );
        });
      } else requestAnimationFrame(look);
    };
    look();
  }, sign);
  await act();
  const handle = await page.waitForFunction(
    () => document.documentElement.dataset["took"],
  );
  return Number(await handle.jsonValue());
}

async function signedInPage(
  browser: Browser,
  { product }: Stage,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  const [name = "", value = ""] = product.cookie.split("=");
  await context.addCookies([{ name, value, url: product.url }]);
  await context.addInitScript(watchFirstRow, row);
  return context.newPage();
}

/** What a person waits for in the browser, with a hundred thousand cases in the queue. */
export async function browserFigures(stage: Stage): Promise<Figure[]> {
  const executablePath = findBrowser();
  const browser = await chromium.launch(
    executablePath === undefined ? {} : { executablePath },
  );
  try {
    return await measured(browser, stage);
  } finally {
    await browser.close();
  }
}

async function measured(browser: Browser, stage: Stage): Promise<Figure[]> {
  const { product, bare, effort } = stage;
  const own = await signedInPage(browser, stage);
  const plain = await (await browser.newContext()).newPage();
  await plain.addInitScript(watchFirstRow, row);
  const owns: number[] = [];
  const plains: number[] = [];
  for (let round = 0; round <= effort.rounds; round += 1) {
    owns.push(await firstRow(own, `${product.url}/requests`));
    plains.push(
      await firstRow(plain, `http://127.0.0.1:${String(bare.port)}/page`),
    );
  }
  const current = `${row}[aria-current="true"]`;
  const keys: number[] = [];
  await own.keyboard.press("j");
  await own.waitForSelector(current);
  for (let step = 0; step < 20; step += 1)
    keys.push(
      await untilChanged(own, {
        act: () => own.keyboard.press("j"),
        sign: current,
      }),
    );
  const rows = await own.locator(row).count();
  const tabs = own.locator("nav a[href*='view=']");
  const filters: number[] = [];
  for (let step = 0; step < Math.min(4, await tabs.count()); step += 1)
    filters.push(
      await untilChanged(own, {
        act: () => tabs.nth(step).click(),
        sign: '[role="rowgroup"], [role="grid"]',
      }),
    );
  return [
    figureOf({
      name: "browser: first row against a page without a framework",
      figure: median(owns.slice(1)),
      yardstick: median(plains.slice(1)),
      unit: "ms",
      goal: { kind: "most", value: 1.8 },
    }),
    figureOf({
      name: "browser: key j to the next row",
      figure: median(keys),
      yardstick: null,
      unit: "ms",
      goal: { kind: "most", value: 50 },
    }),
    figureOf({
      name: "browser: another view",
      figure: median(filters),
      yardstick: null,
      unit: "ms",
      goal: { kind: "most", value: 300 },
    }),
    figureOf({
      name: "browser: rows in the page",
      figure: rows,
      yardstick: null,
      unit: "rows",
      goal: { kind: "most", value: 60 },
    }),
  ];
}
