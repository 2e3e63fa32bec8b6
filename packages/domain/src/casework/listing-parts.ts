import type { Text } from "../text.ts";
import { dueGroupLabels } from "./due-group.ts";
import type {
  ListColumn,
  ListField,
  ListGroup,
  ListSort,
  ListValue,
  ListView,
  ListWhere,
} from "./listing.ts";

/** Values of a field, from their labels by key. */
export function valuesOf(labels: Readonly<Record<string, Text>>): ListValue[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** The same, of things that have a label among the rest. */
export function valuesOfThings(
  things: Readonly<Record<string, { readonly label: Text }>>,
): ListValue[] {
  return Object.entries(things).map(([value, { label }]) => ({ value, label }));
}

/** A field with a closed list of values, several of which may be asked for; called in an address by its key. */
export function choiceField(
  key: string,
  label: Text,
  values: readonly ListValue[],
): ListField {
  return { key, label, kind: "choice", many: true, values, token: key };
}

export function flagField(key: string, label: Text): ListField {
  return { key, label, kind: "flag", many: false, token: key };
}

const me: ListValue = { value: "me", label: { en: "Me", zh: "我" } };

/** Fields that cases of every register can be narrowed by. */
export const sharedFields = {
  state: choiceField(
    "state",
    { en: "State", zh: "状态" },
    valuesOf({
      open: { en: "Open", zh: "未结" },
      closed: { en: "Closed", zh: "已结案" },
    }),
  ),
  owner: {
    key: "owner",
    label: { en: "Owner", zh: "承办人" },
    kind: "person",
    many: true,
    values: [me, { value: "none", label: { en: "Nobody", zh: "无人承办" } }],
    token: "owner",
    also: ["assignee", "负责人"],
  },
  due: {
    key: "due",
    label: { en: "Due", zh: "到期" },
    kind: "due",
    many: true,
    values: valuesOf(dueGroupLabels),
    token: "due",
  },
  approver: {
    key: "approver",
    label: { en: "Awaits approval", zh: "待批准" },
    kind: "person",
    many: true,
    values: [
      { value: "me", label: { en: "By me", zh: "由我批准" } },
      { value: "any", label: { en: "By anybody", zh: "由任何人批准" } },
    ],
    token: "approver",
  },
  snoozed: flagField("snoozed", {
    en: "Snoozed by me",
    zh: "我已设为稍后处理",
  }),
  received: dayField("received", { en: "Received", zh: "收到时间" }),
  ended: dayField("ended", { en: "Ended", zh: "结束时间" }),
} satisfies Readonly<Record<string, ListField>>;

/** The stages of a register's workflow. */
export function stageField(
  stages: Readonly<Record<string, { readonly label: Text }>>,
): ListField {
  return choiceField(
    "stage",
    { en: "Stage", zh: "阶段" },
    valuesOfThings(stages),
  );
}

/** Days in a row. */
export function dayField(key: string, label: Text): ListField {
  return { key, label, kind: "day", many: false, token: key };
}

/** Columns that lists of every register can show. */
export const sharedColumns = {
  clock: {
    key: "clock",
    label: { en: "Due next", zh: "最近到期" },
    sort: "due",
    width: 150,
    min: 120,
    shown: true,
    fixed: true,
  },
  reference: {
    key: "reference",
    label: { en: "Number", zh: "编号" },
    sort: "reference",
    width: 132,
    min: 124,
    shown: true,
    fixed: true,
  },
  stage: {
    key: "stage",
    label: { en: "Stage", zh: "阶段" },
    sort: null,
    width: 128,
    min: 88,
    shown: true,
  },
  flags: {
    key: "flags",
    label: { en: "Flags", zh: "标记" },
    sort: null,
    width: 140,
    min: 72,
    shown: true,
  },
  owner: {
    key: "owner",
    label: { en: "Owner", zh: "承办人" },
    sort: null,
    width: 120,
    min: 44,
    shown: true,
  },
  received: {
    key: "received",
    label: { en: "Received", zh: "收到时间" },
    sort: "received",
    width: 120,
    min: 88,
    shown: false,
  },
} satisfies Readonly<Record<string, ListColumn>>;

/** The orders of every register; what its cases are sorted by when they are sorted by name is its own word. */
export function sharedSorts(name: Text): readonly ListSort[] {
  return [
    { key: "due", label: { en: "Due date", zh: "到期日" }, direction: "asc" },
    {
      key: "received",
      label: { en: "Received", zh: "收到时间" },
      direction: "desc",
    },
    { key: "name", label: name, direction: "asc" },
    {
      key: "reference",
      label: { en: "Number", zh: "编号" },
      direction: "desc",
    },
    {
      key: "touched",
      label: { en: "Last touched", zh: "最近更新" },
      direction: "desc",
    },
    { key: "ended", label: { en: "Ended", zh: "结束时间" }, direction: "desc" },
  ];
}

export const sharedGroups: readonly ListGroup[] = [
  {
    key: "due",
    label: { en: "When it is due", zh: "到期时间" },
    sort: "due",
    direction: "asc",
  },
];

/** A view of open cases in the order in which they fall due. */
export function queueView(
  key: string,
  label: Text,
  where: ListWhere = {},
): ListView {
  return {
    key,
    label,
    where: { state: ["open"], ...where },
    sort: "due",
    direction: "asc",
    group: "due",
  };
}

/** Views that every register opens with or ends with. */
export const sharedViews = {
  nextDue: queueView("nextDue", { en: "Next due", zh: "最近到期" }),
  mine: queueView(
    "mine",
    { en: "Mine", zh: "我的" },
    { owner: ["me"], snoozed: ["no"] },
  ),
  snoozed: queueView(
    "snoozed",
    { en: "Snoozed", zh: "稍后处理" },
    { snoozed: ["yes"] },
  ),
  toApprove: queueView(
    "toApprove",
    { en: "To approve", zh: "待我批准" },
    { approver: ["me"] },
  ),
  closed: {
    key: "closed",
    label: { en: "Closed", zh: "已结案" },
    where: { state: ["closed"] },
    sort: "ended",
    direction: "desc",
    group: null,
  },
} satisfies Readonly<Record<string, ListView>>;
