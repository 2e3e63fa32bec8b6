import { dueGroupLabels } from "../../casework/due-group.ts";
import type { Listing, ListValue } from "../../casework/listing.ts";
import type { Text } from "../../text.ts";
import { countries } from "./instruments.ts";
import {
  authorityClasses,
  disclosureKinds,
  disclosureOutcomes,
  noticeStates,
  secrecyStates,
} from "./kinds.ts";
import { disclosureWorkflow } from "./workflow.ts";

function valuesOf(labels: Readonly<Record<string, Text>>): ListValue[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function labelled(
  things: Readonly<Record<string, { readonly label: Text }>>,
): ListValue[] {
  return Object.entries(things).map(([value, { label }]) => ({ value, label }));
}

const me: ListValue = { value: "me", label: { en: "Me", zh: "我" } };
const byDue = { sort: "due", direction: "asc", group: "due" } as const;

/** The list of disclosures: the four facts that the policy promises come first. */
export const disclosureListing: Listing = {
  register: "disclosures",
  version: 1,
  fields: [
    {
      key: "state",
      label: { en: "State", zh: "状态" },
      kind: "choice",
      many: true,
      values: valuesOf({
        open: { en: "Open", zh: "未结" },
        closed: { en: "Closed", zh: "已结案" },
      }),
      token: "state",
    },
    {
      key: "kind",
      label: { en: "Kind", zh: "种类" },
      kind: "choice",
      many: true,
      values: labelled(disclosureKinds),
      token: "kind",
    },
    {
      key: "stage",
      label: { en: "Stage", zh: "阶段" },
      kind: "choice",
      many: true,
      values: labelled(disclosureWorkflow.stages),
      token: "stage",
    },
    {
      key: "owner",
      label: { en: "Owner", zh: "承办人" },
      kind: "person",
      many: true,
      values: [me, { value: "none", label: { en: "Nobody", zh: "无人承办" } }],
      token: "owner",
      also: ["assignee", "负责人"],
    },
    {
      key: "due",
      label: { en: "Due", zh: "到期" },
      kind: "due",
      many: true,
      values: valuesOf(dueGroupLabels),
      token: "due",
    },
    {
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
    {
      key: "snoozed",
      label: { en: "Snoozed by me", zh: "我已设为稍后处理" },
      kind: "flag",
      many: false,
      token: "snoozed",
    },
    {
      key: "country",
      label: { en: "Country", zh: "国家或地区" },
      kind: "choice",
      many: true,
      values: valuesOf(countries),
      token: "country",
    },
    {
      key: "authority",
      label: { en: "Authority", zh: "机关类别" },
      kind: "choice",
      many: true,
      values: valuesOf(authorityClasses),
      token: "authority",
    },
    {
      key: "outcome",
      label: { en: "Outcome", zh: "结果" },
      kind: "choice",
      many: true,
      values: valuesOf(disclosureOutcomes),
      token: "outcome",
    },
    {
      key: "notice",
      label: { en: "Notice", zh: "告知" },
      kind: "choice",
      many: true,
      values: valuesOf(noticeStates),
      token: "notice",
    },
    {
      key: "secrecy",
      label: { en: "Secrecy", zh: "保密" },
      kind: "choice",
      many: true,
      values: valuesOf(secrecyStates),
      token: "secrecy",
    },
    {
      key: "received",
      label: { en: "Received", zh: "收到时间" },
      kind: "day",
      many: false,
      token: "received",
    },
    {
      key: "ended",
      label: { en: "Ended", zh: "结束时间" },
      kind: "day",
      many: false,
      token: "ended",
    },
  ],
  columns: [
    {
      key: "clock",
      label: { en: "Due next", zh: "最近到期" },
      sort: "due",
      width: 150,
      min: 120,
      shown: true,
      fixed: true,
    },
    {
      key: "reference",
      label: { en: "Number", zh: "编号" },
      sort: "reference",
      width: 132,
      min: 124,
      shown: true,
      fixed: true,
    },
    {
      key: "content",
      label: { en: "Content", zh: "内容" },
      sort: null,
      width: 220,
      min: 120,
      shown: true,
    },
    {
      key: "time",
      label: { en: "Time", zh: "时间" },
      sort: null,
      width: 112,
      min: 88,
      shown: true,
    },
    {
      key: "reason",
      label: { en: "Reason", zh: "事由" },
      sort: null,
      width: 180,
      min: 104,
      shown: true,
    },
    {
      key: "recipient",
      label: { en: "Recipient", zh: "接收方" },
      sort: "name",
      width: 180,
      min: 104,
      shown: true,
    },
    {
      key: "kind",
      label: { en: "Kind", zh: "种类" },
      sort: null,
      width: 140,
      min: 88,
      shown: true,
    },
    {
      key: "stage",
      label: { en: "Stage", zh: "阶段" },
      sort: null,
      width: 128,
      min: 88,
      shown: true,
    },
    {
      key: "flags",
      label: { en: "Flags", zh: "标记" },
      sort: null,
      width: 140,
      min: 72,
      shown: true,
    },
    {
      key: "owner",
      label: { en: "Owner", zh: "承办人" },
      sort: null,
      width: 120,
      min: 44,
      shown: true,
    },
    {
      key: "country",
      label: { en: "Country", zh: "国家或地区" },
      sort: null,
      width: 112,
      min: 80,
      shown: false,
    },
    {
      key: "notice",
      label: { en: "Notice", zh: "告知" },
      sort: null,
      width: 120,
      min: 80,
      shown: false,
    },
    {
      key: "received",
      label: { en: "Received", zh: "收到时间" },
      sort: "received",
      width: 120,
      min: 88,
      shown: false,
    },
  ],
  sorts: [
    { key: "due", label: { en: "Due date", zh: "到期日" }, direction: "asc" },
    {
      key: "received",
      label: { en: "Received", zh: "收到时间" },
      direction: "desc",
    },
    { key: "name", label: { en: "Body", zh: "机关名称" }, direction: "asc" },
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
  ],
  groups: [
    {
      key: "due",
      label: { en: "When it is due", zh: "到期时间" },
      sort: "due",
      direction: "asc",
    },
  ],
  views: [
    {
      key: "nextDue",
      label: { en: "Next due", zh: "最近到期" },
      where: { state: ["open"] },
      ...byDue,
    },
    {
      key: "mine",
      label: { en: "Mine", zh: "我的" },
      where: { state: ["open"], owner: ["me"], snoozed: ["no"] },
      ...byDue,
    },
    {
      key: "toApprove",
      label: { en: "To approve", zh: "待我批准" },
      where: { state: ["open"], approver: ["me"] },
      ...byDue,
    },
    {
      key: "noticeOwed",
      label: { en: "Notice owed", zh: "应告知" },
      where: { state: ["open"], notice: ["now"] },
      ...byDue,
    },
    {
      key: "secret",
      label: { en: "Under secrecy", zh: "保密中" },
      where: { state: ["open"], secrecy: ["until", "unlimited"] },
      ...byDue,
    },
    {
      key: "emergencies",
      label: { en: "Emergencies", zh: "紧急请求" },
      where: { kind: ["emergency"] },
      sort: "received",
      direction: "desc",
      group: null,
    },
    {
      key: "closed",
      label: { en: "Closed", zh: "已结案" },
      where: { state: ["closed"] },
      sort: "ended",
      direction: "desc",
      group: null,
    },
  ],
};
