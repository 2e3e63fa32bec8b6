import { erasureGrounds } from "@kept/domain/casework/erasure";
import type { Json } from "@kept/domain/json";
import { residenceByCode } from "@kept/domain/registers/requests/jurisdictions";
import { policyById } from "@kept/domain/registers/requests/policies";
import {
  intakeChannels,
  marketingChannels,
  outcomes,
  refusalGrounds,
  requesterRoles,
  requestTypes,
  verificationMethods,
} from "@kept/domain/registers/requests/types";
import { requestActs } from "@kept/domain/registers/requests/clocks";
import { requestWorkflow } from "@kept/domain/registers/requests/workflow";
import type { Text } from "@kept/domain/text";
import type { TFunction } from "i18next";
import type { requestCase } from "../../../../locales/en/request-case.ts";
import type { Language } from "../../../../locales/language.ts";
import type { Dates } from "../../../../ui/use-dates.ts";
import type { RequestView } from "../request-view.ts";
import { shortHash } from "../../../../casework/short-hash.ts";

export interface FieldContext {
  readonly t: TFunction<"requestCase">;
  readonly language: Language;
  readonly dates: Dates;
  /** The name of a colleague; null when nobody knows the id. */
  readonly person: (id: string) => string | null;
  readonly team: (id: string) => string | null;
  readonly view: Pick<
    RequestView,
    "templates" | "pausable" | "extendable" | "frame"
  >;
}

type Say = (value: Json, context: FieldContext) => string;
type Labels = (typeof requestCase)["field"];

function plain(value: Json, context: FieldContext): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean")
    return context.t(value ? "value.yes" : "value.no");
  if (isList(value))
    return listed(
      value.map((item) => plain(item, context)),
      context,
    );
  if (value === null) return context.t("value.none");
  return listed(
    Object.values(value).flatMap((item) =>
      item === null ? [] : [plain(item, context)],
    ),
    context,
  );
}

function listed(words: readonly string[], { language }: FieldContext): string {
  return words.join(language === "zh" ? "、" : ", ");
}

/** Words for a key of a table of the law; the key itself is never shown. */
function keyed(
  table: Readonly<Record<string, Text | { readonly label: Text }>>,
): Say {
  const one = (key: Json, context: FieldContext): string => {
    const found =
      typeof key === "string" && Object.hasOwn(table, key)
        ? table[key]
        : undefined;
    if (found === undefined) return context.t("field.other");
    return ("label" in found ? found.label : found)[context.language];
  };
  return (value, context) =>
    isList(value)
      ? value.length === 0
        ? context.t("value.none")
        : listed(
            value.map((key) => one(key, context)),
            context,
          )
      : one(value, context);
}

const moment: Say = (value, { dates, t }) =>
  typeof value === "string" ? dates.moment(value, "long") : t("value.none");

const day: Say = (value, { dates, t }) =>
  typeof value === "string" ? dates.day(value, "long") : t("value.none");

const person: Say = (value, context) =>
  typeof value === "string"
    ? (context.person(value) ?? context.t("history.someone"))
    : context.t("history.nobody");

const people: Say = (value, context) =>
  Array.isArray(value)
    ? value.map((one: Json) => person(one, context)).join(", ")
    : context.t("history.nobody");

const hash: Say = (value, { t }) =>
  typeof value === "string" ? shortHash(value) : t("value.none");

const clocks: Say = (value, context) => {
  const { clocks: known } = context.view.frame;
  const one = (ruleId: Json): string => {
    const clock = known.find((found) => found.ruleId === ruleId);
    if (clock === undefined) return context.t("field.other");
    return listed(
      [clock.title[context.language], clock.pack.title[context.language]],
      context,
    );
  };
  return isList(value) ? listed(value.map(one), context) : one(value);
};

function ground(of: "pausable" | "extendable"): Say {
  return (value, context) =>
    context.view[of]
      .flatMap(({ grounds }) => grounds)
      .find(({ key }) => key === value)?.title[context.language] ??
    context.t("field.other");
}

const template: Say = (value, { view, language, t }) =>
  view.templates.find(({ id }) => id === value)?.title[language] ??
  t("history.thing.letter");

