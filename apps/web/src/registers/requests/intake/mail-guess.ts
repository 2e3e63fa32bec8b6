import type {
  Evidence,
  Guess,
} from "@kept/domain/registers/requests/guess-evidence";
import type { MailPreview } from "./intake-outputs.ts";
import type { OpenFormInput } from "./open-schema.ts";

/** The fields that a mail can fill in. */
export const guessedFields = [
  "policyId",
  "channel",
  "receivedAt",
  "partner",
  "personName",
  "personAddress",
  "personPhone",
  "accountRef",
  "residence",
  "language",
  "types",
] as const satisfies readonly (keyof OpenFormInput)[];
export type GuessedField = (typeof guessedFields)[number];

/** What a value rests on: words of the mail, or the mail itself. */
export type Ground =
  | {
      readonly kind: "evidence";
      readonly sure: Guess<unknown>["sure"];
      readonly because: readonly Evidence[];
    }
  | {
      readonly kind:
        "itsDate" | "itsArrival" | "itsSender" | "aMail" | "aPartner";
    };

interface GuessedValue {
  readonly field: GuessedField;
  readonly value: OpenFormInput[GuessedField];
  readonly ground: Ground;
}

function byEvidence(
  ...guesses: readonly (Guess<unknown> | null | undefined)[]
): Ground {
  const given = guesses.filter((guess) => guess != null);
  return {
    kind: "evidence",
    sure: given.every(({ sure }) => sure === "likely") ? "likely" : "possible",
    because: given.flatMap(({ because }) => because),
  };
}

/** Every field that the mail fills in, with what it rests on. What it leaves open stays open. */
export function guessesOf(preview: MailPreview): GuessedValue[] {
  const { guess, mail, suggested } = preview;
  const isItsDate = suggested.receivedAt === mail.sentAt;
  const partner = guess.partner?.value ?? null;
  const found: (GuessedValue | null)[] = [
    suggested.policyId === null
      ? null
      : {
          field: "policyId",
          value: suggested.policyId,
          ground: byEvidence(guess.policyId),
        },
    {
      field: "channel",
      value: suggested.channel,
      ground: { kind: partner === null ? "aMail" : "aPartner" },
    },
    {
      field: "receivedAt",
      value: suggested.receivedAt,
      ground: { kind: isItsDate ? "itsDate" : "itsArrival" },
    },
    partner === null
      ? null
      : {
          field: "partner",
          value: suggested.partner ?? {
            name: partner.name ?? "",
            receivedAt: "",
          },
          ground: byEvidence(guess.partner),
        },
    suggested.personName === null
      ? null
      : {
          field: "personName",
          value: suggested.personName,
          ground: byEvidence(guess.personName),
        },
    suggested.personAddress === null
      ? null
      : {
          field: "personAddress",
          value: suggested.personAddress,
          ground: { kind: "itsSender" },
        },
    suggested.personPhone === null
      ? null
      : {
          field: "personPhone",
          value: suggested.personPhone,
          ground: byEvidence(guess.personPhone),
        },
    suggested.accountRef === null
      ? null
      : {
          field: "accountRef",
          value: suggested.accountRef,
          ground: byEvidence(guess.accountRef),
        },
    suggested.residence === null
      ? null
      : {
          field: "residence",
          value: suggested.residence,
          ground: byEvidence(guess.residences[0]),
        },
    {
      field: "language",
      value: suggested.language,
      ground: byEvidence(guess.languages[0]),
    },
    suggested.types.length === 0
      ? null
      : {
          field: "types",
          value: [...suggested.types],
          ground: byEvidence(...guess.types),
        },
  ];
  return found.filter((one) => one !== null);
}
