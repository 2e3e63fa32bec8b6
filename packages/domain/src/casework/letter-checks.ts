import type { Refusal } from "../refusal.ts";
import type { Text } from "../text.ts";
import type { Instant } from "./clock.ts";
import {
  languagesOf,
  letterTexts,
  missingVariables,
  type LetterDocument,
  type LetterLanguage,
} from "./letter.ts";
import { isReadable, variableNames } from "./letter-runs.ts";

/** What the case knows that decides whether this letter may leave. */
export interface LetterFacts {
  /** The case has several persons, and nobody has said yet which of them it is for. */
  readonly isReceiverOpen: boolean;
  readonly recipient: string | null;
  /** Where it goes by post; null while nobody has written that down, or where it goes by mail. */
  readonly postAddress: string | null;
  /** Null where no second person is needed. */
  readonly approval: {
    readonly state: "none" | "asked" | "approved" | "changesAsked" | "void";
    readonly author: Text;
    /** Who was asked or has answered; null while nobody was. */
    readonly approver: Text | null;
  } | null;
  /** Personal data leaves with this letter. */
  readonly carriesData: boolean;
  readonly identity: {
    readonly method: Text;
    readonly at: Instant;
    /** The address it was verified for. */
    readonly address: string | null;
  } | null;
  /** The law or the policy wants the complaint channel named in this letter. */
  readonly needsComplaintChannel: boolean;
  /** Not checked against the law's text by anybody yet. */
  readonly complaintChannelFromMemory: boolean;
  /** Messages and changes that reached the case after the writer opened it. */
  readonly newSinceOpened: number;
  readonly attachments: readonly {
    readonly name: string;
    readonly checkedForOthers: boolean;
  }[];
  /** Characters that the fonts of the PDF do not have. */
  readonly charactersMissingInPdf: readonly string[];
}

/** Name of the variable that names where to complain; registers use it in their locked paragraph. */
export const complaintChannelVariable = "complaint_channel";

interface CheckParams {
  notYet: Pick<Refusal, "code" | "params">;
  receiverOpen: object;
  recipientMissing: object;
  textMissing: { language: LetterLanguage };
  variableMissing: {
    variable: Text;
    source: Text;
    language: LetterLanguage;
    ask: boolean;
  };
  variableUnknown: { name: string };
  paragraphUnreadable: object;
  approvalMissing: { author: Text };
  approvalWaiting: { approver: Text | null };
  approvalChangesAsked: { approver: Text | null };
  approvalVoid: object;
  identityMissing: object;
  addressChanged: object;
  complaintChannelMissing: object;
  sentSideOlder: { older: LetterLanguage };
  otherSideOlder: { older: LetterLanguage };
  otherSideIncomplete: { variable: Text; language: LetterLanguage };
  complaintChannelFromMemory: object;
  newSinceOpened: { count: number };
  attachmentMissing: object;
  attachmentUnchecked: { name: string; checked: number; total: number };
  charactersMissingInPdf: { characters: string };
  approved: { approver: Text | null };
  identityVerified: { method: Text; at: Instant };
  addressUnchanged: object;
  postAddressToCompare: object;
  complaintChannelPresent: object;
  attachmentsChecked: { count: number };
  bothSidesCurrent: object;
  nothingNew: object;
}

export type LetterCheckCode = keyof CheckParams;

const kinds = {
  notYet: "fix",
  receiverOpen: "fix",
  recipientMissing: "fix",
  textMissing: "fix",
  variableMissing: "fix",
  variableUnknown: "fix",
  paragraphUnreadable: "fix",
  approvalMissing: "fix",
  approvalWaiting: "fix",
  approvalChangesAsked: "fix",
  approvalVoid: "fix",
  identityMissing: "fix",
  addressChanged: "fix",
  complaintChannelMissing: "fix",
  sentSideOlder: "fix",
  otherSideOlder: "look",
  otherSideIncomplete: "look",
  complaintChannelFromMemory: "look",
  newSinceOpened: "fix",
  attachmentMissing: "look",
  attachmentUnchecked: "look",
  charactersMissingInPdf: "look",
  approved: "good",
  identityVerified: "good",
  addressUnchanged: "good",
  postAddressToCompare: "look",
  complaintChannelPresent: "good",
  attachmentsChecked: "good",
  bothSidesCurrent: "good",
  nothingNew: "good",
} as const satisfies Record<LetterCheckCode, "fix" | "look" | "good">;

