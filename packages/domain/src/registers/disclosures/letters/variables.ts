import {
  askedVariable as asked,
  declaredVariables,
  knownVariable as known,
  type VariableWords,
} from "../../../casework/letter-variables.ts";
import type { Text } from "../../../text.ts";

const caseFacts: Text = { en: "the facts of the case", zh: "案件事实" };
const office: Text = { en: "the office settings", zh: "部门设置" };
const gates: Text = {
  en: "the hard gates that this case meets",
  zh: "本案涉及的硬性关卡",
};
const scope: Text = { en: "the scope table", zh: "范围表" };
const release: Text = { en: "the release", zh: "提供记录" };

const declared = {
  authority: known("authority or recipient", "机关或接收方", caseFacts),
  reference: known("case number", "案件编号", caseFacts),
  received_on: known("day of receipt", "收到日期", caseFacts),
  instrument: known("instrument", "法律文书", caseFacts),
  instrument_reference: known("their number", "对方文号", caseFacts),
  office_name: known("office", "部门名称", office),
  office_contact: known("our address", "联系邮箱", office),
  sender_name: known("sender", "发函人", office),
  sender_role: known("role of the sender", "发函人职务", office),
  gate_law: known("law of the gate", "关卡依据", gates),
  gate_data: known("data concerned", "所涉数据", gates),
  proper_route: known("proper route", "正当途径", gates),
  asked: asked("what was asked", "调取内容", {
    en: "what they asked for; the case’s words are offered",
    zh: "对方要求的内容，系统会按案件给出",
  }),
  instrument_needed: asked("instrument needed", "所需文书", {
    en: "which instrument the law asks for, and of whom",
    zh: "法律要求的文书及签发机关",
  }),
  proof_needed: asked("proof needed", "所需证明", {
    en: "what shows who asks, such as a certificate number and an official number to call back",
    zh: "能证明身份的材料，如证件号码和可回拨的官方电话",
  }),
  narrow_to: asked("what can be given", "可提供的范围", {
    en: "what the instrument reaches; the lawful part of the scope table is offered",
    zh: "文书所及的范围，系统会按范围表的合法部分给出",
  }),
  objection: asked("objection", "异议理由", {
    en: "why the demand cannot be followed, with the article",
    zh: "不能照办的理由及条款",
  }),
  refusal_reason: asked("reasons", "拒绝理由", {
    en: "why nothing is given, with the article",
    zh: "不予提供的理由及条款",
  }),
  reply_by: asked("reply by", "回复期限", {
    en: "the day by which they should answer",
    zh: "请对方回复的日期",
  }),
  given_data: known("data given", "提供的数据", scope),
  withheld_reason: asked("what was held back", "未提供的内容及理由", {
    en: "what was asked and is not given, and why; the scope table’s reasons are offered",
    zh: "未提供的内容及理由，系统会按范围表给出",
  }),
  released_on: known("day of the release", "提供日期", release),
  release_channel: known("channel", "提供方式", release),
  package_hash: known("hash of the package", "加密包哈希值", release),
  preserved_on: known("preserved on", "保全日期", caseFacts),
  preserved_until: known("preserved until", "保全届满日", caseFacts),
  preserved_what: asked("what is preserved", "保全内容", {
    en: "what is kept from being deleted; the case’s words are offered",
    zh: "保全的内容，系统会按案件给出",
  }),
  salutation: asked("form of address", "称呼", {
    en: "how the person is addressed, such as “Ms Vogel”",
    zh: "对对方的称呼，如“王女士”",
  }),
  basis: known("legal basis", "披露依据", {
    en: "the legal review",
    zh: "法律审查",
  }),
  purpose: asked("purpose", "目的", {
    en: "what it was asked or is given for; the case’s words are offered",
    zh: "调取或提供的目的，系统会按案件给出",
  }),
  secrecy_ended_on: known("end of the secrecy", "保密届满日", caseFacts),
  information_asked: asked("what the person asked", "个人的询问", {
    en: "what the person wanted to know",
    zh: "对方想了解的内容",
  }),
  data_kinds: asked("kinds of data", "信息种类", {
    en: "which data will be public or go to the recipient; the scope table’s is offered",
    zh: "将公开或提供的信息种类，系统会按范围表给出",
  }),
  sensitive_data: asked("sensitive data", "敏感信息", {
    en: "the sensitive data among it, or that there is none; the scope table’s is offered",
    zh: "其中的敏感个人信息，没有则写明，系统会按范围表给出",
  }),
  how_shown: asked("where and when", "方式与时间", {
    en: "where and from when it will be seen, or who will have it",
    zh: "公开或提供的场合和起始时间",
  }),
  complaint_channel: asked("complaint channel", "投诉渠道", {
    en: "the authority for the place where the person lives",
    zh: "对方居住地的主管机关",
  }),
} as const satisfies Record<string, VariableWords>;

export type DisclosureLetterVariable = keyof typeof declared;

/** Every variable that letters of the disclosure register may use. */
export const disclosureLetterVariables = declaredVariables(declared);
