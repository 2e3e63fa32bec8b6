import { nextDue, reckonCase } from "@kept/domain/casework/clock-reckon";
import type { ClockRule } from "@kept/domain/casework/clock-rule";
import { disclosureRules } from "@kept/domain/registers/disclosures/clocks";
import type { CaseHeader } from "../../casework/case-store.ts";
import { readClockFacts } from "../../casework/clock-store.ts";
import type { At, CaseClocks } from "../../casework/keeping.ts";
import type { Db } from "../../db/reading.ts";

/** A clock whose fact never came up is none of this case's. */
function runs(rule: ClockRule, anchors: Readonly<Record<string, string>>) {
  return (
    rule.anchor.kind === "firstKnown" &&
    rule.anchor.of.some(({ fact }) => anchors[fact] !== undefined)
  );
}

export async function clocksOf(
  db: Db,
  theCase: CaseHeader,
  { office, now }: At,
): Promise<CaseClocks> {
  const facts = { ...(await readClockFacts(db, theCase.id)), asOf: now };
  const rules = disclosureRules.filter((rule) => runs(rule, facts.anchors));
  const calendars = {
    calendars: office.calendars,
    policyId: office.calendarId,
    residenceId: null,
  };
  const clocks = reckonCase(rules, facts, calendars);
  const next = nextDue(clocks);
  return { clocks, next, isPaused: false, calendars };
}