/** `fix` keeps the letter from leaving, `look` wants a look, `good` is done. */
export type LetterCheckKind = "fix" | "look" | "good";

export type LetterCheck<Code extends LetterCheckCode = LetterCheckCode> = {
  [C in Code]: {
    readonly code: C;
    readonly kind: LetterCheckKind;
    readonly params: Readonly<CheckParams[C]>;
    /** Paragraphs meant (`subject` for the subject line); empty when it is about the whole letter. */
    readonly at: readonly string[];
  };
}[Code];

function check<Code extends LetterCheckCode>(
  code: Code,
  params: CheckParams[Code],
  at: readonly string[] = [],
): LetterCheck {
  // The mapped type is exactly this shape; TypeScript does not follow it through a free type parameter.
  return { code, kind: kinds[code], params, at } as LetterCheck;
}

/** The case has not come far enough for this letter: it is told beforehand what sending it would be refused for. */
export function notYet({
  code,
  params,
}: Pick<Refusal, "code" | "params">): LetterCheck {
  return check("notYet", { code, ...(params !== undefined && { params }) });
}

/** Everything to fix, to look at and already good before this letter leaves, in that order. */
export function letterChecks(
  document: LetterDocument,
  facts: LetterFacts,
): LetterCheck[] {
  const found = [
    ...receiverChecks(facts),
    ...wordingChecks(document),
    ...approvalChecks(facts),
    ...identityChecks(facts),
    ...complaintChecks(document, facts),
    ...sideChecks(document),
    ...attachmentChecks(facts),
    facts.newSinceOpened > 0
      ? check("newSinceOpened", { count: facts.newSinceOpened })
      : check("nothingNew", {}),
  ];
  const order: readonly LetterCheckKind[] = ["fix", "look", "good"];
  return order.flatMap((kind) => found.filter((one) => one.kind === kind));
}

/** Whether nothing is left to fix, so that the letter may be sent. */
export function mayLeave(checks: readonly LetterCheck[]): boolean {
  return checks.every(({ kind }) => kind !== "fix");
}

function receiverChecks(facts: LetterFacts): LetterCheck[] {
  if (facts.isReceiverOpen) return [check("receiverOpen", {})];
  return facts.recipient === null && facts.postAddress === null
    ? [check("recipientMissing", {})]
    : [];
}

function wordingChecks(document: LetterDocument): LetterCheck[] {
  const sent = languagesOf(document.language);
  const declared = new Map(
    document.variables.map((variable) => [variable.name, variable]),
  );
  const texts = sent.flatMap((language) => letterTexts(document, language));
  const unknown = [
    ...new Set(texts.flatMap(({ source }) => variableNames(source))),
  ].filter((name) => !declared.has(name));
  const unreadable = [
    ...new Set(
      texts.filter(({ source }) => !isReadable(source)).map((text) => text.id),
    ),
  ];
  const named = new Set<string>();
  const missing = sent.flatMap((language) =>
    missingVariables(document, language).flatMap(({ name, at }) => {
      const variable = declared.get(name);
      // In a letter in both languages one hole is one thing to do.
      if (!variable || named.has(name)) return [];
      named.add(name);
      const { title, source, ask } = variable;
      return [
        check(
          "variableMissing",
          { variable: title, source, language, ask },
          at,
        ),
      ];
    }),
  );
  const empty = sent.flatMap((language) => {
    const at = letterTexts(document, language)
      .filter(({ source }) => source.trim() === "")
      .map(({ id }) => id);
    return at.length > 0 ? [check("textMissing", { language }, at)] : [];
  });
  return [
    ...empty,
    ...missing,
    ...unknown.map((name) =>
      check(
        "variableUnknown",
        { name },
        texts
          .filter(({ source }) => variableNames(source).includes(name))
          .map(({ id }) => id),
      ),
    ),
    ...(unreadable.length > 0
      ? [check("paragraphUnreadable", {}, unreadable)]
      : []),
  ];
}

