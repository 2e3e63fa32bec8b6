import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { en } from "../../../../locales/en.ts";
import { zh } from "../../../../locales/zh.ts";
import type { Language } from "../../../../locales/language.ts";
import type { HistoryEntry } from "../request-view.ts";
import { actionWords, caseActions } from "./case-actions.ts";
import {
  dottedFields,
  fieldLabel,
  fieldValue,
  fieldValues,
  type FieldContext,
} from "./field-words.ts";
import { trailLine, trailLines } from "./history-lines.ts";

const translations = i18next.createInstance();
beforeAll(async () => {
  await translations.init({
    lng: "en",
    resources: { en, zh },
    interpolation: { escapeValue: false },
  });
});

function contextIn(language: Language): FieldContext {
  const t: TFunction<"requestCase"> = translations.getFixedT(
    language,
    "requestCase",
  );
  return {
    t,
    language,
    dates: {
      day: (on) => `day ${on}`,
      date: (on) => `date ${on}`,
      moment: (at) => `moment ${at}`,
      time: (at) => at,
      place: () => "Shanghai",
      today: "2026-09-21",
      now: "2026-09-21T01:42:00Z",
      zone: "Asia/Shanghai",
    },
    person: (id) => (id === "zhou" ? "Zhou Min" : null),
    team: () => null,
    view: {
      templates: [],
      pausable: [],
      extendable: [],
      frame: emptyFrame,
    },
  };
}

const emptyFrame: FieldContext["view"]["frame"] = {
  id: "case",
  reference: "DSR-2026-00402",
  version: 1,
  stage: {
    key: "received",
    label: { en: "Received", zh: "已收到" },
    isTerminal: false,
  },
  title: "Hannah Vogel",
  lane: "main",
  isUrgent: false,
  isSealed: false,
  receivedAt: "2026-09-16T02:00:00Z",
  openedAt: "2026-09-16T02:04:00Z",
  owner: null,
  clocks: [],
  nextRuleId: null,
  moves: [],
  isReadable: true,
  tasks: [],
  messages: [],
  files: [],
  letters: [],
  approvals: [],
  history: [],
};

function entry(more: Partial<HistoryEntry>): HistoryEntry {
  return {
    seq: 1,
    at: "2026-09-17T01:00:00Z",
    happenedAt: null,
    action: "requests.noted",
    object: { kind: "case", id: "case" },
    actor: { id: "lin", name: "Lin Yue", nameZh: "林悦", role: "dpo" },
    caseVersion: 2,
    purpose: null,
    changes: [],
    ...more,
  };
}

const server = fileURLToPath(
  new URL("../../../../../../server/src/", import.meta.url),
);

