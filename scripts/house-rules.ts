import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { reportFindings, type Finding } from "./finding.ts";
import { localeFindings, readLocale } from "./locale-parity.ts";
import { manifestFindings, type Manifest } from "./manifest-rules.ts";

export interface SourceFile {
  /** From the root of the house, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A rule that can be read off one line, kept here because no linter has it. */
interface LineRule {
  readonly name: string;
  /** Says to whoever broke it why, and what to do. */
  readonly why: string;
  readonly where: RegExp;
  readonly except?: RegExp;
  readonly pattern: RegExp;
}

const code = /\.(ts|tsx|mjs)$/;
const test = /\.test\.tsx?$/;

export const lineRules: readonly LineRule[] = [
  {
    name: "no-register-keys-in-casework",
    why: "Casework takes the register as an argument and never asks which one it holds.",
    where:
      /^(packages\/domain|apps\/server|apps\/web)\/src\/(casework|ledger)\//,
    except: test,
    pattern: /(["'`])(requests|disclosures|incidents|processors)\1/,
  },
  {
    name: "sql-stays-in-stores-and-views",
    why: "SQL is written in db/, in a *store.ts or in a *views.ts; move the query there.",
    where: /^apps\/server\/src\//,
    except:
      /^apps\/server\/src\/(db|testing)\/|(store|views?)\.ts$|\.test\.ts$/,
    pattern:
      /\.(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(|\bsql(<[^>]*>)?`/,
  },
  {
    name: "bugs-are-not-caught-in-the-middle",
    why: "A no is a Refusal and is returned; everything else is a bug and reaches the edge. Only api/, http/, jobs/, db/constraint-error.ts and what is started by hand catch.",
    where: /^(packages\/domain|apps\/server)\/src\//,
    except:
      /^apps\/server\/src\/((api|http|jobs|testing)\/|db\/constraint-error\.ts|main\.ts|cli\.ts)|\.test\.ts$/,
    // A schema's .catch(value) is a default, not a catch.
    pattern: /\}\s*catch\s*[({]|\.catch\(\s*(async\s*)?(\(|\w+\s*=>)/,
  },
  {
    name: "words-for-people-stand-in-locales",
    why: "Chinese wording on a screen comes from src/locales, where English cannot be forgotten. (The signs of a date and of a make-up day are no wording.)",
    where: /^apps\/web\/src\/.*\.tsx$/,
    // kit/ shows the furniture with made-up contents while we build; it is not shipped.
    except: /^apps\/web\/src\/kit\/|\.test\.tsx$/,
    pattern: /^(?!\s*(\/\/|\*|\/\*)).*[\p{Script=Han}--[年月日班]]/v,
  },
  {
    name: "a-day-has-a-zone",
    why: "The first ten signs of an instant are a day in Greenwich, not the office's: civilDayOf() on the server, useOfficeTime() on a screen.",
    where: /^(packages\/domain|apps\/(server|web))\/src\//,
    except: /\.test\.tsx?$|^apps\/server\/src\/(seed|testing)\//,
    pattern:
      /(toISOString\(\)|\b(now|until|since|\w*At)\b|\w+\(.*\))\??\.slice\(0, ?10\)/,
  },
  {
    name: "no-way-round-a-rule",
    why: "A rule is changed for all or obeyed by all; nobody steps around it alone.",
    where: code,
    pattern:
      /(eslint|oxlint)-disable|prettier-(ignore)|@ts-(ignore|expect-error|nocheck)/,
  },
  {
    name: "no-test-is-left-out",
    why: "A test that does not run proves nothing, and one that runs alone hides the rest.",
    where: /^(apps|packages|e2e)\/.*\.(test|spec)\.tsx?$/,
    pattern: /\b(it|test|describe)\.(skip|only|todo|fixme|fails)\b/,
  },
  {
    name: "no-machine-paths",
    why: "This path exists on one machine only.",
    where: /./,
    pattern: /(^|[\s"'`(=:])\/(work|home|root|Users)\/\w/,
  },
  {
    name: "no-registry-hosts",
    why: "Where packages come from is each machine's own setting.",
    where: /./,
    pattern: /\bregistry\.\w|\bnpm(js|mirror)\.(org|com)\b|\btarball: http/i,
  },
  {
    name: "no-real-addresses",
    why: "People and hosts are invented: addresses end in .example.",
    where: /./,
    except: /^pnpm-lock\.yaml$/,
    pattern:
      /[\w.+-]+@(?!([\w-]+\.)*(example|invalid|test|localhost)\b)[\w-]+(\.[\w-]+)*\.[a-z]{2,}\b/i,
  },
];

/** Where cases are read without asking who looks, and why that tells nobody anything. */
const readsEveryCase: Readonly<Record<string, string>> = {
  "audit/watch-store.ts":
    "how many somebody read, and for the inbox one that is not sealed",
  "casework/access-store.ts": "whom a case names decides who may know of it",
  "casework/calendar-store.ts": "due dates are worked out anew for all",
  "casework/case-count-store.ts":
    "numbers are kept for all, without the sealed",
  "casework/case-count-views.ts": "of the numbers kept, those of one's sight",
  "casework/case-store.ts": "one case at hand; whoever asks looks who may",
  "casework/clock-store.ts": "due dates are worked out anew for all",
  "casework/export-views.ts": "a file with a sealed case is gone for all",
  "casework/list-count-views.ts": "wholeCondition of list-wanted-views asks",
  "casework/list-order-views.ts": "the list hands its condition in",
  "casework/list-rows-views.ts": "rowCondition of list-wanted-views asks",
  "casework/queue-order-views.ts": "the list hands its condition in",
  "casework/scope-views.ts": "the condition itself",
  "casework/erasure/traces-store.ts": "whether a draft is about a case at all",
  "casework/statements/statement-store.ts":
    "the machine asks for whom a supplement is owed",
  "desk/house-views.ts": "letters that did not leave, without the sealed",
  "ledger/row-views.ts":
    "how many rows are not what the ledger says, for whoever holds the machine",
  "live/sight-views.ts": "who holds a case, for those who ask who may",
  "registers/disclosures/list-view.ts": "rows of ids that the list has found",
  "registers/disclosures/helpful-store.ts":
    "numbers over the whole register, without the sealed",
  "registers/disclosures/report-store.ts":
    "numbers over the whole register, without the sealed",
  "registers/disclosures/teller-store.ts":
    "what may be told to the person themself, without the sealed",
  "registers/requests/list-view.ts": "rows of ids that the list has found",
  "search/best-found-views.ts": "the search hands its condition in",
  "search/found-rows-views.ts": "rows of ids that the search has found",
  "search/document-views.ts": "texts of ids that were asked for",
  "search/ledger-views.ts": "the index is written for all",
};

const readsCases =
  /\b(from|join)\s+cases\b|\.(selectFrom|innerJoin|leftJoin)\(\s*"cases\b/;
const asksThePolicy = /\b(scopeCondition|seenBy|seenFrom|maySeeCase|can)\(/;

/** A query on cases that does not go through the policy shows somebody what they may not know of. */
function unasked(path: string, text: string): Finding[] {
  const within = /^apps\/server\/src\/(?!db\/|testing\/)(.+)$/.exec(path)?.[1];
  return within === undefined ||
    test.test(path) ||
    !readsCases.test(text) ||
    asksThePolicy.test(text) ||
    within in readsEveryCase
    ? []
    : [
        {
          rule: "cases-are-read-through-the-policy",
          why: "Put scopeCondition into the query or ask can() of the case; a place that needs neither says why in house-rules.ts.",
          place: path,
        },
      ];
}

const isPage = /^(CHANGELOG|docs\/[\w.-]+)\.md$/;

/** Two people who add to the same list can leave it there twice. */
function saidTwice(path: string, text: string): Finding[] {
  const points = text.split("\n").map((line) => /^- .{20,}$/.exec(line)?.[0]);
  return points.flatMap((point, index) =>
    point !== undefined && points.indexOf(point) !== index
      ? [
          {
            rule: "said-once",
            why: "A list in a page says each thing once.",
            place: `${path}:${index + 1}`,
          },
        ]
      : [],
  );
}

const vagueName =
  /(^|\/)(utils?|helpers?|misc|common|manager|base|stuff)(\.[\w.]+)?$/;

/** What the line rules and the rule on names find. */
export function textFindings(files: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = [];
  for (const { path, text } of files) {
    if (code.test(path) && vagueName.test(path))
      findings.push({
        rule: "no-vague-names",
        why: "Name a file after what it exports, not after what it is not.",
        place: path,
      });
    for (const { name, why, where, except, pattern } of lineRules) {
      if (!where.test(path) || except?.test(path) === true) continue;
      for (const [index, line] of text.split("\n").entries())
        if (pattern.test(line))
          findings.push({ rule: name, why, place: `${path}:${index + 1}` });
    }
    if (isPage.test(path)) findings.push(...saidTwice(path, text));
    findings.push(...unasked(path, text));
  }
  return findings;
}

/** Every text file of ours below `root`; what is installed, built or private data is not ours. */
export function readHouse(root: string): SourceFile[] {
  const paths = globSync("{**/*,**/.*,**/.*/**/*}", {
    cwd: root,
    exclude: [
      "**/{node_modules,dist}/**",
      // A file in a second work tree, else a folder.
      ".git",
      "{.git,.cache,data,test-results,playwright-report}/**",
    ],
  });
  return [...new Set(paths)]
    .filter((path) => !/\.(png|jpg|ico|woff2?|ttf|pdf|eml)$/.test(path))
    .filter((path) => statSync(join(root, path)).isFile())
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

async function houseFindings(
  root: string,
  files: readonly SourceFile[],
): Promise<Finding[]> {
  const manifests = files
    .filter((file) => /^(.+\/)?package\.json$/.test(file.path))
    .map(({ path, text }) => ({
      path,
      manifest: JSON.parse(text) as Manifest,
    }));
  const reasons = files.find((file) => file.path === "docs/dependencies.md");
  const locales = join(root, "apps/web/src/locales");
  const inLocales = localeFindings(
    await readLocale(join(locales, "en")),
    await readLocale(join(locales, "zh")),
  );
  return [
    ...textFindings(files),
    ...manifestFindings(manifests, reasons?.text ?? "").map((place) => ({
      rule: "manifests",
      why: "Versions are exact and agree, and what we ship has a reason.",
      place,
    })),
    ...inLocales.map((place) => ({
      rule: "locales",
      why: "English and Chinese say the same things.",
      place,
    })),
  ];
}

if (import.meta.main) {
  const files = readHouse(process.cwd());
  if (files.length === 0) throw new Error("No file was found to check.");
  reportFindings(
    await houseFindings(process.cwd(), files),
    `${lineRules.length + 5} rules, ${files.length} files`,
  );
}
