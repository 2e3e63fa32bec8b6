import { closing } from "../../../casework/letter-paragraphs.ts";
import { defineLetter, demandPaths, plainLetter } from "./define-letter.ts";
import {
  gateLaw,
  nothingWaived,
  properRoute,
  theirNumber,
  toAuthority,
  yourDemand,
} from "./shared-paragraphs.ts";

const subject = {
  en: "Your demand, our number {{ reference }}",
  zh: "关于贵方的调取要求（我方编号 {{ reference }}）",
} as const;

const toThem = { ...plainLetter, to: "authority", subject } as const;

export const authorityLetters = [
  defineLetter({
    ...toThem,
    id: "ask-instrument",
    purpose: "askInstrument",
    title: { en: "Ask for a lawful instrument", zh: "请求出具法律文书" },
    paths: demandPaths,
    // p002-11: data leaves only in the situations that the policy names.
    fulfils: ["p002-11"],
    paragraphs: [
      toAuthority,
      theirNumber,
      yourDemand,
      {
        id: "instrument",
        en: "We give personal data only on an instrument that binds us. Please send us: {{ instrument_needed }}",
        zh: "我方仅依据具有约束力的法律文书提供个人信息。请提供：{{ instrument_needed }}",
      },
      {
        id: "until",
        en: "Please answer by {{ reply_by }}. Until it is here, we give nothing.",
        zh: "请于{{ reply_by }}前回复。收到文书前，我方不提供任何信息。",
      },
      nothingWaived,
      closing,
    ],
  }),
  defineLetter({
    ...toThem,
    id: "ask-proof",
    purpose: "askProof",
    title: { en: "Ask for proof of authority", zh: "请求证明机关身份" },
    paths: demandPaths,
    fulfils: ["p002-11"],
    paragraphs: [
      toAuthority,
      theirNumber,
      yourDemand,
      {
        id: "proof",
        en: "Before we look at it further, we verify who asks. Please send us: {{ proof_needed }}",
        zh: "在进一步办理前，我方须核实要求方身份。请提供：{{ proof_needed }}",
      },
      {
        id: "call-back",
        en: "We call back on a number that we look up ourselves, and not on one from your letter.",
        zh: "我方将通过自行查得的号码回拨，不使用来函所载号码。",
      },
      {
        id: "until",
        en: "Please answer by {{ reply_by }}.",
        zh: "请于{{ reply_by }}前回复。",
      },
      nothingWaived,
      closing,
    ],
  }),
  defineLetter({
    ...toThem,
    id: "narrow",
    purpose: "narrow",
    title: { en: "Narrow the demand", zh: "请求限缩范围" },
    paths: ["demand"],
    fulfils: ["p002-11"],
    paragraphs: [
      toAuthority,
      theirNumber,
      yourDemand,
      {
        id: "too-wide",
        en: "It reaches further than the law allows us to follow: {{ objection }}",
        zh: "该要求超出法律允许的范围：{{ objection }}",
      },
      gateLaw,
      {
        id: "offer",
        en: "What the instrument reaches, and what we can give, is: {{ narrow_to }}",
        zh: "文书所及、我方可以提供的范围为：{{ narrow_to }}",
      },
      {
        id: "until",
        en: "Please tell us by {{ reply_by }} whether you agree. Until then, we give nothing.",
        zh: "请于{{ reply_by }}前告知是否同意。在此之前，我方不提供任何信息。",
      },
      nothingWaived,
      closing,
    ],
  }),
  defineLetter({
    ...toThem,
    id: "objection",
    purpose: "object",
    title: { en: "Object to the demand", zh: "对调取提出异议" },
    paths: ["demand"],
    needsApproval: true,
    fulfils: ["p002-11"],
    paragraphs: [
      toAuthority,
      theirNumber,
      yourDemand,
      {
        id: "objection",
        en: "We object to it: {{ objection }}",
        zh: "我方对此提出异议：{{ objection }}",
      },
      gateLaw,
      properRoute,
      {
        id: "until",
        en: "Please answer by {{ reply_by }}. Until the objection is decided, we give nothing.",
        zh: "请于{{ reply_by }}前回复。异议有结果前，我方不提供任何信息。",
      },
      nothingWaived,
      closing,
    ],
  }),
  defineLetter({
    ...toThem,
    id: "demand-refused",
    purpose: "refuse",
    title: { en: "Refuse the demand", zh: "拒绝调取" },
    paths: demandPaths,
    needsApproval: true,
    fulfils: ["p002-11"],
    paragraphs: [
      toAuthority,
      theirNumber,
      yourDemand,
      {
        id: "refusal",
        en: "We give nothing on it. The reason is: {{ refusal_reason }}",
        zh: "我方不予提供，理由：{{ refusal_reason }}",
      },
      gateLaw,
      properRoute,
      nothingWaived,
      closing,
    ],
  }),
  defineLetter({
    ...toThem,
    id: "proper-route",
    purpose: "properRoute",
    title: { en: "Point to the proper route", zh: "告知正当途径" },
    // Only where a hard gate is met: there the route is known.
    paths: ["demand", "emergency"],
    needsApproval: true,
    fulfils: ["p002-11"],
    paragraphs: [
      toAuthority,
      theirNumber,
      yourDemand,
      {
        id: "gate",
        en: "We may not answer it directly. The law that holds for this data stands against it ({{ gate_data }}): {{ gate_law }}.",
        zh: "我方不得直接答复。所涉数据（{{ gate_data }}）受下列法律约束：{{ gate_law }}。",
      },
      {
        id: "route",
        en: "There is a way to ask for it. {{ proper_route }}",
        zh: "贵方可经以下途径提出。{{ proper_route }}",
      },
      {
        id: "preservation",
        en: "If data could be lost meanwhile, you may ask us to preserve it; what is preserved stays here.",
        zh: "如担心数据灭失，可请求我方保全；保全期间数据不予提供。",
      },
      nothingWaived,
      closing,
    ],
  }),
  defineLetter({
    ...toThem,
    id: "release-cover",
    purpose: "coverRelease",
    title: { en: "Covering letter of a release", zh: "提供数据的附函" },
    paths: ["demand", "emergency", "report"],
    needsApproval: true,
    carriesData: true,
    fulfils: ["p002-12"],
    subject: {
      en: "Our answer to your demand, our number {{ reference }}",
      zh: "对贵方调取要求的答复（我方编号 {{ reference }}）",
    },
    paragraphs: [
      toAuthority,
      theirNumber,
      {
        id: "given",
        en: "On {{ released_on }} we gave you, by {{ release_channel }}: {{ given_data }}.",
        zh: "我方已于{{ released_on }}通过{{ release_channel }}向贵方提供：{{ given_data }}。",
      },
      {
        id: "package",
        en: "The encrypted package has this SHA-256 hash: {{ package_hash }}. The list of its files with their hashes lies in it. The password reaches you by another way.",
        zh: "加密包的 SHA-256 值：{{ package_hash }}。包内附文件清单及各文件哈希值，密码另行告知。",
        when: "packed",
      },
      {
        id: "held-back",
        en: "We held back: {{ withheld_reason }}",
        zh: "未提供的内容及理由：{{ withheld_reason }}",
        when: "heldBack",
      },
      {
        id: "use",
        en: "It was given for this purpose and no other: {{ purpose }}",
        zh: "上述数据仅供以下目的使用：{{ purpose }}",
      },
      {
        id: "receipt",
        en: "Please confirm by {{ reply_by }} that you received it, who received it and that the hash is the same.",
        zh: "请于{{ reply_by }}前确认收到、签收人及哈希值一致。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...toThem,
    id: "preservation-confirmed",
    purpose: "confirmPreservation",
    title: { en: "Confirm the preservation", zh: "确认保全" },
    paths: ["preservation"],
    paragraphs: [
      toAuthority,
      theirNumber,
      {
        id: "preserved",
        en: "You asked us on {{ received_on }} to preserve data. Since {{ preserved_on }} the following is kept from being deleted: {{ preserved_what }}",
        zh: "贵方于{{ received_on }}请求保全。自{{ preserved_on }}起，下列数据暂停删除：{{ preserved_what }}",
      },
      {
        id: "until",
        en: "It stays so until {{ preserved_until }}, and longer if you ask again before. Afterwards it is deleted by its own rule.",
        zh: "保全至{{ preserved_until }}，期满前可再次请求。期满后按原规则删除。",
      },
      {
        id: "nothing-given",
        en: "Nothing is given by this. For that we need an instrument that binds us.",
        zh: "保全不等于提供。如需提供，须出具具有约束力的法律文书。",
      },
      nothingWaived,
      closing,
    ],
  }),
];
