import type { Listing } from "../../casework/listing.ts";
import {
  choiceField,
  flagField,
  queueView,
  sharedColumns,
  sharedFields,
  sharedGroups,
  sharedSorts,
  sharedViews,
  stageField,
  valuesOf,
  valuesOfThings,
} from "../../casework/listing-parts.ts";
import { jurisdictions } from "./jurisdictions.ts";
import { policies } from "./policies.ts";
import { requestStages } from "./stages.ts";
import { intakeChannels, lanes, requestTypes } from "./types.ts";

const policy = { en: "Policy", zh: "政策" };
const language = { en: "Language", zh: "语言" };
const channel = { en: "Channel", zh: "渠道" };

export const requestListing: Listing = {
  register: "requests",
  version: 1,
  fields: [
    sharedFields.state,
    choiceField(
      "policy",
      policy,
      policies.map(({ id, title }) => ({ value: id, label: title })),
    ),
    choiceField(
      "type",
      { en: "Type", zh: "类型" },
      valuesOfThings(requestTypes),
    ),
    stageField(requestStages),
    sharedFields.owner,
    sharedFields.due,
    sharedFields.approver,
    sharedFields.snoozed,
    choiceField("lane", { en: "Lane", zh: "分流" }, valuesOf(lanes)),
    choiceField("residence", { en: "Lives in", zh: "居住地" }, [
      { value: "unknown", label: { en: "Unknown", zh: "未知" } },
      ...jurisdictions.map(({ residence, name }) => ({
        value: residence,
        label: name,
      })),
    ]),
    choiceField(
      "language",
      language,
      valuesOf({
        en: { en: "English", zh: "英文" },
        zh: { en: "Chinese", zh: "中文" },
      }),
    ),
    choiceField("channel", channel, valuesOf(intakeChannels)),
    flagField("minor", { en: "Minor", zh: "未成年人" }),
    flagField("significant", { en: "Significant", zh: "重大" }),
    sharedFields.received,
    sharedFields.ended,
  ],
  columns: [
    sharedColumns.clock,
    sharedColumns.reference,
    {
      key: "person",
      label: { en: "Person", zh: "请求人" },
      sort: "name",
      width: 160,
      min: 96,
      shown: false,
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
    sharedColumns.stage,
    {
      key: "last",
      label: { en: "Last event", zh: "最近动态" },
      sort: "touched",
      width: 148,
      min: 104,
      shown: true,
    },
    sharedColumns.flags,
    sharedColumns.owner,
    {
      key: "channel",
      label: channel,
      sort: null,
      width: 112,
      min: 80,
      shown: false,
    },
    {
      key: "language",
      label: language,
      sort: null,
      width: 88,
      min: 64,
      shown: false,
    },
    sharedColumns.received,
    {
      key: "policy",
      label: policy,
      sort: null,
      width: 144,
      min: 80,
      shown: false,
    },
  ],
  sorts: sharedSorts({ en: "Name", zh: "姓名" }),
  groups: sharedGroups,
  views: [
    sharedViews.nextDue,
    sharedViews.mine,
    queueView(
      "unidentified",
      { en: "Unidentified", zh: "待识别" },
      { stage: ["received"] },
    ),
    queueView(
      "waiting",
      { en: "Waiting for the requester", zh: "等待请求人" },
      { due: ["paused"] },
    ),
    sharedViews.snoozed,
    sharedViews.toApprove,
    {
      ...queueView(
        "duplicates",
        { en: "Possible duplicates", zh: "疑似重复" },
        { lane: ["duplicate"] },
      ),
      lane: true,
    },
    {
      ...queueView(
        "unverified",
        { en: "Unverified sender", zh: "发件人未核实" },
        { lane: ["unverified"] },
      ),
      lane: true,
    },
    sharedViews.closed,
  ],
};
