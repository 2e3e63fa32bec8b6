import { dueGroupLabels } from "../../casework/due-group.ts";
import type { Listing, ListValue } from "../../casework/listing.ts";
import type { Text } from "../../text.ts";
import { jurisdictions } from "./jurisdictions.ts";
import { policies } from "./policies.ts";
import { intakeChannels, lanes, requestTypes } from "./types.ts";
import { requestWorkflow } from "./workflow.ts";

function valuesOf(labels: Readonly<Record<string, Text>>): ListValue[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function labelled(
  things: Readonly<Record<string, { readonly label: Text }>>,
): ListValue[] {
  return Object.entries(things).map(([value, { label }]) => ({ value, label }));
}

const me: ListValue = { value: "me", label: { en: "Me", zh: "我" } };

export const requestListing: Listing = {
  register: "requests",
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
      key: "policy",
      label: { en: "Policy", zh: "政策" },
      kind: "choice",
      many: true,
      values: policies.map(({ id, title }) => ({ value: id, label: title })),
      token: "policy",
    },
    {
      key: "type",
      label: { en: "Type", zh: "类型" },
      kind: "choice",
      many: true,
      values: labelled(requestTypes),
      token: "type",
    },
    {
      key: "stage",
      label: { en: "Stage", zh: "阶段" },
      kind: "choice",
      many: true,
      values: labelled(requestWorkflow.stages),
      token: "stage",
    },
    {
      key: "owner",
      label: { en: "Owner", zh: "承办人" },
      kind: "person",
      many: true,
      values: [me, { value: "none", label: { en: "Nobody", zh: "无人承办" } }],
      token: "owner",
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
      key: "lane",
      label: { en: "Lane", zh: "分流" },
      kind: "choice",
      many: true,
      values: valuesOf(lanes),
      token: "lane",
    },
    {
      key: "residence",
      label: { en: "Lives in", zh: "居住地" },
      kind: "choice",
      many: true,
      values: [
        { value: "unknown", label: { en: "Unknown", zh: "未知" } },
        ...jurisdictions.map(({ residence, name }) => ({
          value: residence,
          label: name,
        })),
      ],
      token: "residence",
    },
    {
      key: "language",
      label: { en: "Language", zh: "语言" },
      kind: "choice",
      many: true,
      values: valuesOf({
        en: { en: "English", zh: "英文" },
        zh: { en: "Chinese", zh: "中文" },
      }),
      token: "language",
    },
    {
      key: "channel",
      label: { en: "Channel", zh: "渠道" },
      kind: "choice",
      many: true,
      values: valuesOf(intakeChannels),
      token: "channel",
    },
    {
      key: "minor",
      label: { en: "Minor", zh: "未成年人" },
      kind: "flag",
      many: false,
      token: "minor",
    },
    {
      key: "significant",
      label: { en: "Significant", zh: "重大" },
      kind: "flag",
      many: false,
      token: "significant",
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
      width: 96,
      min: 72,
      shown: true,
      fixed: true,
    },
    {
      key: "person",
      label: { en: "Person", zh: "请求人" },
      sort: "name",
      width: 160,
      min: 96,
      shown: true,
      personal: true,
    },
    {
      key: "types",
      label: { en: "Types", zh: "类型" },
      sort: null,
      width: 200,
      min: 96,
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
      key: "last",
      label: { en: "Last event", zh: "最近动态" },
      sort: "touched",
      width: 148,
      min: 104,
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
      key: "channel",
      label: { en: "Channel", zh: "渠道" },
      sort: null,
      width: 112,
      min: 80,
      shown: false,
    },
    {
      key: "language",
      label: { en: "Language", zh: "语言" },
      sort: null,
      width: 88,
      min: 64,
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
    {
      key: "policy",
      label: { en: "Policy", zh: "政策" },
      sort: null,
      width: 144,
      min: 80,
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
    { key: "name", label: { en: "Name", zh: "姓名" }, direction: "asc" },
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
      sort: "due",
      direction: "asc",
      group: "due",
    },
    {
      key: "mine",
      label: { en: "Mine", zh: "我的" },
      where: { state: ["open"], owner: ["me"] },
      sort: "due",
      direction: "asc",
      group: "due",
    },
    {
      key: "unidentified",
      label: { en: "Unidentified", zh: "待识别" },
      where: { state: ["open"], stage: ["received"] },
      sort: "due",
      direction: "asc",
      group: "due",
    },
    {
      key: "waiting",
      label: { en: "Waiting for the requester", zh: "等待请求人" },
      where: { state: ["open"], due: ["paused"] },
      sort: "due",
      direction: "asc",
      group: "due",
    },
    {
      key: "toApprove",
      label: { en: "To approve", zh: "待我批准" },
      where: { state: ["open"], approver: ["me"] },
      sort: "due",
      direction: "asc",
      group: "due",
    },
    {
      key: "duplicates",
      label: { en: "Possible duplicates", zh: "疑似重复" },
      where: { state: ["open"], lane: ["duplicate"] },
      sort: "due",
      direction: "asc",
      group: "due",
      lane: true,
    },
    {
      key: "unverified",
      label: { en: "Unverified sender", zh: "发件人未核实" },
      where: { state: ["open"], lane: ["unverified"] },
      sort: "due",
      direction: "asc",
      group: "due",
      lane: true,
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
