import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { keptProgram } from "./program.ts";

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

class Ended extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`ended with ${String(status)}`);
    this.status = status;
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** The command in this process, with what it writes and its exit code; a process of its own takes a second each time. */
async function kept(...words: string[]): Promise<Run> {
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    vi.spyOn(process[stream], "write").mockImplementation((piece) => {
      said[stream] += String(piece);
      return true;
    });
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Ended(Number(code ?? 0));
  });
  let status = 0;
  try {
    await keptProgram().parseAsync(["node", "kept", ...words]);
    status = Number(process.exitCode ?? 0);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    status = error.status;
  } finally {
    process.exitCode = undefined;
    vi.restoreAllMocks();
  }
  return { status, out: said.stdout, err: said.stderr };
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

async function json(...words: string[]): Promise<Printed> {
  const run = await kept(...words, "--json");
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

async function dueOf(...words: string[]): Promise<(string | null)[]> {
  return (await json("due", ...words)).clocks.map((clock) => clock.due);
}

describe("kept due", () => {
  test("prints the dates of the worked case, and says that the month governs the outcome", async () => {
    const printed = await json(...story, "--types", "access");
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

  test("prints one rule when one is asked for, and still knows what governs", async () => {
    const { clocks } = await json(...story, "--rule", "p000.outcome");
    const [outcome, ...others] = clocks;
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

  test("prints rules in the order they were asked for, named one by one or together", async () => {
    const ids = (words: string[]) =>
      json(...story, ...words).then(({ clocks }) =>
        clocks.map((clock) => clock.ruleId),
      );
    expect(await ids(["--rule", "eu.response", "p000.response"])).toEqual([
      "eu.response",
      "p000.response",
    ]);
    expect(
      await ids(["--rule", "p000.outcome", "--rule", "p000.triage"]),
    ).toEqual(["p000.outcome", "p000.triage"]);
  });

  test("explains in words, in English and Chinese", async () => {
    const english = await kept(...story, "--rule", "p000.response");
    expect(english).toMatchObject({ status: 0, err: "" });
    expect(english.out).toContain(
      "Answer by Tue 13 Oct 2026, 24:00 (Shanghai time)",
    );
    expect(english.out).toContain(
      "Make-up working days: Sun 20 Sep 2026 (National Day)",
    );
    expect(
      (await kept(...story, "--rule", "p000.response", "--lang", "zh")).out,
    ).toContain("答复：2026年10月13日 周二 24:00 前（上海时间）");
  });

  test("takes a day alone as that day in the zone of each clock", async () => {
    const day = ["--received", "2026-01-31", "--residence", "DE"];
    expect(await dueOf(...day, "--rule", "eu.response")).toEqual([
      "2026-03-02T23:59:59+01:00",
    ]);
    expect(
      await dueOf("--received", "2026-11-20", "--rule", "us-ca.response"),
    ).toEqual(["2027-01-03T23:59:59-08:00"]);
    expect(
      await dueOf("--received", "2026-11-20", "--rule", "hk.response"),
    ).toEqual(["2026-12-30T23:59:59+08:00"]);
  });

  test("counts a month of the GDPR where the person lives, also when only that calendar is named", async () => {
    const rule = ["--rule", "eu.response", "--received", "2026-04-01"];
    expect(await dueOf(...rule, "--residence", "FR")).toEqual([
      "2026-05-04T23:59:59+02:00",
    ]);
    expect(await dueOf(...rule, "--calendar", "FR")).toEqual([
      "2026-05-04T23:59:59+02:00",
    ]);
    expect(await dueOf(...rule, "--residence", "DE-HH")).toEqual([
      "2026-05-04T23:59:59+02:00",
    ]);
  });

  test("pauses and extends what may be paused and extended, and says of the rest that it does not follow", async () => {
    const uk = ["--rule", "uk.response", "--received", "2026-03-02"];
    expect(await dueOf(...uk, "--paused", "2026-03-09..2026-03-16")).toEqual([
      "2026-04-10T23:59:59+01:00",
    ]);
    expect(await dueOf(...uk, "--extended")).toEqual([
      "2026-06-02T23:59:59+01:00",
    ]);
    expect(await dueOf(...uk, "--extended", "2026-06-01")).toEqual([
      "2026-04-02T23:59:59+01:00",
    ]);
    expect(
      await dueOf(
        "--rule",
        "ch.response",
        "--received",
        "2026-03-02",
        "--extended-until",
        "2026-05-15",
      ),
    ).toEqual(["2026-05-15T23:59:59+02:00"]);
    const [policy] = (
      await json(
        ...story,
        "--rule",
        "p000.response",
        "--paused",
        "2026-09-18..2026-09-25",
      )
    ).clocks;
    expect(policy).toMatchObject({
      due: "2026-10-13T23:59:59+08:00",
      ignored: [{ kind: "pause" }],
    });
  });

  test("moves the start in the UK while identity information is outstanding", async () => {
    const uk = [
      "--rule",
      "uk.response",
      "--received",
      "2026-03-02",
      "--identity-asked",
      "2026-03-03",
    ];
    expect(await dueOf(...uk)).toEqual([null]);
    expect(await dueOf(...uk, "--identity-received", "2026-03-10")).toEqual([
      "2026-04-10T23:59:59+01:00",
    ]);
  });

  test("says provisional, in text and in JSON, beyond the calendar's horizon", async () => {
    const late = [
      "--rule",
      "p000.response",
      "--received",
      "2026-12-21T10:00+08:00",
    ];
    expect(await json("due", ...late)).toMatchObject({
      provisional: true,
      clocks: [{ provisional: true }],
    });
    expect((await kept("due", ...late)).out).toContain(", provisional\n");
    expect((await json(...story, "--rule", "p000.response")).provisional).toBe(
      false,
    );
  });

  test("says how a clock stands at a moment, and what has been done", async () => {
    const standing = async (...words: string[]) =>
      (await json(...story, "--rule", "p000.response", ...words)).clocks.map(
        (clock) => clock.standing?.state,
      );
    expect(await standing("--now", "2026-10-14T09:00+08:00")).toEqual([
      "overdue",
    ]);
    expect(
      await standing(
        "--now",
        "2026-10-14T09:00+08:00",
        "--done",
        "outcome=2026-10-13T09:00+08:00",
      ),
    ).toEqual(["met"]);
    expect(await standing()).toEqual([undefined]);
  });

  test("gives a law without a number no date, and before its start another text", async () => {
    expect(
      await dueOf("--rule", "jp.response", "--received", "2026-03-02"),
    ).toEqual([null]);
    expect(
      await dueOf("--rule", "in.response", "--received", "2026-03-02"),
    ).toEqual([null]);
    expect(
      await dueOf("--rule", "in.response", "--received", "2027-06-01"),
    ).toEqual(["2027-08-30T23:59:59+05:30"]);
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
  ])("kept due %j", async (words, sentence) => {
    const run = await kept("due", ...words);
    expect([run.status, run.out]).toEqual([2, ""]);
    expect(run.err).toContain(`kept: ${sentence}`);
    expect(run.err.trimEnd().split("\n")).toHaveLength(1);
  });

  test.each([
    [["due", "--nonsense"]],
    [["rules", "--pack", "XX"]],
    [["rules", "--lang", "fr"]],
    [["dance"]],
  ])("kept %j", async (words) => {
    const run = await kept(...words);
    expect([run.status, run.out]).toEqual([2, ""]);
    expect(run.err).not.toContain("    at ");
  });
});

describe("kept rules", () => {
  test("lists every clock with its rule, citation and confidence", async () => {
    const { status, out } = await kept("rules");
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

  test("prints one pack as data", async () => {
    const rules = JSON.parse(
      (await kept("rules", "--pack", "us-ca", "--json")).out,
    ) as { id: string }[];
    expect(rules.map((rule) => rule.id)).toEqual([
      "us-ca.confirm",
      "us-ca.response",
      "us-ca.optout",
    ]);
  });

  test("speaks Chinese", async () => {
    expect(
      (await kept("rules", "--pack", "p000", "--lang", "zh")).out,
    ).toContain("收到后 15 个工作日内");
  });
});

test("kept --help ends with 0", async () => {
  expect(await kept("--help")).toMatchObject({ status: 0, err: "" });
});

describe("kept as a person types it", () => {
  const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
  test.each([
    [story, 0],
    [["due", "--received", "2026-02-30"], 2],
    [["dance"], 2],
  ])("says and ends as it does here: %j", async (words, status) => {
    const {
      status: ended,
      stdout,
      stderr,
    } = spawnSync(process.execPath, [cli, ...words], { encoding: "utf8" });
    expect(ended).toBe(status);
    expect({ status: ended, out: stdout, err: stderr }).toEqual(
      await kept(...words),
    );
  });
});