/** The server's own files that write the trail of cases. */
function serverTexts(): string[] {
  return (
    globSync("{casework,registers}/**/*.ts", { cwd: server })
      .filter((path) => !path.endsWith(".test.ts"))
      // Another register tells its trail on its own page.
      .filter((path) => !/^registers\/(?!requests\/)\w+\//.test(path))
      .map((path) => readFileSync(`${server}${path}`, "utf8"))
  );
}

// What an act is called while it is being asked for, and entries of things that are no case.
const notOnACase: ReadonlySet<string> = new Set([
  "requests.open",
  "bulk.start",
  "bulk.send",
  "requests.macro",
  "requests.undo-macro",
  "requests.bulk-started",
  "requests.file-mail",
  "requests.drop-mail",
  "requests.deliver-letter",
  "files.delete",
  "requests.mail-discarded",
  "requests.mail-set-aside",
  "requests.mail-waits",
  "calendars.import",
  "calendars.imported",
  "office.change",
  "office.changed",
  "office.set-up",
  // What was asked for; what came of it stands in the trail of the case.
  "seals.seal",
  "seals.name",
  "seals.unname",
  "seals.ask-unseal",
  "seals.answer-unseal",
  "seals.answer-naming",
  "seals.break-glass",
  "seals.answer-glass",
  "seals.open-by-glass",
  // Of no case, so that they say the same with and without one.
  "seals.glass-asked",
  "seals.glass-granted",
  "seals.glass-declined",
  "approvals.hand-over",
  "absences.set",
  "absences.end",
  "people.absence-set",
  "people.absence-ended",
]);

const spelledOut: Readonly<Record<string, readonly string[]>> = {
  "seals.${what}": [
    "seals.glass-asked",
    "seals.glass-granted",
    "seals.glass-declined",
  ],
  "requests.mail-${state}": [
    "requests.mail-attached",
    "requests.mail-unverified",
    "requests.mail-auto",
  ],
};

/** Every act that the server's code names, with the choices inside a name spelled out. */
function serverActions(): string[] {
  const found = serverTexts().flatMap((text) =>
    [...text.matchAll(/action:\s*(?:[^"`,;{}]*\?\s*)?["`]([^"`]+)["`]/g)].map(
      ([, name = ""]) => name,
    ),
  );
  const choices = serverTexts().flatMap((text) =>
    [
      ...text.matchAll(
        /\.([a-z-]+-)\$\{[^}]*\?\s*"([a-z-]+)"\s*:\s*"([a-z-]+)"\}/g,
      ),
    ].flatMap(([, stem = "", one = "", other = ""]) => [
      `requests.${stem}${one}`,
      `requests.${stem}${other}`,
    ]),
  );
  const plain = found.flatMap((name) => {
    if (spelledOut[name] !== undefined) return spelledOut[name];
    const own = name.replace(/^\$\{[^}]+\}\./, "requests.");
    if (own.includes("${")) return [];
    return [own.includes(".") ? own : `requests.${own}`];
  });
  return [...new Set([...plain, ...choices])].filter((name) =>
    /^[a-z]+\.[a-z-]+$/.test(name),
  );
}

describe("the trail of a case", () => {
  it("has a sentence for every act that the server can write on a case", () => {
    const known: readonly string[] = Object.keys(caseActions);
    const actions = serverActions();
    expect(actions).toContain("requests.classified");
    expect(actions).toContain("requests.approval-declined");
    expect(
      actions.filter(
        (action) =>
          !known.includes(action) &&
          !notOnACase.has(action) &&
          // A table of cases, in or out, is a thing of its own.
          !/^(imports|exports|macros)\./.test(action),
      ),
    ).toEqual([]);
  });

  it("has a name for every field that the server can write on a case", () => {
    const fields = new Set(
      serverTexts().flatMap((text) =>
        [
          ...text.matchAll(/fieldChange\(\s*["`]([a-zA-Z0-9]+)/g),
          ...text.matchAll(/\bfield: ["`]([a-zA-Z0-9]+)/g),
        ].map(([, name = ""]) => name),
      ),
    );
    // Of calendars, tokens, tables and the office: they stand on no case.
    for (const other of [
      "horizon",
      "source",
      "version",
      "mail",
      "register",
      "size",
      "rows",
      "takenBack",
      "leftAlone",
      "format",
      "view",
      "conditions",
      "searched",
      "columns",
      "personal",
      "steps",
      "shared",
      "isRemoved",
      // Of breaking the glass, which is of no case.
      "accountId",
      // Of somebody who is away.
      "from",
      "standInId",
      // The sentence says it.
      "isSealed",
    ])
      fields.delete(other);
    const known: readonly string[] = [
      ...Object.keys(fieldValues),
      ...dottedFields,
    ];
    expect(fields).toContain("pauseGround");
    expect([...fields].filter((field) => !known.includes(field))).toEqual([]);
  });

  it.each(["en", "zh"] as const)(
    "is told in whole sentences without codes (%s)",
    (language) => {
      const context = contextIn(language);
      for (const action of Object.keys(caseActions)) {
        const { about } = actionWords(action);
        const line = trailLine(
          entry({
            action,
            changes:
              about === undefined
                ? []
                : [
                    {
                      field: about,
                      before: null,
                      after: about === "ownerId" ? "zhou" : "done",
                      isErased: false,
                    },
                  ],
          }),
          context,
        );
        expect(line.sentence, action).not.toMatch(/\{\{|\}\}|requests\./);
        expect(line.sentence.length, action).toBeGreaterThan(3);
      }
    },
  );

  it("tells an act that nobody has worded yet in general words", () => {
    const line = trailLine(
      entry({ action: "requests.something-new" }),
      contextIn("en"),
    );
    expect(line.sentence).toBe("Lin Yue changed the case");
  });

  it("names people in the language of the screen and the machine by what it is", () => {
    const zhLine = trailLine(entry({}), contextIn("zh"));
    expect(zhLine.sentence).toBe("林悦写了备注");
    const gateway = {
      id: "system:mail-gateway",
      name: "mail-gateway",
      nameZh: null,
      role: "system",
    };
    const line = trailLine(
      entry({ action: "requests.mail-opened", actor: gateway }),
      contextIn("en"),
    );
    expect(line.sentence).toBe("The mail gateway opened the case from a mail");
  });

  it("says what changed from what to what, and why", () => {
    const line = trailLine(
      entry({
        action: "requests.corrected",
        purpose: "A slip of the pen.",
        changes: [
          {
            field: "residence",
            before: "DE",
            after: "DE-HH",
            isErased: false,
          },
          {
            field: "personPhone",
            before: null,
            after: "+49 40 555",
            isErased: false,
          },
        ],
      }),
      contextIn("en"),
    );
    expect(line.details).toEqual([
      "Lives in: Germany → Germany, Hamburg",
      "Phone: +49 40 555",
      "Reason: A slip of the pen.",
    ]);
  });

  it("says of an erased value that it was erased", () => {
    const line = trailLine(
      entry({
        action: "requests.corrected",
        changes: [
          { field: "personName", before: null, after: null, isErased: true },
        ],
      }),
      contextIn("en"),
    );
    expect(line.details).toEqual(["Name: erased → erased"]);
  });

  it("folds the wordings of a letter and keeps the two times of what was written down later", () => {
    const line = trailLine(
      entry({
        action: "requests.letter-edited",
        object: { kind: "letter", id: "letter" },
        happenedAt: "2026-09-16T02:00:00Z",
        changes: [
          {
            field: "paragraph.p3.en",
            before: "old",
            after: "new",
            isErased: false,
          },
        ],
      }),
      contextIn("en"),
    );
    expect(line.details).toEqual([]);
    expect(line.wordings).toEqual(["Paragraph p3, English: old → new"]);
    expect([line.at, line.recordedAt]).toEqual([
      "2026-09-16T02:00:00Z",
      "2026-09-17T01:00:00Z",
    ]);
  });

  it("stands with the newest first, and what one act wrote in its order", () => {
    const lines = trailLines(
      [
        entry({ seq: 1, at: "2026-09-16T02:00:00Z" }),
        entry({ seq: 2, at: "2026-09-17T02:00:00Z" }),
        entry({ seq: 3, at: "2026-09-17T02:00:00Z" }),
      ],
      contextIn("en"),
    );
    expect(lines.map(({ key }) => key)).toEqual(["3", "2", "1"]);
  });
});

describe("the fields of the trail", () => {
  it("never show the key of a table", () => {
    const context = contextIn("en");
    expect(fieldValue("types", ["access", "deletion"], context)).toBe(
      "Access and copy, Deletion",
    );
    expect(fieldValue("requesterRole", "no-such-role", context)).toBe(
      "Another detail",
    );
    expect(fieldValue("ownerId", "somebody-unknown", context)).toBe("somebody");
    expect(fieldLabel("no.such.field", context)).toBe("Another detail");
  });

  it("tell a decision with its ground and its words", () => {
    expect(
      fieldValue(
        "decision.access",
        {
          type: "access",
          outcome: "inPart",
          ground: "rightsOfOthers",
          citation: "GDPR Art. 15(4)",
          reason: "Two messages are about others.",
          withheld: null,
        },
        contextIn("en"),
      ),
    ).toBe(
      "Granted in part; It would harm the rights of other people; GDPR Art. 15(4); Two messages are about others.",
    );
  });
});
