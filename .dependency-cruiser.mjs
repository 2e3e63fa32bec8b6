// The walls of the house. Each comment is for whoever has just run into the wall.
// `scripts/walls.ts` runs them; `scripts/walls.test.ts` plants one violation per wall.

const tests = String.raw`\.test\.tsx?$`;
/** The roof: builds worlds for tests and for the demo office, answers on the command line. It may know every room. */
const roof = "^apps/server/src/(testing|seed|cli)/";
/** The part of the roof that the product does not ship, or ships invented people with. */
const worldBuilders = "^apps/server/src/(testing|seed)/";
const floors = "^(packages/domain|apps/server|apps/web)/src";
/** @param {string[]} names */
const npm = (...names) => `(^|/)node_modules/(${names.join("|")})/`;

/** @satisfies {import("dependency-cruiser").IForbiddenRuleType[]} */
const forbidden = [
  {
    name: "no-circles",
    comment:
      "These files need each other, so neither can be read, tested or moved alone. Move what both need into a third file below them.",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-blind-imports",
    comment:
      "This import leads nowhere (a misspelt path, or a package that this workspace's package.json does not name), and no wall can see through it.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "domain-stands-alone",
    comment:
      "The law is pure: packages/domain may import zod and temporal-polyfill and nothing else. Take what you need as an argument, or do it on the server.",
    from: { path: "^packages/domain/src/", pathNot: tests },
    to: {
      pathNot: [
        "^packages/domain/src/",
        npm("zod", "temporal-polyfill"),
        tests,
      ],
      couldNotResolve: false,
    },
  },
  {
    name: "domain-machinery-knows-no-register",
    comment:
      "time/, access/ and casework/ serve registers they have never heard of. What is true of one register belongs in its own folder; what is true of all is a field of the register value.",
    from: {
      path: "^packages/domain/src/(time|access|casework)/",
      pathNot: tests,
    },
    to: { path: "^packages/domain/src/registers/" },
  },
  {
    name: "registers-do-not-import-each-other",
    comment:
      "Registers are neighbours, not relatives. If two of them need the same thing it is casework; if only one needs it, keep it at home.",
    from: { path: `${floors}/registers/([^/]+)/` },
    to: {
      path: `${floors}/registers/[^/]+/`,
      pathNot: `${floors}/registers/$2/`,
    },
  },
  {
    name: "casework-knows-no-register",
    comment:
      "Shared rooms take the register as an argument and never ask which one they hold. Add a field to the register value, or a command in the register's own folder.",
    from: {
      path: "^apps/(server|web)/src/(casework|saved-views|ledger|desk|search|jobs|mail|files|people|db)/",
      pathNot: tests,
    },
    to: { path: `${floors}/registers/` },
  },
  {
    name: "only-the-lists-know-all-registers",
    comment:
      "Only registers/index.ts may name the registers one by one. Import the list, so that a fifth register needs no change here.",
    from: {
      path: "^(packages|apps)/[^/]+/src/",
      pathNot: [
        `${floors}/registers/`,
        // these have a stricter wall of their own
        "^packages/domain/src/(time|access|casework)/",
        "^apps/(server|web)/src/(casework|saved-views|ledger|desk|search|jobs|mail|files|people|db)/",
        "^apps/web/src/ui/",
        roof,
        tests,
      ],
    },
    to: { path: `${floors}/registers/[^/]+/` },
  },
  {
    name: "only-the-door-writes-the-ledger",
    comment:
      "Every change goes through ledger/change.ts: load, check, decide and record in one transaction. What people see goes through ledger/looks.ts. Nobody else writes the trail; its types and its *views.ts may be read, and anchor.ts signs what it is.",
    from: {
      path: "^apps/server/src/",
      pathNot: ["^apps/server/src/ledger/", tests],
    },
    to: {
      path: "^apps/server/src/ledger/",
      pathNot: String.raw`^apps/server/src/ledger/(change|looks|anchor|[a-z-]*views?)\.ts$`,
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "commands-hold-no-handle",
    comment:
      "A command is handed `change` and works inside its Tx. With a database handle of its own it would wait for itself for ever: SQLite has one writer. Import the type of Tx only.",
    from: {
      path: [
        String.raw`^apps/server/src/.*commands\.ts$`,
        "^apps/server/src/.*/commands/",
      ],
      pathNot: tests,
    },
    to: {
      path: "^apps/server/src/db/",
      pathNot: String.raw`^apps/server/src/db/(schema|constraint-error)\.ts$`,
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "sql-stays-in-stores-and-views",
    comment:
      "SQL is written in db/, in a *store.ts (rows to values) or in a *views.ts (one query per screen). Move the query there and call it by name.",
    from: {
      path: "^apps/server/src/",
      pathNot: [
        "^apps/server/src/db/",
        String.raw`^apps/server/src/.*(store|views?)\.ts$`,
        tests,
      ],
    },
    to: { path: npm("kysely") },
  },
  {
    name: "driver-stays-in-db",
    comment:
      "Only db/ knows which database this is. Use Db to read and Tx to write.",
    // The bench is the yardstick: it measures what the driver alone would take.
    from: {
      path: "^(apps|e2e)/",
      pathNot: ["^apps/server/src/db/", "^apps/server/(bench|torture)/"],
    },
    to: { path: npm("better-sqlite3", "@types/better-sqlite3") },
  },
  {
    name: "express-stays-in-http",
    comment:
      "Express, its headers and its cookies live in http/. Export a function from there and call it in app.ts.",
    from: {
      path: "^apps/server/src/",
      pathNot: ["^apps/server/src/http/", tests],
    },
    to: {
      path: npm("express", "@types/express(-serve-static-core)?", "helmet"),
    },
  },
  {
    name: "commands-do-not-know-the-wire",
    comment:
      "tRPC is spoken in api/, in router files and where http/ mounts them. A command takes plain input and returns a Verdict.",
    from: {
      path: "^apps/server/src/",
      pathNot: [
        "^apps/server/src/(api|http|testing)/",
        String.raw`^apps/server/src/.*router\.ts$`,
        tests,
      ],
    },
    to: { path: npm("@trpc/[^/]+") },
  },
  {
    name: "disk-and-mail-behind-their-doors",
    comment:
      "Disk, network and SMTP are reached through files/, mail/, db/, http/ and backup/ only. Take a FileStore or a Mailer as an argument.",
    from: {
      path: "^apps/server/src/",
      pathNot: [
        "^apps/server/src/(files|mail|db|http|backup|testing)/",
        String.raw`^apps/server/src/(main|cli|config)\.ts$`,
        tests,
      ],
    },
    to: {
      path: [
        "^(node:)?(fs|fs/promises|net|tls|http|https|http2|dgram|dns|dns/promises|child_process)$",
        npm("nodemailer", "imapflow"),
      ],
    },
  },
  {
    name: "nobody-imports-main",
    comment:
      "main.ts and cli.ts act when they are imported: they are started, not used. Take what you need from app.ts or a room below it.",
    from: {},
    to: {
      path: String.raw`^apps/(server/src/(main|cli)\.ts|web/src/main\.tsx)$`,
    },
  },
  {
    name: "server-does-not-know-the-web",
    comment:
      "Arrows go down: the web stands on the server and the server on the domain. Serve the built files from dist; import nothing.",
    from: { path: "^apps/server/" },
    to: { path: "^apps/web/" },
  },
  {
    name: "web-takes-only-types-from-server",
    comment:
      "This would put server code into the browser. Write `import type`.",
    from: { path: "^apps/web/" },
    to: { path: "^apps/server/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "web-enters-server-by-one-door",
    comment:
      "The web knows the server by @kept/server/router and by nothing else. Infer what you need from AppRouter.",
    from: { path: "^apps/web/" },
    to: {
      path: "^apps/server/",
      pathNot: String.raw`^apps/server/src/router\.ts$`,
    },
  },
  {
    name: "web-runs-in-a-browser",
    comment: "There is no Node in the browser. Ask the server for it.",
    from: { path: "^apps/web/src/", pathNot: tests },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "ui-is-furniture",
    comment:
      "ui/ knows no case, no register and no server. Pass what it shows as props; if it must know a case it belongs in casework/.",
    from: { path: "^apps/web/src/ui/" },
    to: { path: "^apps/web/src/(registers|casework|desk|people|api)/" },
  },
  {
    name: "ui-takes-only-types-from-the-law",
    comment:
      "Furniture may be shaped by a type of the domain but runs none of its rules. Let a page ask the rule and pass the answer as a prop.",
    from: { path: "^apps/web/src/ui/" },
    to: {
      path: "^packages/domain/src/(registers|casework|access)/",
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "pages-do-not-import-the-app",
    comment:
      "app/ imports the pages; a page that reaches back up makes a circle. Pass it as props, or move it to a room below both.",
    from: {
      path: "^apps/web/src/(registers|casework|desk|people|api|ui|locales)/",
    },
    to: { path: "^apps/web/src/app/" },
  },
  {
    name: "no-test-help-in-the-product",
    comment:
      "The product does not ship its tests. Test worlds, test runners, stories and tools are imported by tests only; invented people (faker) by the demo office only.",
    from: {
      path: "^(packages|apps)/[^/]+/src/",
      pathNot: [tests, worldBuilders],
    },
    to: {
      path: [
        tests,
        "^apps/server/(src/testing|test)/",
        "^(e2e|scripts)/",
        npm(
          "vitest",
          "fast-check",
          "@faker-js/faker",
          "(@types/)?smtp-server",
          "playwright(-core)?",
          "@playwright/test",
          "@axe-core/playwright",
        ),
      ],
    },
  },
  {
    name: "e2e-stands-outside",
    comment:
      "A story sees what a person sees: the browser, the mail that arrived, the command line. It starts the office through @kept/server/testing and enters no page and no store.",
    from: { path: "^e2e/" },
    to: {
      path: "^(apps|packages)/",
      pathNot: "^apps/server/src/testing/",
    },
  },
];

/** @satisfies {import("dependency-cruiser").IConfiguration} */
const walls = {
  forbidden: forbidden.map((rule) => ({
    ...rule,
    severity: /** @type {const} */ ("error"),
  })),
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "(^|/)(dist|test-results|playwright-report)/" },
    // Types are dependencies too: a circle of types is a circle.
    tsPreCompilationDeps: true,
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};

export default walls;
