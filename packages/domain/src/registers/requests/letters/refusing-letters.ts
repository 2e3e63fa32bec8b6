import { closing, greeting } from "../../../casework/letter-paragraphs.ts";
import { answeringActs, defineLetter, plainLetter } from "./define-letter.ts";
import {
  complaintParagraphs,
  notSatisfied,
  yourRequest,
} from "./shared-paragraphs.ts";

const fulfils = [
  "p000-21",
  "p000-23",
  "p000-24",
  "p000-25",
  "p000-30",
  "p000-31",
  "p000-32",
  "p002-15",
];

const partial = {
  ...plainLetter,
  purpose: "answerInPart",
  fulfils,
  acts: answeringActs,
  needsApproval: true,
  needsComplaintChannel: true,
  outcomes: ["inPart"],
} as const;

const refusal = {
  ...partial,
  purpose: "refuse",
  outcomes: ["refused"],
} as const;

export const refusingLetters = [
  defineLetter({
    ...partial,
    id: "access-in-part",
    version: 1,
    title: { en: "Access, granted in part", zh: "查阅、复制：部分同意" },
    fulfils: [...fulfils, "p001-18", "p001-19"],
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
        id: "withheld",
        en: "We left out {{ withheld }}. The ground is: {{ refusal_ground }} ({{ refusal_citation }}).",
        zh: "我们未提供{{ withheld }}，理由：{{ refusal_ground }}（{{ refusal_citation }}）。",
      },
      {
        id: "reason",
        en: "In your case this means: {{ refusal_reason }}",
        zh: "具体说明：{{ refusal_reason }}",
      },
      ...complaintParagraphs(notSatisfied),
      closing,
    ],
  }),
  defineLetter({
    ...partial,
    id: "deletion-in-part",
    version: 1,
    title: { en: "Deletion, done in part", zh: "删除：部分完成" },
    fulfils: [...fulfils, "p001-22"],
    types: ["deletion"],
    subject: {
      en: "Your data has been deleted in part, request {{ reference }}",
      zh: "您的个人信息已部分删除，请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "done",
        en: "On {{ done_on }} we deleted {{ deleted_data }}. We searched {{ systems_searched }} for it.",
        zh: "我们已于{{ done_on }}删除{{ deleted_data }}，共检索{{ systems_searched }}。",
      },
      {
        id: "retained",
        en: "We have to keep {{ retained_data }} until {{ retained_until }}. The ground is: {{ refusal_ground }} ({{ refusal_citation }}).",
        zh: "{{ retained_data }}须保存至{{ retained_until }}，理由：{{ refusal_ground }}（{{ refusal_citation }}）。",
      },
      {
        id: "meanwhile",
        en: "Until then it is used for nothing else, and afterwards we delete it without your having to ask again.",
        zh: "在此期间，该信息不作其他用途；期满后我们将自行删除，您无需再次提出请求。",
      },
      ...complaintParagraphs(notSatisfied),
      closing,
    ],
  }),
  defineLetter({
    ...partial,
    id: "granted-in-part",
    version: 1,
    title: { en: "Any request, granted in part", zh: "其他请求：部分同意" },
    subject: {
      en: "Our answer to your request {{ reference }}",
      zh: "关于请求{{ reference }}的答复",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "done",
        en: "We could do part of it. What we did: {{ action_taken }}",
        zh: "我们对您的请求予以部分办理。已办理：{{ action_taken }}",
      },
      {
        id: "withheld",
        en: "What we did not do: {{ withheld }}. The ground is: {{ refusal_ground }} ({{ refusal_citation }}).",
        zh: "未办理：{{ withheld }}。理由：{{ refusal_ground }}（{{ refusal_citation }}）。",
      },
      {
        id: "reason",
        en: "In your case this means: {{ refusal_reason }}",
        zh: "具体说明：{{ refusal_reason }}",
      },
      ...complaintParagraphs(notSatisfied),
      closing,
    ],
  }),
  defineLetter({
    ...refusal,
    id: "refusal",
    version: 1,
    title: { en: "Refusal", zh: "拒绝" },
    subject: {
      en: "Our answer to your request {{ reference }}",
      zh: "关于请求{{ reference }}的答复",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "refusal",
        en: "We cannot do what you ask. The ground is: {{ refusal_ground }} ({{ refusal_citation }}).",
        zh: "经研究，我们无法按您的请求办理，理由：{{ refusal_ground }}（{{ refusal_citation }}）。",
      },
      {
        id: "reason",
        en: "In your case this means: {{ refusal_reason }}",
        zh: "具体说明：{{ refusal_reason }}",
      },
      ...complaintParagraphs(notSatisfied),
      closing,
    ],
  }),
  defineLetter({
    ...refusal,
    id: "refusal-not-identified",
    version: 1,
    title: { en: "Refusal, identity not proven", zh: "拒绝：身份无法核实" },
    types: [
      "access",
      "portability",
      "deletion",
      "correction",
      "disclosureRecords",
    ],
    subject: {
      en: "Our answer to your request {{ reference }}",
      zh: "关于请求{{ reference }}的答复",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "refusal",
        en: "We could not establish that the data concerned is yours, so we may not act on your request ({{ refusal_citation }}). Otherwise somebody else could get hold of your data or have it changed.",
        zh: "我们未能确认相关信息属于您本人，因此无法办理您的请求（{{ refusal_citation }}），以免您的信息被他人获取或更改。",
      },
      {
        id: "reason",
        en: "What we tried: {{ refusal_reason }}",
        zh: "核实过程：{{ refusal_reason }}",
      },
      {
        id: "again",
        en: "If you can prove who you are in another way, reply to this message and we will take the request up again.",
        zh: "如您能以其他方式证明身份，请回复本邮件，我们将继续办理。",
      },
      ...complaintParagraphs(notSatisfied),
      closing,
    ],
  }),
  defineLetter({
    ...refusal,
    id: "correction-refused",
    version: 1,
    title: { en: "Correction, refused", zh: "更正：拒绝" },
    fulfils: [...fulfils, "p001-20"],
    types: ["correction"],
    subject: {
      en: "Our answer to your request {{ reference }}",
      zh: "关于请求{{ reference }}的答复",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "refusal",
        en: "We checked the data and have not changed it. The ground is: {{ refusal_ground }} ({{ refusal_citation }}).",
        zh: "经核查，我们未作更改，理由：{{ refusal_ground }}（{{ refusal_citation }}）。",
      },
      {
        id: "reason",
        en: "In your case this means: {{ refusal_reason }}",
        zh: "具体说明：{{ refusal_reason }}",
      },
      {
        id: "statement",
        en: "If you wish, send us a short statement of your view and we will keep it with the data.",
        zh: "如您愿意，可提供简要说明，我们将与该信息一并保存。",
      },
      ...complaintParagraphs(notSatisfied),
      closing,
    ],
  }),
  defineLetter({
    ...partial,
    id: "complaint-answer",
    version: 1,
    title: { en: "Complaint, outcome", zh: "投诉：处理结果" },
    purpose: "complaintAnswer",
    needsApproval: false,
    types: ["complaint"],
    outcomes: ["granted", "inPart", "refused"],
    subject: {
      en: "Your complaint, request {{ reference }}",
      zh: "关于您的投诉{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        id: "thanks",
        en: "Your complaint reached us on {{ received_on }}. We have looked into it.",
        zh: "您于{{ received_on }}提出的投诉已核查完毕。",
      },
      {
        id: "finding",
        en: "What we found: {{ finding }}",
        zh: "核查结果：{{ finding }}",
      },
      {
        id: "action",
        en: "What we did: {{ action_taken }}",
        zh: "处理措施：{{ action_taken }}",
      },
      ...complaintParagraphs(notSatisfied),
      closing,
    ],
  }),
  defineLetter({
    ...partial,
    id: "nothing-found",
    version: 1,
    title: { en: "Nothing found", zh: "未查到相关信息" },
    purpose: "nothingFound",
    needsApproval: false,
    outcomes: ["nothingFound"],
    subject: {
      en: "Our answer to your request {{ reference }}",
      zh: "关于请求{{ reference }}的答复",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "nothing",
        en: "We searched {{ systems_searched }} and found no personal data about you.",
        zh: "我们检索了{{ systems_searched }}，未查到您的个人信息。",
      },
      {
        id: "other-name",
        en: "Perhaps you gave us another address, number or name. If so, reply with it and we will search again.",
        zh: "您可能使用过其他邮箱、号码或姓名。如有，请回复告知，我们将再次检索。",
      },
      ...complaintParagraphs(notSatisfied),
      closing,
    ],
  }),
];
