import type { LetterDocument } from "@kept/domain/casework/letter";

const variable = (
  name: string,
  en: string,
  zh: string,
): LetterDocument["variables"][number] => ({
  name,
  title: { en, zh },
  source: { en: "the case", zh: "案件" },
  ask: false,
});

/** The letter of the picture. */
export const kitLetter: LetterDocument = {
  template: { id: "access-in-part", version: 4 },
  purpose: "answer",
  language: "en",
  subject: {
    en: "Your data, request {{ reference }}",
    zh: "您的信息，请求 {{ reference }}",
    older: null,
  },
  variables: [
    variable("salutation", "salutation", "称呼"),
    variable("received_on", "day of receipt", "收到日期"),
    variable("systems", "systems searched", "检索系统"),
    variable("files", "files", "附件"),
    variable("retention", "retention period", "保存期限"),
    variable("recipients", "recipients", "接收方"),
    variable("withheld", "what is withheld", "未提供内容"),
    variable("ground", "ground", "依据"),
    variable("complaint_channel", "where to complain", "投诉渠道"),
    variable("writer", "writer", "撰写人"),
    variable("reference", "number", "编号"),
  ],
  values: {
    salutation: { en: "Ms Vogel", zh: "Vogel 女士" },
    received_on: { en: "16 September 2026", zh: "2026年9月16日" },
    systems: { en: "5 systems", zh: "5 个系统" },
    files: { en: "2 files", zh: "2 个附件" },
    recipients: { en: "3 recipients", zh: "3 个接收方" },
    withheld: { en: "two chat messages", zh: "两条聊天消息" },
    ground: { en: "GDPR Art. 15(4)", zh: "GDPR 第15条第4款" },
    complaint_channel: {
      en: "the Hamburg Commissioner for Data Protection",
      zh: "汉堡数据保护专员",
    },
    writer: { en: "Lin Yue", zh: "林悦" },
    reference: { en: "DSR-2026-00402", zh: "DSR-2026-00402" },
  },
  paragraphs: [
    {
      id: "1",
      en: "Dear {{ salutation }},",
      zh: "{{ salutation }}：",
      locked: null,
      older: null,
    },
    {
      id: "2",
      en: "On {{ received_on }} you asked for a copy of your personal data. We searched {{ systems }} and send you the copy as {{ files }}. The password comes by text message.",
      zh: "您于{{ received_on }}请求获取个人信息副本。我们检索了{{ systems }}，副本见{{ files }}，密码将以短信另行发送。",
      locked: null,
      older: null,
    },
    {
      id: "3",
      en: "The pages you looked at are kept for {{ retention }} and then deleted. The copy holds those still stored.",
      zh: "您的浏览记录保存{{ retention }}，期满后删除。副本包含目前仍保存的记录。",
      locked: null,
      older: "zh",
    },
    {
      id: "4",
      en: "We gave your data to {{ recipients }}. The list names each, what was given, when and why.",
      zh: "我们曾向{{ recipients }}提供您的个人信息。清单列明各接收方、内容、时间和理由。",
      locked: null,
      older: null,
    },
    {
      id: "5",
      en: "We left out {{ withheld }}, because they contain data about another person under {{ ground }}.",
      zh: "我们未提供{{ withheld }}，因其中含有他人的个人信息，依据为 {{ ground }}。",
      locked: null,
      older: null,
    },
    {
      id: "6",
      en: "If you are not satisfied, write to us again, or complain to {{ complaint_channel }}.",
      zh: "如您对答复不满意，可再次与我们联系，或向{{ complaint_channel }}投诉。",
      locked: {
        en: "Complaint channel for Germany, always included",
        zh: "德国投诉渠道，始终保留",
      },
      older: null,
    },
    {
      id: "7",
      en: "Yours sincerely\n{{ writer }}, data protection officer",
      zh: "数据保护官\n{{ writer }}",
      locked: null,
      older: null,
    },
  ],
};
