import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import walls from "../.dependency-cruiser.mjs";
import { plantTree, readTable, removePlantedTrees } from "./planted-tree.ts";
import { inspectWalls, wallFindings } from "./walls.ts";

/** The smallest house with the real layout, in which every arrow is allowed: `file | text`. */
const soundHouse = readTable(`
packages/domain/src/text.ts | import { z } from "zod"; export const text = z;
packages/domain/src/text.test.ts | import "vitest"; import "fast-check"; import "node:fs"; import "./text.ts";
packages/domain/src/casework/clock.ts | import { text } from "../text.ts"; import "temporal-polyfill"; export const clock = text;
packages/domain/src/registers/requests/register.ts | import { clock } from "../../casework/clock.ts"; export const requests = clock;
packages/domain/src/registers/incidents/register.ts | import { clock } from "../../casework/clock.ts"; export const incidents = clock;
packages/domain/src/registers/index.ts | export { requests } from "./requests/register.ts"; export { incidents } from "./incidents/register.ts";
apps/server/src/db/open.ts | import "better-sqlite3"; import { Kysely } from "kysely"; import "node:fs"; export const open = Kysely;
apps/server/src/db/writing.ts | export interface Tx { write: true }
apps/server/src/ledger/entry-store.ts | import { sql } from "kysely"; export interface Entry { seq: number } export const append = sql;
apps/server/src/ledger/change.ts | import { append } from "./entry-store.ts"; export const change = append;
apps/server/src/ledger/views.ts | import { sql } from "kysely"; export const trail = sql;
apps/server/src/casework/task-store.ts | import { sql } from "kysely"; export const tasks = sql;
apps/server/src/registers/requests/commands.ts | import type { Tx } from "../../db/writing.ts"; import type { Entry } from "../../ledger/entry-store.ts"; import { requests } from "@kept/domain/registers/requests/register"; export const command = (tx: Tx, entry: Entry) => [tx, entry, requests];
apps/server/src/registers/requests/router.ts | import "@trpc/server"; import { command } from "./commands.ts"; import { trail } from "../../ledger/views.ts"; export const router = [command, trail];
apps/server/src/registers/incidents/router.ts | export const router = [];
apps/server/src/registers/index.ts | import { router as requests } from "./requests/router.ts"; import { router as incidents } from "./incidents/router.ts"; export const registers = { requests, incidents };
apps/server/src/mail/smtp.ts | import "nodemailer"; export const mailer = 1;
apps/server/src/http/serve.ts | import "express"; import "helmet"; import "@trpc/server"; export const serve = 1;
apps/server/src/router.ts | import "@trpc/server"; import { registers } from "./registers/index.ts"; import { change } from "./ledger/change.ts"; export type AppRouter = { registers: typeof registers; change: typeof change };
apps/server/src/testing/world.ts | import { command } from "../registers/requests/commands.ts"; import "smtp-server"; export const world = command;
apps/server/src/seed/office.ts | import { command } from "../registers/requests/commands.ts"; import "@faker-js/faker"; export const office = command;
apps/server/src/main.ts | import { serve } from "./http/serve.ts"; import { office } from "./seed/office.ts"; import { open } from "./db/open.ts"; serve(office, open);
apps/web/src/ui/when.tsx | import { text } from "@kept/domain/text"; import type { clock } from "@kept/domain/casework/clock"; export type Clock = typeof clock; export const When = () => <time>{String(text)}</time>;
apps/web/src/api/client.ts | import type { AppRouter } from "@kept/server/router"; export type Client = AppRouter;
apps/web/src/casework/case-frame.tsx | import { When } from "../ui/when.tsx"; import type { Client } from "../api/client.ts"; export const CaseFrame = (client: Client) => <When key={String(client)} />;
apps/web/src/registers/requests/case-page.tsx | import { CaseFrame } from "../../casework/case-frame.tsx"; export const CasePage = CaseFrame;
apps/web/src/registers/index.ts | export { CasePage } from "./requests/case-page.tsx";
apps/web/src/app/routes.tsx | import { CasePage } from "../registers/index.ts"; export const routes = [CasePage];
apps/web/src/main.tsx | import { routes } from "./app/routes.tsx"; routes.at(0);
e2e/story.spec.ts | import { world } from "@kept/server/testing/world"; import "@playwright/test"; world();
scripts/check.ts | import "node:child_process"; export const check = 1;
`);