function approvalChecks({ approval }: LetterFacts): LetterCheck[] {
  if (approval === null) return [];
  const { author, approver } = approval;
  switch (approval.state) {
    case "none":
      return [check("approvalMissing", { author })];
    case "asked":
      return [check("approvalWaiting", { approver })];
    case "changesAsked":
      return [check("approvalChangesAsked", { approver })];
    case "void":
      return [check("approvalVoid", {})];
    case "approved":
      return [check("approved", { approver })];
  }
}

// T30: a proof of identity holds for the address it was made for, and for no other.
function identityChecks(facts: LetterFacts): LetterCheck[] {
  const { identity, recipient } = facts;
  if (!facts.carriesData) return [];
  if (identity === null) return [check("identityMissing", {})];
  const { method, at } = identity;
  return [
    check("identityVerified", { method, at }),
    addressCheck(identity.address, recipient),
  ];
}

/** A postal address is compared by eye: the proof of somebody without an e-mail address names none. */
function addressCheck(
  verified: string | null,
  recipient: string | null,
): LetterCheck {
  if (verified !== recipient) return check("addressChanged", {});
  return recipient === null
    ? check("postAddressToCompare", {})
    : check("addressUnchanged", {});
}

function complaintChecks(
  document: LetterDocument,
  facts: LetterFacts,
): LetterCheck[] {
  if (!facts.needsComplaintChannel) return [];
  const named = languagesOf(document.language).every((language) =>
    letterTexts(document, language).some(({ source }) =>
      variableNames(source).includes(complaintChannelVariable),
    ),
  );
  if (!named) return [check("complaintChannelMissing", {})];
  const present = check("complaintChannelPresent", {});
  return facts.complaintChannelFromMemory
    ? [present, check("complaintChannelFromMemory", {})]
    : [present];
}

function sideChecks(document: LetterDocument): LetterCheck[] {
  const pairs = [
    { id: "subject", older: document.subject.older },
    ...document.paragraphs,
  ];
  const sent = languagesOf(document.language);
  const sides: readonly LetterLanguage[] = ["en", "zh"];
  const olderChecks = sides.flatMap((older) => {
    const at = pairs.filter((pair) => pair.older === older).map(({ id }) => id);
    if (at.length === 0) return [];
    return [
      sent.includes(older)
        ? check("sentSideOlder", { older }, at)
        : check("otherSideOlder", { older }, at),
    ];
  });
  const holes = sides
    .filter((language) => !sent.includes(language))
    .flatMap((language) =>
      missingVariables(document, language)
        // A hole in both sides is already something to fix.
        .filter(({ name }) =>
          sent.every(
            (other) =>
              !missingVariables(document, other).some(
                (hole) => hole.name === name,
              ),
          ),
        )
        .flatMap(({ name, at }) => {
          const variable = document.variables.find(
            (known) => known.name === name,
          );
          return variable
            ? [
                check(
                  "otherSideIncomplete",
                  { variable: variable.title, language },
                  at,
                ),
              ]
            : [];
        }),
    );
  if (olderChecks.length + holes.length > 0) return [...olderChecks, ...holes];
  return [check("bothSidesCurrent", {})];
}

function attachmentChecks(facts: LetterFacts): LetterCheck[] {
  const characters = facts.charactersMissingInPdf.join(" ");
  const pdf =
    characters === "" ? [] : [check("charactersMissingInPdf", { characters })];
  const { attachments } = facts;
  if (!facts.carriesData) return pdf;
  if (attachments.length === 0) return [...pdf, check("attachmentMissing", {})];
  const unchecked = attachments.find(
    ({ checkedForOthers }) => !checkedForOthers,
  );
  if (unchecked === undefined) {
    return [...pdf, check("attachmentsChecked", { count: attachments.length })];
  }
  const checked = attachments.filter((file) => file.checkedForOthers).length;
  return [
    ...pdf,
    check("attachmentUnchecked", {
      name: unchecked.name,
      checked,
      total: attachments.length,
    }),
  ];
}
