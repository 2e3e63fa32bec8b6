import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { findBrowser } from "./find-browser.ts";

const readable = "/etc/os-release";
const isDebian =
  existsSync(readable) && /^ID=debian$/m.test(readFileSync(readable, "utf8"));
const mayInstall = isDebian && process.getuid?.() === 0;

function run(command: string, ...words: string[]): boolean {
  return (
    spawnSync(command, words, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0
  );
}

let listsAreFresh = false;
function install(...packages: string[]): boolean {
  listsAreFresh ||= run("apt-get", "update", "-qq");
  const quietly = ["-y", "-qq", "--no-install-recommends"];
  return run("apt-get", "install", ...quietly, ...packages);
}

function hasChineseFont(): boolean {
  const list = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" });
  return list.status === 0 && list.stdout.trim() !== "";
}

if (findBrowser() === undefined && !(mayInstall && install("chromium")))
  run("playwright", "install", "chromium");
// Without one, the screenshots show boxes where the Chinese should be.
if (mayInstall && !hasChineseFont())
  void (
    install("fontconfig", "fonts-noto-cjk") ||
    install("fontconfig", "fonts-wqy-microhei")
  );

const browser = findBrowser();
if (browser === undefined) {
  console.error(
    "No browser for the stories: install Chromium or Google Chrome, or say where one is with CHROMIUM_PATH.",
  );
  process.exitCode = 1;
} else console.log(browser);
