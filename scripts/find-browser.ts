import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

// Ubuntu's chromium-browser is missing on purpose: it is a shim that asks for a snap.
const places = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The browser the stories run in: CHROMIUM_PATH, one the machine has, or Playwright's own.
 * Throws when CHROMIUM_PATH names nothing; undefined when there is none at all.
 */
export function findBrowser(): string | undefined {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen !== undefined && chosen !== "") {
    if (!existsSync(chosen))
      throw new Error(`CHROMIUM_PATH is ${chosen}, and there is no such file.`);
    return chosen;
  }
  return [...places, chromium.executablePath()].find((path) =>
    existsSync(path),
  );
}
