import {
  closing,
  greeting,
  replyForMore,
} from "../../../casework/letter-paragraphs.ts";
import { answeringActs, defineLetter, plainLetter } from "./define-letter.ts";
import { yourRequest } from "./shared-paragraphs.ts";

// A paragraph of its own: where nobody was asked, or has not answered yet, the writer takes it out.
const processorsConfirmed = {
  id: "processors",
  en: "The companies that process data for us have confirmed that they deleted it too.",
  zh: "受我们委托处理信息的各方亦已确认删除。",
};

const granted = {
  ...plainLetter,
  purpose: "answerGranted",
  fulfils: ["p000-21", "p000-23", "p000-30", "p000-31", "p000-32"],
  acts: answeringActs,
  outcomes: ["granted"],
} as const;

export const grantingLetters = [
  defineLetter({
    ...granted,
    id: "access-granted",
    version: 1,
    title: { en: "Access, granted", zh: "查阅、复制：同意" },
    fulfils: [...granted.fulfils, "p001-18", "p001-19"],
    carriesData: true,
    types: ["access"],
    subject: {
      en: "Your data, request {{ reference }}",
      zh: "您的个人信息，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        id: "copy",
        en: "On {{ received_on }} you asked for a copy of your personal data. We searched {{ systems_searched }} and send you the copy as {{ file_count }}. The password comes separately by {{ secret_channel }}.",
        zh: "您于{{ received_on }}请求获取个人信息副本。我们检索了{{ systems_searched }}，副本见{{ file_count }}，密码将通过{{ secret_channel }}另行发送。",
      },
      {
        id: "contents",
        en: "The copy shows what data we hold, what we use it for and where it came from.",
        zh: "副本列明我们持有的信息、使用目的和来源。",
      },
      {
        id: "retention",
        en: "We keep this data for {{ retention_period }} and then delete it.",
        zh: "上述信息保存{{ retention_period }}，期满后删除。",
      },
      {
        id: "recipients",
        en: "We gave your data to {{ recipients }}. The list names each, what was given, when and why.",
        zh: "我们曾向{{ recipients }}提供您的个人信息。清单列明各接收方以及内容、时间和理由。",
      },
      {
        id: "rights",
        en: "If something in it is wrong, or you want data deleted, reply to this message and tell us what.",
        zh: "如其中信息有误，或您希望删除部分信息，请回复本邮件说明。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "disclosure-records-given",
    version: 1,
    title: { en: "Disclosure records, statement", zh: "披露记录：出具说明" },
    fulfils: [...granted.fulfils, "p002-14"],
    carriesData: true,
    types: ["disclosureRecords"],
    subject: {
      en: "Our disclosure records about you, request {{ reference }}",
      zh: "与您有关的披露记录，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        // The same words with many entries, with one and with none: the statement itself says what it lists.
        id: "statement",
        en: "On {{ received_on }} you asked to whom we gave your personal data, what, when and why. We send you our statement as {{ file_count }}, in English and in Chinese.",
        zh: "您于{{ received_on }}询问我们曾向何方、何时、因何提供您的哪些个人信息。现将说明（中英文）以{{ file_count }}发送给您。",
      },
      {
        id: "again",
        en: "You can ask for a new statement at any time. If something in it is wrong, reply to this message and tell us what.",
        zh: "您可随时请求出具新的说明。如其中内容有误，请回复本邮件说明。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "portability-granted",
    version: 1,
    title: { en: "Portability, granted", zh: "转移：同意" },
    carriesData: true,
    types: ["portability"],
    subject: {
      en: "Your data to take with you, request {{ reference }}",
      zh: "供您转移的个人信息，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "file",
        en: "We send you the data you gave us as {{ file_count }} in {{ file_format }} format, which other services can read. The password comes separately by {{ secret_channel }}.",
        zh: "您提供给我们的信息见{{ file_count }}，格式为{{ file_format }}，可供其他服务读取。密码将通过{{ secret_channel }}另行发送。",
      },
      {
        id: "stays",
        en: "Your data stays with us as before. If you would like it deleted, reply to this message and tell us.",
        zh: "我们仍照常保存您的信息。如希望删除，请回复本邮件告知。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "correction-done",
    version: 1,
    title: { en: "Correction, done", zh: "更正：已完成" },
    fulfils: [...granted.fulfils, "p001-20", "p001-21"],
    types: ["correction"],
    subject: {
      en: "Your data has been corrected, request {{ reference }}",
      zh: "您的个人信息已更正，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "done",
        en: "We checked it and corrected your data on {{ done_on }}: {{ correction_made }}",
        zh: "经核查，我们已于{{ done_on }}更正您的个人信息：{{ correction_made }}",
      },
      {
        id: "everywhere",
        en: "The correction was made in {{ systems_searched }}, that is wherever we hold this data.",
        zh: "更正已在{{ systems_searched }}中完成，即我们保存该信息的全部系统。",
      },
      replyForMore,
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "deletion-done",
    version: 1,
    title: { en: "Deletion, done", zh: "删除：已完成" },
    fulfils: [...granted.fulfils, "p001-22"],
    types: ["deletion"],
    subject: {
      en: "Your data has been deleted, request {{ reference }}",
      zh: "您的个人信息已删除，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "done",
        en: "On {{ done_on }} we deleted {{ deleted_data }}. We searched {{ systems_searched }} for it.",
        zh: "我们已于{{ done_on }}删除{{ deleted_data }}，共检索{{ systems_searched }}。",
      },
      processorsConfirmed,
      {
        id: "record",
        en: "All that stays is this request itself, so that we can show that it was carried out.",
        zh: "我们仅保留本请求的办理记录，用于证明已按您的要求处理。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "restriction-done",
    version: 1,
    title: { en: "Restriction, done", zh: "限制处理：已完成" },
    types: ["restriction"],
    subject: {
      en: "The use of your data is restricted, request {{ reference }}",
      zh: "已限制处理您的个人信息，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "done",
        en: "Since {{ done_on }} we only store the data concerned and no longer use it for {{ use_concerned }}.",
        zh: "自{{ done_on }}起，我们仅存储相关信息，不再用于{{ use_concerned }}。",
      },
      {
        id: "lifting",
        en: "We will write to you before we lift the restriction.",
        zh: "解除限制之前，我们会先行告知您。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "objection-upheld",
    version: 1,
    title: { en: "Objection, upheld", zh: "反对处理：同意" },
    types: ["objection"],
    subject: {
      en: "Your objection, request {{ reference }}",
      zh: "关于您反对处理的请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "done",
        en: "You are right to object. Since {{ done_on }} your data is no longer used for {{ use_concerned }}.",
        zh: "我们接受您的异议。自{{ done_on }}起，您的信息不再用于{{ use_concerned }}。",
      },
      replyForMore,
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "consent-withdrawn",
    version: 1,
    title: { en: "Withdrawal of consent, done", zh: "撤回同意：已完成" },
    types: ["consentWithdrawal"],
    subject: {
      en: "You have withdrawn your consent, request {{ reference }}",
      zh: "已撤回同意，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "done",
        en: "Since {{ done_on }} your data is no longer used for {{ use_concerned }}. What was done while your consent stood remains lawful.",
        zh: "自{{ done_on }}起，您的信息不再用于{{ use_concerned }}。撤回前基于您同意所进行的处理，其效力不受影响。",
      },
      {
        id: "no-penalty",
        en: "Nothing else changes for you. You can give consent again at any time.",
        zh: "您使用其他服务不受影响。您可随时重新同意。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "marketing-opt-out-done",
    version: 1,
    title: { en: "Marketing opt-out, done", zh: "退订营销：已完成" },
    purpose: "optOutDone",
    fulfils: ["p000-03", "p001-06", "p002-18"],
    types: ["marketingOptOut"],
    subject: {
      en: "No more marketing from us, request {{ reference }}",
      zh: "已退订营销信息，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        id: "done",
        en: "You asked us on {{ received_on }} to stop marketing. From {{ opt_out_effective_on }} we send you none by {{ opt_out_channels }}.",
        zh: "您于{{ received_on }}要求停止营销信息。自{{ opt_out_effective_on }}起，我们不再通过{{ opt_out_channels }}向您发送营销信息。",
      },
      {
        id: "suppression",
        en: "So that you are not added again by mistake we keep your address on a list that does nothing but block marketing.",
        zh: "为避免误将您重新加入，我们仅在拒收名单中保留您的联系方式，别无他用。",
      },
      {
        id: "service",
        en: "You will still receive messages about your orders and your account.",
        zh: "与订单和账户有关的通知仍会照常发送。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "tracking-opt-out-done",
    version: 1,
    title: { en: "Tracking opt-out, done", zh: "拒绝追踪：已完成" },
    purpose: "optOutDone",
    fulfils: ["p001-24"],
    types: ["trackingOptOut"],
    subject: {
      en: "Tracking is switched off, request {{ reference }}",
      zh: "已停止追踪，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        id: "done",
        en: "You asked us on {{ received_on }} to stop tracking. Since {{ done_on }} we no longer record what you look at, and what was recorded is no longer used for advertising.",
        zh: "您于{{ received_on }}要求停止追踪。自{{ done_on }}起，我们不再记录您的浏览行为，已有记录也不再用于广告。",
      },
      {
        id: "device",
        en: "On a device where you are not signed in, please make the same choice in its settings: there we cannot recognise you.",
        zh: "在未登录的设备上，我们无法识别您，请在该设备的设置中作相同选择。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "minor-done",
    version: 1,
    title: { en: "Minor’s data, deleted", zh: "未成年人信息：已删除" },
    purpose: "minorDone",
    fulfils: ["p001-26", "p001-27"],
    types: ["minor"],
    subject: {
      en: "The child’s data has been deleted, request {{ reference }}",
      zh: "未成年人个人信息已删除，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        id: "thanks",
        en: "Thank you for telling us on {{ received_on }} about {{ minor_account }}. We do not knowingly collect data of children of that age.",
        zh: "感谢您于{{ received_on }}告知{{ minor_account }}的情况。我们不会在知情的情况下收集该年龄段未成年人的信息。",
      },
      {
        id: "done",
        en: "Nobody has been able to use the data since {{ isolated_on }}. On {{ done_on }} it was deleted in {{ systems_searched }}.",
        zh: "自{{ isolated_on }}起，该信息已停止使用；{{ done_on }}已在{{ systems_searched }}中全部删除。",
      },
      processorsConfirmed,
      {
        id: "record",
        en: "All that stays is this request itself, without the child’s data.",
        zh: "我们仅保留本请求的办理记录，其中不含该未成年人的信息。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "violation-result",
    version: 1,
    title: { en: "Report of a violation, result", zh: "举报：核查结果" },
    fulfils: ["p000-21", "p000-23"],
    types: ["suspectedViolation"],
    subject: {
      en: "Your report, request {{ reference }}",
      zh: "关于您的举报{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        id: "thanks",
        en: "Thank you for your report, which reached us on {{ received_on }}. We looked into it.",
        zh: "您于{{ received_on }}提交的举报已核查完毕，感谢您的反映。",
      },
      { id: "finding", en: "{{ finding }}", zh: "{{ finding }}" },
      {
        id: "action",
        en: "What we did: {{ action_taken }}",
        zh: "我们采取的措施：{{ action_taken }}",
      },
      {
        id: "no-harm",
        en: "Nobody may treat you worse for having reported this. If somebody does, tell us.",
        zh: "任何人不得因举报而对您不利。如有此类情况，请告知我们。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...granted,
    id: "enquiry-answer",
    version: 1,
    title: { en: "Enquiry, answered", zh: "咨询：答复" },
    fulfils: ["p000-21", "p000-25"],
    types: ["enquiry"],
    subject: {
      en: "Your question, request {{ reference }}",
      zh: "关于您的咨询{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        id: "thanks",
        en: "Thank you for your question of {{ received_on }}.",
        zh: "您于{{ received_on }}提出的咨询，现答复如下。",
      },
      { id: "answer", en: "{{ enquiry_answer }}", zh: "{{ enquiry_answer }}" },
      replyForMore,
      closing,
    ],
  }),
];
