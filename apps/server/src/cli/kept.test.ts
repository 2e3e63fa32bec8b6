import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));

function kept(...words: string[]): {
  status: number | null;
  out: string;
  err: string;
} {
  const run = spawnSync(process.execPath, [cli, ...words], {
    encoding: "utf8",
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

interface Printed {
  policy: string;
  calendar: string;
  residence: string | null;
  provisional: boolean;
  next: { ruleId: string; act: string; due: string } | null;
  clocks: {
    ruleId: string;
    due: string | null;
    dueAt: string | null;
    governs: boolean;
    provisional: boolean;
    explanation: string;
    days: { on: string; kind: string; makeUp: boolean }[];
    ignored: { kind: string; reason: { en: string } }[];
    standing?: { state: string };
  }[];
}

function json(...words: string[]): Printed {
  const run = kept(...words, "--json");
  expect([run.status, run.err]).toEqual([0, ""]);
  return JSON.parse(run.out) as Printed;
}

const story = [
  "due",
  "--received",
  "2026-09-16T10:00+08:00",
  "--identified",
  "2026-09-17T09:00+08:00",
  "--residence",
  "DE",
  "--calendar",
  "CN",
];

function dueOf(...words: string[]): (string | null)[] {
  return json("due", ...words).clocks.map((clock) => clock.due);
}

describe("kept due", () => {
  test("prints the dates of the worked case, and says that the month governs the outcome", () => {
    const printed = json(...story, "--types", "access");
    expect(
      printed.clocks.map((clock) => [clock.ruleId, clock.due, clock.governs]),
    ).toEqual([
      ["p000.triage", "2026-09-18T10:00:00+08:00", true],
      ["p000.response", "2026-10-13T23:59:59+08:00", true],
      ["p000.settlement", "2026-10-14T23:59:59+08:00", false],
      ["p000.outcome", "2026-11-03T23:59:59+08:00", false],
      ["eu.response", "2026-10-16T23:59:59+02:00", true],
    ]);
    expect(printed).toMatchObject({
      policy: "p000",
      calendar: "CN",
      residence: "DE",
      provisional: false,
    });
    expect(printed.next).toEqual({
      ruleId: "p000.triage",
      act: "identify",
      due: "2026-09-18T10:00:00+08:00",
    });
  });

  test("prints one rule when one is asked for, and still knows what governs", () => {
    const [outcome, ...others] = json(
      ...story,
      "--rule",
      "p000.outcome",
    ).clocks;
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({
      due: "2026-11-03T23:59:59+08:00",
      dueAt: "2026-11-03T15:59:59Z",
      governs: false,
    });
    expect(
      outcome?.days.filter((day) => day.makeUp).map((day) => day.on),
    ).toEqual(["2026-09-20", "2026-10-10"]);
  });

  test("prints rules in the order they were asked for, named one by one or together", () => {
    const ids = (words: string[]) =>
      json(...story, ...words).clocks.map((clock) => clock.ruleId);
    expect(ids(["--rule", "eu.response", "p000.response"])).toEqual([
      "eu.response",
      "p000.response",
    ]);
    expect(ids(["--rule", "p000.outcome", "--rule", "p000.triage"])).toEqual([
      "p000.outcome",
      "p000.triage",
    ]);
  });

  test("explains in words, in English and Chinese", () => {
    const english = kept(...story, "--rule", "p000.response");
    expect(english).toMatchObject({ status: 0, err: "" });
    expect(english.out).toContain(
      "Answer by Tue 13 Oct 2026, 24:00 (Shanghai time)",
    );
    expect(english.out).toContain(
      "Make-up working days: Sun 20 Sep 2026 (National Day)",
    );
    expect(
      kept(...story, "--rule", "p000.response", "--lang", "zh").out,
    ).toContain("答复：2026年10月13日 周二 24:00 前（上海时间）");
  });

  test("takes a day alone as that day in the zone of each clock", () => {
    const day = ["--received", "2026-01-31", "--residence", "DE"];
    expect(dueOf(...day, "--rule", "eu.response")).toEqual([
      "2026-03-02T23:59:59+01:00",
    ]);
    expect(
      dueOf("--received", "2026-11-20", "--rule", "us-ca.response"),
    ).toEqual(["2027-01-03T23:59:59-08:00"]);
    expect(dueOf("--received", "2026-11-20", "--rule", "hk.response")).toEqual([
      "2026-12-30T23:59:59+08:00",
    ]);
  });

  test("counts a month of the GDPR where the person lives, also when only that calendar is named", () => {
    const rule = ["--rule", "eu.response", "--received", "2026-04-01"];
    expect(dueOf(...rule, "--residence", "FR")).toEqual([
      "2026-05-04T23:59:59+02:00",
    ]);
    expect(dueOf(...rule, "--calendar", "FR")).toEqual([
      "2026-05-04T23:59:59+02:00",
    ]);
    expect(dueOf(...rule, "--residence", "DE-HH")).toEqual([
      "2026-05-04T23:59:59+02:00",
    ]);
  });

  test("pauses and extends what may be paused and extended, and says of the rest that it does not follow", () => {
    const uk = ["--rule", "uk.response", "--received", "2026-03-02"];
    expect(dueOf(...uk, "--paused", "2026-03-09..2026-03-16")).toEqual([
      "2026-04-10T23:59:59+01:00",
    ]);
    expect(dueOf(...uk, "--extended")).toEqual(["2026-06-02T23:59:59+01:00"]);
    expect(dueOf(...uk, "--extended", "2026-06-01")).toEqual([
      "2026-04-02T23:59:59+01:00",
    ]);
    expect(
      dueOf(
        "--rule",
        "ch.response",
        "--received",
        "2026-03-02",
        "--extended-until",
        "2026-05-15",
      ),
    ).toEqual(["2026-05-15T23:59:59+02:00"]);
    const [policy] = json(
      ...story,
      "--rule",
      "p000.response",
      "--paused",
      "2026-09-18..2026-09-25",
    ).clocks;
    expect(policy).toMatchObject({
      due: "2026-10-13T23:59:59+08:00",
      ignored: [{ kind: "pause" }],
    });
  });

  test("moves the start in the UK while identity information is outstanding", () => {
    const uk = [
      "--rule",
      "uk.response",
      "--received",
      "2026-03-02",
      "--identity-asked",
      "2026-03-03",
    ];
    expect(dueOf(...uk)).toEqual([null]);
    expect(dueOf(...uk, "--identity-received", "2026-03-10")).toEqual([
      "2026-04-10T23:59:59+01:00",
    ]);
  });

  test("says provisional, in text and in JSON, beyond the calendar's horizon", () => {
    const late = [
      "--rule",
      "p000.response",
      "--received",
      "2026-12-21T10:00+08:00",
    ];
    expect(json("due", ...late)).toMatchObject({
      provisional: true,
      clocks: [{ provisional: true }],
    });
    expect(kept("due", ...late).out).toContain(", provisional\n");
    expect(json(...story, "--rule", "p000.response").provisional).toBe(false);
  });

  test("says how a clock stands at a moment, and what has been done", () => {
    const standing = (...words: string[]) =>
      json(...story, "--rule", "p000.response", ...words).clocks.map(
        (clock) => clock.standing?.state,
      );
    expect(standing("--now", "2026-10-14T09:00+08:00")).toEqual(["overdue"]);
    expect(
      standing(
        "--now",
        "2026-10-14T09:00+08:00",
        "--done",
        "outcome=2026-10-13T09:00+08:00",
      ),
    ).toEqual(["met"]);
    expect(standing()).toEqual([undefined]);
  });

  test("gives a law without a number no date, and before its start another text", () => {
    expect(dueOf("--rule", "jp.response", "--received", "2026-03-02")).toEqual([
      null,
    ]);
    expect(dueOf("--rule", "in.response", "--received", "2026-03-02")).toEqual([
      null,
    ]);
    expect(dueOf("--rule", "in.response", "--received", "2027-06-01")).toEqual([
      "2027-08-30T23:59:59+05:30",
    ]);
  });
});

describe("bad input ends with 2 and one line on stderr that names the option", () => {
  test.each([
    [["--rule", "p000.response"], "--received: Fill this in."],
    [["--received", "2026-02-30"], "--received: There is no such day."],
    [
      ["--received", "2026-09-16T25:00+08:00"],
      "--received: There is no such moment.",
    ],
    [
      ["--received", "2026-09-16T10:00"],
      "--received: Say the offset from UTC, such as +08:00.",
    ],
    [
      ["--received", "yesterday"],
      "--received: Write the moment as 2026-09-16T10:00+08:00.",
    ],
    [["--received", "0026-09-16"], "--received: There is no such day."],
    [
      ["--received", "2026-09-16", "--rule", "p000.nothing"],
      '--rule: There is no rule "p000.nothing".',
    ],
    [
      ["--received", "2026-09-16", "--policy", "p009"],
      '--policy: There is no policy "p009".',
    ],
    [
      ["--received", "2026-09-16", "--calendar", "XX"],
      '--calendar: There is no calendar "XX".',
    ],
    [
      ["--received", "2026-09-16", "--residence", "XX"],
      '--residence: There is no place "XX".',
    ],
    [
      ["--received", "2026-09-16", "--rule", "eu.response"],
      "--residence: eu.response counts where the person lives.",
    ],
    [
      ["--received", "2026-05-01", "--rule", "uk.complaint"],
      "--received: uk.complaint applies to what is received from 2026-06-19",
    ],
    [
      ["--received", "2026-09-16", "--types", "wish"],
      "--types: Request types are access,",
    ],
    [
      ["--received", "2026-09-16", "--paused", "2026-09-18"],
      "--paused: Write a pause as from..until",
    ],
    [
      ["--received", "2026-09-16", "--paused", "2026-09-18..2026-09-17"],
      "--paused: A pause cannot end before it begins.",
    ],
    [
      ["--received", "2026-09-16", "--identified", "2026-09-15"],
      "--identified: This moment cannot be earlier",
    ],
    [
      ["--received", "2026-09-16", "--done", "answer"],
      "--done: Write what was done and when",
    ],
  ])("kept due %j", (words, sentence) => {
    const run = kept("due", ...words);
    expect([run.status, run.out]).toEqual([2, ""]);
    expect(run.err).toContain(`kept: ${sentence}`);
    expect(run.err.trimEnd().split("\n")).toHaveLength(1);
  });

  test.each([
    [["due", "--nonsense"]],
    [["rules", "--pack", "XX"]],
    [["rules", "--lang", "fr"]],
    [["dance"]],
  ])("kept %j", (words) => {
    const run = kept(...words);
    expect([run.status, run.out]).toEqual([2, ""]);
    expect(run.err).not.toContain("    at ");
  });
});

describe("kept rules", () => {
  test("lists every clock with its rule, citation and confidence", () => {
    const { status, out } = kept("rules");
    expect(status).toBe(0);
    expect(out).toContain("p000.response");
    expect(out).toContain(
      "15 working days after receipt · firm · Online shop privacy policy, section 10",
    );
    expect(out).toMatch(
      /eu\.response .*from memory, fairly sure; check with counsel/,
    );
    expect(out).toMatch(/uk\.complaint .*received from 2026-06-19/);
  });

  test("prints one pack as data", () => {
    const rules = JSON.parse(
      kept("rules", "--pack", "us-ca", "--json").out,
    ) as { id: string }[];
    expect(rules.map((rule) => rule.id)).toEqual([
      "us-ca.confirm",
      "us-ca.response",
      "us-ca.optout",
    ]);
  });

  test("speaks Chinese", () => {
    expect(kept("rules", "--pack", "p000", "--lang", "zh").out).toContain(
      "收到后 15 个工作日内",
    );
  });
});

test("kept --help ends with 0", () => {
  expect(kept("--help")).toMatchObject({ status: 0, err: "" });
});
