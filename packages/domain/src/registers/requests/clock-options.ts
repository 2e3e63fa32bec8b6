import type {
  ClockRule,
  ExtensionRule,
  Ground,
  PauseRule,
} from "../../casework/clock-rule.ts";
import { lengthText } from "../../casework/clock-line.ts";
import type { Text } from "../../text.ts";

/** An extension that a form can offer for one clock. */
export interface ExtensionOption {
  readonly ruleId: string;
  readonly pack: Text;
  readonly title: Text;
  readonly grounds: readonly Ground[];
  readonly citation: Text;
  /** "2 months more", or that the office names the day itself. */
  readonly length: Text;
  /** True when the form has to ask for the new day. */
  readonly needsDay: boolean;
  readonly letterNeeded: boolean;
  readonly noticeWithin: Text;
}

/** A pause that a form can offer for one clock. */
export interface PauseOption {
  readonly ruleId: string;
  readonly pack: Text;
  readonly title: Text;
  readonly grounds: readonly Ground[];
  readonly citation: Text;
  readonly letterNeeded: boolean;
}

/** A fee that the clocks of a law wait for. */
export interface FeeOption {
  /** The laws that speak of it. */
  readonly packs: readonly Text[];
  readonly citations: readonly Text[];
  /** The clock starts anew with the payment, not with the notice. */
  readonly awaitsPayment: boolean;
}

function speaksOfFee({ anchor }: ClockRule): boolean {
  return anchor.kind === "afterReflection"
    ? anchor.told.fact === "feeAsked"
    : waitsForFee(anchor);
}

function waitsForFee(anchor: ClockRule["anchor"]): boolean {
  return (
    anchor.kind === "latest" &&
    anchor.awaited.some(({ asked }) => asked === "feeAsked")
  );
}

/** What these clocks have to do with a fee; null where none of them looks at one. */
export function feeOption(rules: readonly ClockRule[]): FeeOption | null {
  const found = rules.filter(speaksOfFee);
  const packs = new Map(found.map(({ pack }) => [pack.id, pack.title]));
  const citations = new Map(
    found.map(({ citation }) => [citation.en, citation]),
  );
  return found.length === 0
    ? null
    : {
        packs: [...packs.values()],
        citations: [...citations.values()],
        awaitsPayment: found.some(({ anchor }) => waitsForFee(anchor)),
      };
}

/** What the laws of these clocks allow to extend, in the order of the clocks. */
export function extensionOptions(
  rules: readonly ClockRule[],
): ExtensionOption[] {
  return rules.flatMap((rule) =>
    rule.extension === null ? [] : [extensionOption(rule, rule.extension)],
  );
}

function extensionOption(
  rule: ClockRule,
  extension: ExtensionRule,
): ExtensionOption {
  const { length, grounds, citation, letterNeeded, noticeWithin } = extension;
  return {
    ruleId: rule.id,
    pack: rule.pack.title,
    title: rule.title,
    grounds,
    citation,
    length: lengthOf(rule, length),
    needsDay: length.kind === "ownDate",
    letterNeeded,
    noticeWithin,
  };
}

function lengthOf(rule: ClockRule, length: ExtensionRule["length"]): Text {
  if (length.kind === "ownDate" || rule.term === null)
    return { en: "to the day we name", zh: "至本部门所告知的日期" };
  const more = lengthText(rule.term.unit, length.amount);
  return { en: `${more.en} more`, zh: `再加 ${more.zh}` };
}

/** What the laws of these clocks allow to pause. Policy clocks never appear here (CR-5). */
export function pauseOptions(rules: readonly ClockRule[]): PauseOption[] {
  return rules.flatMap((rule) =>
    rule.pause === null ? [] : [pauseOption(rule, rule.pause)],
  );
}

function pauseOption(rule: ClockRule, pause: PauseRule): PauseOption {
  const { grounds, citation, letterNeeded } = pause;
  return {
    ruleId: rule.id,
    pack: rule.pack.title,
    title: rule.title,
    grounds,
    citation,
    letterNeeded,
  };
}
