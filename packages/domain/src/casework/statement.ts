import type { Text } from "../text.ts";
import type { CivilDay } from "../time/day-number.ts";
import { letterCount, letterDay } from "./letter-format.ts";
import type { LetterLanguage } from "./letter.ts";
import { addressKeys, numberKeys, phoneKeys } from "./search/search-keys.ts";

/** Somebody as records name them. */
export interface PersonKeys {
  readonly names: readonly string[];
  /** Mail addresses. */
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
  /** Contract, account, membership: any number that one person has. */
  readonly numbers: readonly string[];
}

/** How sure it is that two records are about one person. A human confirms the doubtful ones. */
export type MatchStrength = "certain" | "doubtful";

/**
 * Whether two records are about the same person. A number or an address in common is certain as long as the
 * names do not speak against it: families share a telephone, and namesakes share nothing but the name.
 */
export function matchPersons(
  asked: PersonKeys,
  recorded: PersonKeys,
): MatchStrength | null {
  const sharesKey = meet(identifiersOf(asked), identifiersOf(recorded));
  const sharesName = meet(namesOf(asked), namesOf(recorded));
  const knowsBothNames = asked.names.length > 0 && recorded.names.length > 0;
  if (sharesKey) return sharesName || !knowsBothNames ? "certain" : "doubtful";
  return sharesName ? "doubtful" : null;
}

/** What a person is looked up by, in the form in which it is compared. */
function identifiersOf(person: PersonKeys): string[] {
  return [
    ...person.addresses.flatMap((address) => addressKeys(address).slice(0, 1)),
    // The number as it is dialled at home comes last; a country code alone never makes a match.
    ...person.phones.flatMap((phone) =>
      phoneKeys(phone).filter(({ length }) => length >= 7),
    ),
    ...person.numbers.flatMap(numberKeys),
  ];
}

/** Names in the form in which they are compared: without case, width, spaces and order of words. */
function namesOf({ names }: Pick<PersonKeys, "names">): string[] {
  return names
    .map((name) =>
      name
        .normalize("NFKC")
        .toLowerCase()
        .split(/[\s,.·]+/u)
        .filter((word) => word !== "")
        .sort()
        .join(" "),
    )
    .filter((name) => name !== "");
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}

/** One entry of a register as it may be told to the person it is about. */
export interface ToldEntry {
  readonly id: string;
  readonly on: CivilDay;
  /** Given to somebody, or asked for and not given. */
  readonly kind: "given" | "refused";
  readonly what: Text;
  readonly why: Text;
  readonly toWhom: Text;
  /** Why it was not given; only with `refused`. */
  readonly reason: Text | null;
}

/** How an answer stands towards the statement, as far as there is anything that may be told. */
export interface StatementStanding {
  /** Entries that a statement of today tells. */
  readonly told: number;
  /** Entries of which nobody has said yet whether they are about this person. */
  readonly open: number;
  /** A statement is there that says what one of today would say. */
  readonly isMade: boolean;
  /** Letters that carry such a statement, written or on their way. */
  readonly enclosedIn: readonly string[];
  /** Such a statement has left. */
  readonly hasLeft: boolean;
}

export const nothingToTell: StatementStanding = {
  told: 0,
  open: 0,
  isMade: false,
  enclosedIn: [],
  hasLeft: false,
};

export interface StatementPart {
  readonly language: LetterLanguage;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const words = {
  subject: {
    en: "Statement from our disclosure records",
    zh: "披露记录说明",
  },
  // Approved once and never varied. It stands in every statement, with entries and without, so that neither
  // a word nor a missing word says whether there is anything that the law keeps us from telling.
  standing: {
    en: "This statement lists the entries about you that we may tell you on the date above. Laws can forbid telling somebody about a disclosure for a time. This sentence is in every statement we give: it does not mean that there is such a disclosure about you, and it does not mean that there is none.",
    zh: "本说明列出截至上述日期依法可以告知您的、与您有关的记录。法律可能在一定期间内禁止告知某项披露。本句见于我们出具的每一份说明：既不表示存在此类涉及您的披露，也不表示不存在。",
  },
  again: {
    en: "You can ask for a new statement at any time.",
    zh: "您可随时请求出具新的说明。",
  },
  what: { en: "What: ", zh: "内容：" },
  when: { en: "When: ", zh: "时间：" },
  why: { en: "Why: ", zh: "理由：" },
  toWhom: { en: "To whom: ", zh: "接收方：" },
  askedBy: { en: "Asked for by: ", zh: "索取方：" },
  askedFor: { en: "Asked for: ", zh: "索取内容：" },
  notGiven: { en: "Not given, because: ", zh: "未予提供，理由：" },
} as const satisfies Record<string, Text>;

const entryCount = { one: "entry", many: "entries", zh: "条记录" };

/** The words of a statement, in one language. */
export function statementPart(
  entries: readonly ToldEntry[],
  about: {
    readonly language: LetterLanguage;
    readonly name: string;
    readonly on: CivilDay;
  },
): StatementPart {
  const { language, name, on } = about;
  const say = (text: Text) => text[language];
  const day = letterDay(on);
  const count = letterCount(entries.length, entryCount);
  const opening = {
    en: `For ${name}, from our records as of ${day.en}: ${count.en}.`,
    zh: `致${name}：截至${day.zh}，本说明共列${count.zh}。`,
  };
  const listed = inOrder(entries).map((entry, index) => {
    const isGiven = entry.kind === "given";
    const lines = [
      `${say(isGiven ? words.what : words.askedFor)}${say(entry.what)}`,
      `${say(words.when)}${say(letterDay(entry.on))}`,
      `${say(words.why)}${say(entry.why)}`,
      `${say(isGiven ? words.toWhom : words.askedBy)}${say(entry.toWhom)}`,
      ...(entry.reason === null || isGiven
        ? []
        : [`${say(words.notGiven)}${say(entry.reason)}`]),
    ];
    return [`${index + 1}.`, ...lines].join("\n");
  });
  return {
    language,
    subject: say(words.subject),
    paragraphs: [
      say(opening),
      ...listed,
      say(words.standing),
      say(words.again),
    ],
  };
}

/** Oldest first; the id decides between two of one day, so that equal records give equal bytes. */
function inOrder(entries: readonly ToldEntry[]): ToldEntry[] {
  return entries.toSorted((one, other) =>
    `${one.on} ${one.id}` < `${other.on} ${other.id}` ? -1 : 1,
  );
}