const letter: Say = (value, { view, language, t }) =>
  view.frame.letters.find(({ id }) => id === value)?.title[language] ??
  t("history.thing.letter");

function stated<Key extends "lane" | "state" | "purpose">(of: Key): Say {
  return (value, { t }) => {
    switch (of) {
      case "lane":
        return typeof value === "string" && isLane(value)
          ? t(`value.lane.${value}`)
          : t("field.other");
      case "state":
        return typeof value === "string" && isState(value)
          ? t(`value.state.${value}`)
          : t("field.other");
      default:
        return typeof value === "string" && isPurpose(value)
          ? t(`value.purpose.${value}`)
          : t("field.other");
    }
  };
}

const lanes = [
  "main",
  "unverified",
  "duplicate",
  "ok",
  "dismissed",
] as const satisfies (keyof (typeof requestCase)["value"]["lane"])[];
const states = [
  "draft",
  "queued",
  "sent",
  "failed",
  "discarded",
  "asked",
  "approved",
  "changesAsked",
  "void",
  "open",
  "inProgress",
  "done",
  "notNeeded",
] as const satisfies (keyof (typeof requestCase)["value"]["state"])[];
const purposes = [
  "enclosure",
  "document",
  "identityDocument",
  "letterPdf",
] as const satisfies (keyof (typeof requestCase)["value"]["purpose"])[];

function isLane(word: string): word is (typeof lanes)[number] {
  return lanes.some((known) => known === word);
}
function isState(word: string): word is (typeof states)[number] {
  return states.some((known) => known === word);
}
function isPurpose(word: string): word is (typeof purposes)[number] {
  return purposes.some((known) => known === word);
}

const languageName: Say = (value, { t }) =>
  value === "zh" ? t("header.language.zh") : t("header.language.en");

const residence: Say = (value, { language, t }) =>
  typeof value === "string"
    ? (residenceByCode(value)?.name[language] ?? value)
    : t("facts.unknown");

const policy: Say = (value, { language, t }) =>
  typeof value === "string"
    ? (policyById(value)?.title[language] ?? value)
    : t("value.none");

const team: Say = (value, context) =>
  typeof value === "string"
    ? (context.team(value) ?? context.t("field.other"))
    : context.t("value.none");

const partner: Say = (value, context) => {
  if (!isRecord(value)) return context.t("value.none");
  const { name, receivedAt } = value;
  return listed(
    [
      plain(name ?? null, context),
      ...(receivedAt === undefined ? [] : [moment(receivedAt, context)]),
    ],
    context,
  );
};

const idDocument: Say = (value, context) => {
  if (!isRecord(value)) return context.t("value.none");
  const { ground: lawful, deleteOn } = value;
  return listed(
    [
      plain(lawful ?? null, context),
      ...(deleteOn === undefined ? [] : [day(deleteOn, context)]),
    ],
    context,
  );
};

const attachments: Say = (value, context) =>
  isList(value)
    ? listed(
        value.map((file) =>
          plain(isRecord(file) ? (file["name"] ?? null) : file, context),
        ),
        context,
      )
    : context.t("value.none");

const decision: Say = (value, context) => {
  if (!isRecord(value)) return context.t("value.none");
  const { outcome, ground: why, citation, reason, withheld } = value;
  const said = [
    ...(typeof outcome === "string" ? [keyed(outcomes)(outcome, context)] : []),
    ...(typeof why === "string" ? [keyed(refusalGrounds)(why, context)] : []),
    ...[citation, reason, withheld].flatMap((words) =>
      typeof words === "string" ? [words] : [],
    ),
  ];
  return said.join(context.language === "zh" ? "；" : "; ");
};

const dueDay: Say = (value, context) => {
  if (!isRecord(value)) return context.t("value.none");
  const words = day(value["dueOn"] ?? null, context);
  return value["provisional"] === true
    ? context.t("value.provisional", { day: words })
    : words;
};

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !isList(value);
}

/** The first word of a field with dots: `decision.access`, `paragraph.p3.en`. */
export const dottedFields = [
  "decision",
  "done",
  "due",
  "subject",
  "paragraph",
  "value",
] as const;

