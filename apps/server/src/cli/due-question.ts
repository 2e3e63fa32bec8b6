import { civilDay, instant } from "@kept/domain/casework/text-rules";
import { fieldProblems, fieldsOf } from "@kept/domain/field-problem";
import { requestTypeKeys } from "@kept/domain/registers/requests/types";
import { z } from "zod";
import { optionName, type Misuse } from "./misuse.ts";
import { whenInput, type When } from "./when.ts";

/** Options that name the moment of a fact, and the fact each names. */
export const momentOptions = {
  received: "the request arrived (with a partner: at the partner)",
  identified: "sender identified and request classified",
  verified: "identity verified",
  identityAsked: "identity information asked for",
  identityReceived: "identity information received",
  feeAsked: "fee or cost share told",
  feePaid: "fee paid",
  refused: "decided to refuse, in full or in part",
  aware: "became aware of a child's data",
} as const;
export type MomentOption = keyof typeof momentOptions;

const stretch = z.string().transform((text, context) => {
  const [from = "", until = "", ...rest] = text.split("..");
  const begin = whenInput.safeParse(from);
  const end = until === "" ? null : whenInput.safeParse(until);
  if (
    !text.includes("..") ||
    rest.length > 0 ||
    !begin.success ||
    end?.success === false
  ) {
    context.addIssue({ code: "custom", message: "stretch" });
    return z.NEVER;
  }
  return { from: begin.data, until: end?.data ?? null };
});

const done = z.string().transform((text, context) => {
  const at = text.indexOf("=");
  const when = whenInput.safeParse(text.slice(at + 1));
  if (at < 1 || !when.success) {
    context.addIssue({ code: "custom", message: "done" });
    return z.NEVER;
  }
  return { act: text.slice(0, at), when: when.data };
});

const types = z.string().transform((text, context) => {
  const keys = text.split(",").map((key) => key.trim());
  const read = z.array(z.enum(requestTypeKeys)).safeParse(keys);
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: "types" });
  return z.NEVER;
});

const moment = whenInput.optional();

const dueOptions = z.strictObject({
  rule: z.array(z.string()).default([]),
  policy: z.string().optional(),
  calendar: z.string().optional(),
  residence: z.string().optional(),
  types: types.optional(),
  received: whenInput,
  identified: moment,
  verified: moment,
  identityAsked: moment,
  identityReceived: moment,
  feeAsked: moment,
  feePaid: moment,
  refused: moment,
  aware: moment,
  paused: z.array(stretch).default([]),
  extended: z.union([z.literal(true), whenInput]).optional(),
  extendedUntil: civilDay.optional(),
  ground: z.string().trim().min(1).max(200).optional(),
  done: z.array(done).default([]),
  now: instant.optional(),
  json: z.boolean().default(false),
  lang: z.enum(["en", "zh"]),
});
export type DueOptions = z.infer<typeof dueOptions>;

const ownProblems: Readonly<Record<string, Misuse["sentence"]>> = {
  "--paused": {
    en: "Write a pause as from..until, such as 2026-03-09..2026-03-16; leave the end out while it lasts.",
    zh: "请按“起..止”填写，例如 2026-03-09..2026-03-16；仍在暂停时省略止日。",
  },
  "--done": {
    en: "Write what was done and when, such as answer=2026-09-30T09:00+08:00.",
    zh: "请写明事项和时间，例如 answer=2026-09-30T09:00+08:00。",
  },
  "--types": {
    en: `Request types are ${requestTypeKeys.join(", ")}, with commas between.`,
    zh: `请求类型可为 ${requestTypeKeys.join("、")}，以逗号分隔。`,
  },
};

/** The options as the law reads them, or what is wrong with each. */
export function readDueOptions(
  typed: unknown,
): { ok: true; options: DueOptions } | { ok: false; misuses: Misuse[] } {
  const read = dueOptions.safeParse(typed);
  if (!read.success) {
    const fields = Object.entries(fieldsOf(read.error));
    return {
      ok: false,
      misuses: fields.map(([field, problems]) => {
        const option = optionName(field.split(".")[0] ?? field);
        const problem = fieldProblems[problems[0] ?? "field.invalid"];
        return { option, sentence: ownProblems[option] ?? problem };
      }),
    };
  }
  const misuses = orderProblems(read.data);
  return misuses.length > 0
    ? { ok: false, misuses }
    : { ok: true, options: read.data };
}

/** Facts that cannot lie before the receipt. */
const afterReceipt = ["identified", "verified", "refused"] as const;

function orderProblems(options: DueOptions): Misuse[] {
  const late = afterReceipt.filter((fact) => {
    const when = options[fact];
    return when !== undefined && isBefore(when, options.received);
  });
  const turned = options.paused.some(
    ({ from, until }) => until !== null && isBefore(until, from),
  );
  return [
    ...late.map((fact) => ({
      option: optionName(fact),
      sentence: {
        en: "This moment cannot be earlier than the receipt.",
        zh: "该时间不能早于收到时间。",
      },
    })),
    ...(turned
      ? [
          {
            option: "--paused",
            sentence: {
              en: "A pause cannot end before it begins.",
              zh: "暂停不能在开始之前结束。",
            },
          },
        ]
      : []),
  ];
}

/** A day and an instant are not compared: which comes first depends on the zone. */
function isBefore(a: When, b: When): boolean {
  if (a.kind === "day" && b.kind === "day") return a.on < b.on;
  if (a.kind === "instant" && b.kind === "instant")
    return Date.parse(a.at) < Date.parse(b.at);
  return false;
}
