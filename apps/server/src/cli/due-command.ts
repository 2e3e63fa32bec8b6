import { Option, type Command } from "commander";
import { explainAsText, localDue } from "@kept/domain/casework/clock-explain";
import { nextDue } from "@kept/domain/casework/clock-reckon";
import { withStandings } from "@kept/domain/casework/clock-standing";
import type { Reckoning } from "@kept/domain/casework/clock";
import { answerDue, type DueAnswer } from "./due-answer.ts";
import {
  momentOptions,
  readDueOptions,
  type DueOptions,
} from "./due-question.ts";
import { complain, optionName, type Language } from "./misuse.ts";

/** `kept due`: what is due when, and why. */
export function addDueCommand(program: Command): void {
  const command = program
    .command("due")
    .description("Work out due moments and explain them, as the screens do.")
    .option("-r, --rule <id...>", "only these rules (all that apply if none)")
    .option("--policy <id>", "policy the request came under (p000)")
    .option("--calendar <id>", "calendar the policy is bound to (CN)")
    .option("--residence <code>", "where the person lives: DE, GB, US-CA …")
    .option("--types <keys>", "request types, with commas between");
  for (const [field, meaning] of Object.entries(momentOptions))
    command.option(
      `${optionName(field)} <when>`,
      `${meaning}: 2026-09-16T10:00+08:00, or a day`,
    );
  command
    .option(
      "--paused <from..until...>",
      "pauses; leave the end out while one lasts",
    )
    .option(
      "--extended [told]",
      "extended, and when the person was told (at receipt)",
    )
    .option("--extended-until <day>", "the new day, where the office names it")
    .option("--ground <key>", "ground of the pause or extension")
    .option(
      "--done <act=when...>",
      "what has been done: answer=2026-09-30T09:00+08:00",
    )
    .option("--now <when>", "moment to judge by: says how each clock stands")
    .option("--json", "print JSON")
    .addOption(
      new Option("--lang <language>", "language of the explanation")
        .choices(["en", "zh"])
        .default("en"),
    )
    .action((typed: Record<string, unknown>) => {
      due(typed, typed["lang"] === "zh" ? "zh" : "en");
    });
}

function due(typed: Record<string, unknown>, language: Language): void {
  const read = readDueOptions(typed);
  if (!read.ok) {
    complain(read.misuses, language);
    return;
  }
  const answer = answerDue(read.options);
  if (!answer.ok) {
    complain([answer.misuse], language);
    return;
  }
  process.stdout.write(
    read.options.json
      ? asJson(answer.value, read.options)
      : asText(answer.value, language),
  );
}

function asText(answer: DueAnswer, language: Language): string {
  return `${answer.clocks.map((clock) => explainAsText(clock, language)).join("\n\n")}\n`;
}

function asJson(answer: DueAnswer, options: DueOptions): string {
  const { calendars, clocks, policyId, residence } = answer;
  const { now, lang } = options;
  const next = nextDue(clocks);
  const standings =
    now === undefined ? [] : withStandings(clocks, now, calendars);
  const printed = {
    policy: policyId,
    calendar: calendars.policyId,
    residence,
    provisional: clocks.some((clock) => clock.provisional),
    next: next && { ruleId: next.ruleId, act: next.act, due: localDue(next) },
    clocks: clocks.map((clock, at) => ({
      ...clock,
      due: localDue(clock),
      ...standingOf(standings[at]),
      explanation: explainAsText(clock, lang),
    })),
  };
  return `${JSON.stringify(printed, null, 2)}\n`;
}

function standingOf(clock: (Reckoning & { standing?: unknown }) | undefined): {
  standing?: unknown;
} {
  return clock?.standing === undefined ? {} : { standing: clock.standing };
}