/** How the value of each field is said. Fields with a dot in their name follow below. */
export const fieldValues = {
  reference: plain,
  import: plain,
  importRow: plain,
  oldNumber: plain,
  policyId: policy,
  channel: keyed(intakeChannels),
  receivedAt: moment,
  companyReceivedAt: moment,
  partner,
  personName: plain,
  personAddress: plain,
  personPhone: plain,
  accountRef: plain,
  requesterRole: keyed(requesterRoles),
  onBehalfOf: plain,
  residence,
  language: languageName,
  types: keyed(requestTypes),
  stage: keyed(requestWorkflow.stages),
  identifiedAt: moment,
  isSignificant: plain,
  isMinor: plain,
  marketingChannels: keyed(marketingChannels),
  verificationMethod: keyed(verificationMethods),
  verifiedAddress: plain,
  contactPoint: plain,
  idDocument,
  searchResult: plain,
  pauseGround: ground("pausable"),
  pauseClocks: clocks,
  pausedClocks: clocks,
  pausedFrom: moment,
  pausedUntil: moment,
  extensionGround: ground("extendable"),
  extensionClock: clocks,
  extendedClock: clocks,
  extendedAt: moment,
  ownerId: person,
  teamId: team,
  note: plain,
  lane: stated("lane"),
  template,
  macro: plain,
  order: plain,
  state: stated("state"),
  askedOf: person,
  mentioned: people,
  reason: plain,
  title: plain,
  name: plain,
  purpose: stated("purpose"),
  sha256: hash,
  deleteOn: day,
  ground: plain,
  dueOn: day,
  result: plain,
  holdReason: plain,
  holdUntil: day,
  erasureGround: keyed(erasureGrounds),
  erasedValues: plain,
  mergedInto: plain,
  mergedFrom: plain,
  toAddress: plain,
  postAddress: plain,
  recipient: plain,
  fromAddress: plain,
  attachments,
  mailSha256: hash,
  pdfSha256: hash,
  messageId: plain,
  contentHash: hash,
  earlierMail: plain,
  acts: keyed(requestActs),
  act: keyed(requestActs),
  doneAt: moment,
  repliedAt: moment,
  reply: plain,
  feeAsked: moment,
  feePaid: moment,
  tries: plain,
  said: plain,
  retryAt: moment,
  replyBy: day,
  until: moment,
  extensionUntil: day,
  checkedForOthers: plain,
  letterId: letter,
  isTheirs: plain,
  entries: plain,
  message: plain,
} as const satisfies Readonly<
  Partial<Record<Exclude<keyof Labels, "decision" | "due" | "subject">, Say>>
>;

type PlainField = keyof typeof fieldValues;

function isPlainField(field: string): field is PlainField {
  return Object.hasOwn(fieldValues, field);
}

/** What a field of the trail is called on the screen. */
export function fieldLabel(field: string, context: FieldContext): string {
  const { t } = context;
  const [room = "", ...rest] = field.split(".");
  const side = languageName(rest.at(-1) ?? "en", context);
  if (rest.length > 0) {
    switch (room) {
      case "decision":
        return t("field.decision", {
          type: keyed(requestTypes)(rest[0] ?? "", context),
        });
      case "done":
        return t("field.done", {
          act: keyed(requestActs)(rest[0] ?? "", context),
        });
      case "due":
        return t("field.due", { clock: clocks(rest.join("."), context) });
      case "subject":
        return t("field.subject", { language: side });
      case "paragraph":
        return t("field.paragraph", { id: rest[0] ?? "", language: side });
      case "value":
        return t("field.value", { name: rest[0] ?? "", language: side });
      default:
        return t("field.other");
    }
  }
  if (field === "paragraph") return t("field.paragraphOnly");
  return isPlainField(field) ? t(`field.${field}`) : t("field.other");
}

/** The value of a field of the trail in words; nothing there is said, not left out. */
export function fieldValue(
  field: string,
  value: Json,
  context: FieldContext,
): string {
  if (value === null && field !== "ownerId" && field !== "residence")
    return context.t("value.none");
  const [room = "", ...rest] = field.split(".");
  if (rest.length > 0) {
    if (room === "decision") return decision(value, context);
    if (room === "due") return dueDay(value, context);
    if (room === "done") return moment(value, context);
    return plain(value, context);
  }
  return isPlainField(field)
    ? fieldValues[field](value, context)
    : plain(value, context);
}