/** Forbidden arrows, at least one for each wall: `wall | file it is planted in | text`. */
const plants = readTable(`
no-circles | packages/domain/src/text.ts | import "./casework/clock.ts"; export const text = 1;
no-circles | packages/domain/src/text.ts | import type { clock } from "./casework/clock.ts"; export const text = {} as typeof clock;
no-blind-imports | packages/domain/src/time/day.ts | import "./gone.ts";
no-blind-imports | apps/server/src/files/disk.ts | import "a-package-nobody-declared";
domain-stands-alone | packages/domain/src/time/day.ts | import "node:fs";
domain-stands-alone | packages/domain/src/time/day.ts | import "kysely";
domain-stands-alone | packages/domain/src/time/day.ts | import type { mailer } from "../../../../apps/server/src/mail/smtp.ts"; export type M = typeof mailer;
domain-machinery-knows-no-register | packages/domain/src/casework/task.ts | import "../registers/index.ts";
registers-do-not-import-each-other | packages/domain/src/registers/incidents/clocks.ts | import "../requests/register.ts";
registers-do-not-import-each-other | apps/server/src/registers/incidents/views.ts | import "../requests/commands.ts";
registers-do-not-import-each-other | apps/server/src/registers/incidents/views.ts | import "@kept/domain/registers/requests/register";
registers-do-not-import-each-other | apps/web/src/registers/incidents/case-page.tsx | import "../requests/case-page.tsx";
casework-knows-no-register | apps/server/src/casework/commands.ts | import "@kept/domain/registers/requests/register";
casework-knows-no-register | apps/server/src/desk/views.ts | import "../registers/index.ts";
casework-knows-no-register | apps/web/src/casework/clock-badge.tsx | import "@kept/domain/registers/index";
only-the-lists-know-all-registers | apps/server/src/app.ts | import "./registers/requests/router.ts";
only-the-lists-know-all-registers | apps/web/src/app/shell.tsx | import "../registers/requests/case-page.tsx";
only-the-door-writes-the-ledger | apps/server/src/people/accounts.ts | import { append } from "../ledger/entry-store.ts"; append();
commands-hold-no-handle | apps/server/src/people/commands.ts | import { open } from "../db/open.ts"; open();
commands-hold-no-handle | apps/server/src/registers/incidents/commands/report.ts | import { open } from "../../../db/open.ts"; open();
sql-stays-in-stores-and-views | apps/server/src/people/accounts.ts | import { sql } from "kysely"; sql();
driver-stays-in-db | apps/server/src/casework/file-store.ts | import "better-sqlite3";
express-stays-in-http | apps/server/src/api/context.ts | import "express";
commands-do-not-know-the-wire | apps/server/src/people/commands.ts | import "@trpc/server";
disk-and-mail-behind-their-doors | apps/server/src/casework/letters.ts | import "node:fs/promises";
disk-and-mail-behind-their-doors | apps/server/src/casework/letters.ts | import "nodemailer";
nobody-imports-main | apps/server/src/testing/app.ts | import "../main.ts";
server-does-not-know-the-web | apps/server/src/http/page.ts | import "../../../web/src/ui/when.tsx";
web-takes-only-types-from-server | apps/web/src/api/live.ts | import "@kept/server/router";
web-enters-server-by-one-door | apps/web/src/api/live.ts | import type { trail } from "../../../server/src/ledger/views.ts"; export type T = typeof trail;
web-runs-in-a-browser | apps/web/src/api/live.ts | import "node:path";
ui-is-furniture | apps/web/src/ui/button.tsx | import "../api/client.ts";
ui-takes-only-types-from-the-law | apps/web/src/ui/button.tsx | import "@kept/domain/casework/clock";
pages-do-not-import-the-app | apps/web/src/people/sign-in.tsx | import "../app/routes.tsx";
no-test-help-in-the-product | packages/domain/src/registers/requests/samples.ts | import "../../text.test.ts";
no-test-help-in-the-product | apps/server/src/people/accounts.ts | import "../testing/world.ts";
no-test-help-in-the-product | apps/server/src/people/accounts.ts | import "@faker-js/faker";
no-test-help-in-the-product | apps/server/src/people/accounts.ts | import "vitest";
e2e-stands-outside | e2e/other.spec.ts | import "../apps/server/src/casework/task-store.ts";
e2e-stands-outside | e2e/other.spec.ts | import "../apps/web/src/ui/when.tsx";
`);

const packages =
  "zod temporal-polyfill vitest fast-check better-sqlite3 kysely express helmet @trpc/server nodemailer smtp-server @faker-js/faker @playwright/test";

afterEach(removePlantedTrees);

function build(files: string[][]): string {
  const root = plantTree([
    ...files,
    ...packages.split(" ").flatMap((name) => [
      [`node_modules/${name}/package.json`, `{"main":"index.js"}`],
      [`node_modules/${name}/index.js`, ""],
    ]),
  ]);
  // The real manifests: their exports say what `@kept/domain/*` means.
  mkdirSync(join(root, "node_modules/@kept"));
  for (const home of ["packages/domain", "apps/server"]) {
    mkdirSync(join(root, home), { recursive: true });
    cpSync(`${home}/package.json`, join(root, home, "package.json"));
    const name = home.split("/").at(-1) ?? "";
    symlinkSync(join(root, home), join(root, "node_modules/@kept", name));
  }
  return root;
}

describe("the walls", () => {
  it("let a sound house stand, and every file of it was read", async () => {
    const inspection = await inspectWalls(build(soundHouse));
    expect(wallFindings(inspection)).toEqual([]);
    expect(inspection.files).toHaveLength(soundHouse.length);
  });

  it.each(plants)("%s stops %s: %s", async (wall, file = "", text = "") => {
    const root = build([...soundHouse, [file, text]]);
    const { violations, unread } = await inspectWalls(root);
    expect(new Set(violations.map((v) => v.rule.name))).toEqual(
      new Set([wall]),
    );
    expect(unread).toEqual([]);
  });

  it("each have a violation planted above and a comment for whoever hits them", () => {
    const planted = new Set(plants.map(([wall]) => wall));
    expect(planted).toEqual(new Set(walls.forbidden.map((wall) => wall.name)));
    for (const wall of walls.forbidden)
      expect(wall.comment.length).toBeGreaterThan(30);
  });

  it("are not kept when no file was checked", async () => {
    const findings = wallFindings(await inspectWalls(build([])));
    expect(findings.map(({ rule }) => rule)).toEqual(["nothing-was-checked"]);
  });

  it("are not kept when the cruiser left a file unread", () => {
    const file = "apps/server/src/main.ts";
    const findings = wallFindings({
      violations: [],
      files: [file],
      unread: [file],
    });
    expect(findings).toMatchObject([
      { rule: "not-read-by-the-cruiser", place: file },
    ]);
  });
});
