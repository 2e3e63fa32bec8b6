import {
  closing,
  greeting,
  replyForMore,
} from "../../../casework/letter-paragraphs.ts";
import { defineLetter, plainLetter } from "./define-letter.ts";

const toPerson = {
  ...plainLetter,
  to: "person",
  needsApproval: true,
} as const;

const told = {
  id: "told",
  en: "On {{ released_on }} we gave data about you to {{ authority }}: {{ given_data }}.",
  zh: "我们于{{ released_on }}向{{ authority }}提供了您的下列个人信息：{{ given_data }}。",
};

const why = {
  id: "why",
  en: "The legal basis was: {{ basis }}. It was asked for this purpose: {{ purpose }}",
  zh: "披露依据：{{ basis }}。调取目的：{{ purpose }}",
};

const instrument = {
  id: "instrument",
  en: "They asked for it by this instrument: {{ instrument }}.",
  zh: "对方出具的法律文书：{{ instrument }}。",
  when: "instrumentKnown",
};

const records = {
  id: "records",
  en: "We keep a record of it with content, time, reason and recipient. You may inspect it: reply to this message.",
  zh: "我们已登记披露的内容、时间、理由和对象，您可以查验，直接回复本邮件即可。",
};

const rights = {
  id: "rights",
  en: "If you think that it was not lawful, you may also complain to {{ complaint_channel }}.",
  zh: "如您认为该披露不合法，也可以向{{ complaint_channel }}投诉。",
  locked: {
    en: "Complaint channel, always included",
    zh: "投诉渠道，始终保留",
  },
};

export const personLetters = [
  defineLetter({
    ...toPerson,
    id: "notice",
    purpose: "notice",
    title: { en: "Notice of a disclosure", zh: "披露告知" },
    paths: ["demand", "emergency", "report"],
    // p002-12, p002-13: what was disclosed is recorded, and the person may inspect it.
    fulfils: ["p002-12", "p002-13"],
    needsComplaintChannel: true,
    subject: {
      en: "We gave data about you to somebody, {{ reference }}",
      zh: "关于向他方提供您的个人信息的告知（{{ reference }}）",
    },
    paragraphs: [greeting, told, instrument, why, records, rights, closing],
  }),
  defineLetter({
    ...toPerson,
    id: "notice-after-secrecy",
    purpose: "noticeAfterSecrecy",
    title: {
      en: "Notice of a disclosure, after secrecy",
      zh: "披露告知（保密届满后）",
    },
    paths: ["demand", "emergency", "report"],
    fulfils: ["p002-12", "p002-13"],
    needsComplaintChannel: true,
    subject: {
      en: "We gave data about you to somebody, {{ reference }}",
      zh: "关于向他方提供您的个人信息的告知（{{ reference }}）",
    },
    paragraphs: [
      greeting,
      told,
      {
        id: "late",
        en: "The law did not let us tell you before. That ended on {{ secrecy_ended_on }}.",
        zh: "依法此前不得告知您，该限制已于{{ secrecy_ended_on }}届满。",
      },
      instrument,
      why,
      records,
      rights,
      closing,
    ],
  }),
  defineLetter({
    ...toPerson,
    id: "information-refused",
    purpose: "refuseInformation",
    title: { en: "Refuse information, with the reason", zh: "不予告知及理由" },
    paths: ["demand", "emergency", "report", "arrangement", "transfer"],
    // p002-15: where information cannot be given, the reason is given promptly.
    fulfils: ["p002-15"],
    needsComplaintChannel: true,
    subject: {
      en: "Your question on a disclosure, {{ reference }}",
      zh: "关于您对披露事项的询问（{{ reference }}）",
    },
    paragraphs: [
      greeting,
      {
        id: "asked",
        en: "You asked us: {{ information_asked }}",
        zh: "您询问：{{ information_asked }}",
      },
      {
        id: "refusal",
        en: "We cannot give you this information. The reason is: {{ refusal_reason }}",
        zh: "我们无法提供该信息，理由：{{ refusal_reason }}",
      },
      {
        id: "complaint",
        en: "If you do not agree with this, write to us at {{ office_contact }} and we will look at it again. You may also complain to {{ complaint_channel }}.",
        zh: "如您对此有异议，可来信至{{ office_contact }}，我们将重新核查。您也可以向{{ complaint_channel }}投诉。",
        locked: rights.locked,
      },
      closing,
    ],
  }),
  defineLetter({
    ...toPerson,
    id: "notice-before",
    purpose: "noticeBefore",
    title: {
      en: "Notice before a publication or transfer",
      zh: "公开披露或转让前的告知",
    },
    paths: ["publication", "transfer"],
    // p004-12: told before, with the purpose, the kind of data, and the sensitive data.
    fulfils: ["p004-12"],
    subject: {
      en: "What is planned with data about you, {{ reference }}",
      zh: "关于拟公开或转让您的个人信息的告知（{{ reference }}）",
    },
    paragraphs: [
      greeting,
      {
        id: "purpose",
        en: "We plan to disclose data about you to {{ authority }}. The purpose is: {{ purpose }}",
        zh: "我们拟向{{ authority }}披露您的个人信息，目的：{{ purpose }}",
      },
      {
        id: "kinds",
        en: "The kinds of data are: {{ data_kinds }}",
        zh: "信息种类：{{ data_kinds }}",
      },
      {
        id: "sensitive",
        en: "Sensitive data among it: {{ sensitive_data }}",
        zh: "其中的敏感个人信息：{{ sensitive_data }}",
      },
      {
        id: "how",
        en: "Where and from when: {{ how_shown }}",
        zh: "方式与起始时间：{{ how_shown }}",
      },
      replyForMore,
      closing,
    ],
  }),
  defineLetter({
    ...toPerson,
    id: "ask-consent",
    purpose: "askConsent",
    title: { en: "Ask for consent to a publication", zh: "征求公开披露的同意" },
    paths: ["publication"],
    // p003-22, p004-13: nothing is made public without express consent, unless the law asks for it.
    fulfils: ["p003-22", "p004-13"],
    subject: {
      en: "May we publish this about you? {{ reference }}",
      zh: "征求您对公开披露的同意（{{ reference }}）",
    },
    paragraphs: [
      greeting,
      {
        id: "purpose",
        en: "We would like to make data about you public. The purpose is: {{ purpose }}",
        zh: "我们希望公开披露您的个人信息，目的：{{ purpose }}",
      },
      {
        id: "kinds",
        en: "The kinds of data are: {{ data_kinds }}",
        zh: "信息种类：{{ data_kinds }}",
      },
      {
        id: "sensitive",
        en: "Sensitive data among it: {{ sensitive_data }}",
        zh: "其中的敏感个人信息：{{ sensitive_data }}",
      },
      {
        id: "how",
        en: "Where and from when: {{ how_shown }}",
        zh: "方式与起始时间：{{ how_shown }}",
      },
      {
        id: "choice",
        en: "Nothing is published unless you say yes. Please answer by {{ reply_by }}. You may say no without giving a reason, and take a yes back at any time.",
        zh: "未经您明示同意，我们不会公开。请于{{ reply_by }}前回复。您可以拒绝且无需说明理由，同意后也可随时撤回。",
      },
      closing,
    ],
  }),
];
