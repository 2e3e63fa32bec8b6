import type { Listing } from "../../casework/listing.ts";
import {
  choiceField,
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
import { countries } from "./instruments.ts";
import {
  authorityClasses,
  disclosureKinds,
  disclosureOutcomes,
  noticeStates,
  secrecyStates,
} from "./kinds.ts";
import { disclosureWorkflow } from "./workflow.ts";

const kind = { en: "Kind", zh: "种类" };
const country = { en: "Country", zh: "国家或地区" };
const notice = { en: "Notice", zh: "告知" };

/** The list of disclosures: the four facts that the policy promises come first. */
export const disclosureListing: Listing = {
  register: "disclosures",
  version: 1,
  fields: [
    sharedFields.state,
    choiceField("kind", kind, valuesOfThings(disclosureKinds)),
    stageField(disclosureWorkflow.stages),
    sharedFields.owner,
    sharedFields.due,
    sharedFields.approver,
    sharedFields.snoozed,
    choiceField("country", country, valuesOf(countries)),
    choiceField(
      "authority",
      { en: "Authority", zh: "机关类别" },
      valuesOf(authorityClasses),
    ),
    choiceField(
      "outcome",
      { en: "Outcome", zh: "结果" },
      valuesOf(disclosureOutcomes),
    ),
    choiceField("notice", notice, valuesOf(noticeStates)),
    choiceField(
      "secrecy",
      { en: "Secrecy", zh: "保密" },
      valuesOf(secrecyStates),
    ),
    sharedFields.received,
    sharedFields.ended,
  ],
  columns: [
    sharedColumns.clock,
    sharedColumns.reference,
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
      label: kind,
      sort: null,
      width: 140,
      min: 88,
      shown: true,
    },
    sharedColumns.stage,
    sharedColumns.flags,
    sharedColumns.owner,
    {
      key: "country",
      label: country,
      sort: null,
      width: 112,
      min: 80,
      shown: false,
    },
    {
      key: "notice",
      label: notice,
      sort: null,
      width: 120,
      min: 80,
      shown: false,
    },
    sharedColumns.received,
  ],
  sorts: sharedSorts({ en: "Body", zh: "机关名称" }),
  groups: sharedGroups,
  views: [
    sharedViews.nextDue,
    sharedViews.mine,
    sharedViews.toApprove,
    queueView(
      "noticeOwed",
      { en: "Notice owed", zh: "应告知" },
      { notice: ["now"] },
    ),
    queueView(
      "secret",
      { en: "Under secrecy", zh: "保密中" },
      { secrecy: ["until", "unlimited"] },
    ),
    {
      key: "emergencies",
      label: { en: "Emergencies", zh: "紧急请求" },
      where: { kind: ["emergency"] },
      sort: "received",
      direction: "desc",
      group: null,
    },
    sharedViews.snoozed,
    sharedViews.closed,
  ],
};
