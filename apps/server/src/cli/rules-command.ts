import { Option, type Command } from "commander";
import { confidenceTexts } from "@kept/domain/casework/clock-explain";
import { ruleLine } from "@kept/domain/casework/clock-line";
import type { ClockRule } from "@kept/domain/casework/clock-rule";
import { seedRulePacks } from "@kept/domain/registers/requests/rules/rule-packs";
import type { RulePack } from "@kept/domain/registers/requests/rules/rule-pack";
import { complain, type Language } from "./misuse.ts";

/** `kept rules`: the clocks that Kept knows, by pack. */
export function addRulesCommand(program: Command): void {
  program
    .command("rules")
    .description("List the clocks of every policy and law.")
    .option("--pack <id>", "only this policy or law: p000, EU, US-CA …")
    .option("--json", "print JSON")
    .addOption(
      new Option("--lang <language>", "language of the list")
        .choices(["en", "zh"])
        .default("en"),
    )
    .action((typed: { pack?: string; json?: boolean; lang: Language }) => {
      list(typed);
    });
}

function list(typed: { pack?: string; json?: boolean; lang: Language }): void {
  const wanted = typed.pack?.toLowerCase();
  const packs = seedRulePacks.filter(
    (pack) => wanted === undefined || pack.id.toLowerCase() === wanted,
  );
  if (packs.length === 0) {
    const ids = seedRulePacks.map((pack) => pack.id);
    complain(
      [
        {
          option: "--pack",
          sentence: {
            en: `There is no pack "${typed.pack ?? ""}". Packs are ${ids.join(", ")}.`,
            zh: `没有规则包“${typed.pack ?? ""}”。可选：${ids.join("、")}。`,
          },
        },
      ],
      typed.lang,
    );
    return;
  }
  process.stdout.write(
    typed.json === true ? asJson(packs) : asText(packs, typed.lang),
  );
}

function asJson(packs: readonly RulePack[]): string {
  const rules = packs.flatMap((pack) =>
    pack.rules.map((rule) => ({ ...rule, rule: ruleLine(rule) })),
  );
  return `${JSON.stringify(rules, null, 2)}\n`;
}

function asText(packs: readonly RulePack[], language: Language): string {
  const blocks = packs.map((pack) =>
    [
      `${pack.id}  ${pack.title[language]}`,
      ...pack.rules.map((rule) => `  ${ruleText(rule, language)}`),
    ].join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}

const columns = { id: 22, title: 24 };

function ruleText(rule: ClockRule, language: Language): string {
  const strength = {
    firm: { en: "firm", zh: "确定" },
    target: { en: "target", zh: "目标" },
  }[rule.strength][language];
  const parts = [
    ruleLine(rule)[language],
    strength,
    rule.citation[language],
    confidenceTexts[rule.confidence][language],
    ...validity(rule, language),
  ];
  return `${rule.id.padEnd(columns.id)}${rule.title[language].padEnd(columns.title)}${parts.join(" · ")}`;
}

function validity(rule: ClockRule, language: Language): string[] {
  const from = { en: "received from", zh: "收到日期自" }[language];
  const to = { en: "received up to", zh: "收到日期至" }[language];
  return [
    ...(rule.validFrom === null ? [] : [`${from} ${rule.validFrom}`]),
    ...(rule.validTo === null ? [] : [`${to} ${rule.validTo}`]),
  ];
}
