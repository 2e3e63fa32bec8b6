import { closing, greeting } from "../../../casework/letter-paragraphs.ts";
import { defineLetter, plainLetter } from "./define-letter.ts";
import {
  answerDate,
  complaintParagraphs,
  notAgreed,
  outcomeDate,
  policyDatesStay,
  yourRequest,
} from "./shared-paragraphs.ts";

export const askingLetters = [
  defineLetter({
    ...plainLetter,
    id: "identity-code",
    version: 1,
    title: {
      en: "Identity: code to a contact on file",
      zh: "身份核实：验证码",
    },
    purpose: "verifyIdentity",
    types: ["access", "portability", "disclosureRecords"],
    subject: {
      en: "Request {{ reference }}: please confirm that it is you",
      zh: "请求{{ reference }}：请确认本人身份",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "why",
        en: "Before we hand over personal data we have to be sure that it goes to you and to nobody else.",
        zh: "在提供个人信息之前，我们需要确认信息只会交付给您本人。",
      },
      {
        id: "code",
        en: "We have sent a code to {{ code_channel }}, a contact point that was already in our files. Please reply to this message with the code by {{ code_valid_until }}.",
        zh: "我们已将验证码发送至{{ code_channel }}（您此前登记的联系方式）。请最迟于{{ code_valid_until }}回复本邮件并写明验证码。",
      },
      {
        id: "no-document",
        en: "We do not need an identity document; please do not send one. If you can no longer reach that contact point, tell us and we will find another way.",
        zh: "此次核实无需身份证件，请勿发送。如该联系方式已无法使用，请告知，我们将采用其他方式。",
      },
      {
        id: "time-runs",
        en: "We go on with the search meanwhile.",
        zh: "在此期间检索工作照常进行。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "identity-document",
    version: 1,
    title: { en: "Identity: a document is needed", zh: "身份核实：需提供证件" },
    purpose: "verifyIdentity",
    types: ["access", "portability", "disclosureRecords"],
    subject: {
      en: "Request {{ reference }}: we need proof of who you are",
      zh: "请求{{ reference }}：请提供身份证明",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "why",
        en: "We could not confirm in any other way that it is you who asks. Please send us {{ id_document }}.",
        zh: "我们无法以其他方式确认请求由您本人提出，请提供{{ id_document }}。",
      },
      {
        id: "cover",
        en: "Only this has to be legible: {{ id_needed }}. Please cover everything else.",
        zh: "仅需以下内容清晰可见：{{ id_needed }}。其余内容请遮盖。",
      },
      {
        id: "ground",
        en: "We ask for it under {{ id_ground }}, use it for this check only, and delete it on {{ id_delete_on }} at the latest.",
        zh: "我们依据{{ id_ground }}索取该证件，仅用于本次核实，最迟于{{ id_delete_on }}删除。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "question",
    version: 1,
    title: { en: "A question, clocks run on", zh: "请补充说明（期限照常）" },
    purpose: "askDetail",
    fulfils: ["p000-22"],
    subject: {
      en: "Request {{ reference }}: a question",
      zh: "请求{{ reference }}：请补充说明",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "question",
        en: "To do what you ask we need to know: {{ detail_needed }}",
        zh: "为办理您的请求，请说明：{{ detail_needed }}",
      },
      {
        id: "reply",
        en: "Please answer by {{ reply_by }}. Until then we go on with what we can do, and the dates we gave you stay as they are.",
        zh: "请最迟于{{ reply_by }}回复。在此之前，我们将继续办理可以推进的部分，已告知您的期限不变。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "pause",
    version: 1,
    title: { en: "Statutory clock paused", zh: "法定期限暂停" },
    purpose: "pause",
    fulfils: ["p000-22"],
    needsComplaintChannel: true,
    subject: {
      en: "Request {{ reference }}: we need an answer from you",
      zh: "请求{{ reference }}：等待您的答复",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "question",
        en: "To do what you ask we need to know: {{ detail_needed }}",
        zh: "为办理您的请求，请说明：{{ detail_needed }}",
      },
      {
        id: "pause",
        en: "Under {{ pause_citation }} the statutory time limit stands still from {{ pause_from }} until your answer reaches us. The ground is: {{ pause_ground }}.",
        zh: "依据{{ pause_citation }}，法定期限自{{ pause_from }}起暂停计算，至收到您的答复为止。理由：{{ pause_ground }}。",
      },
      {
        id: "new-date",
        en: "Without the pause it would end on {{ pause_old_due }}. If your answer reaches us on {{ reply_by }}, it ends on {{ pause_new_due }}; an earlier answer brings an earlier date.",
        zh: "如不暂停，该期限于{{ pause_old_due }}届满。如您的答复于{{ reply_by }}送达，则于{{ pause_new_due }}届满；答复越早，届满越早。",
      },
      policyDatesStay,
      ...complaintParagraphs(notAgreed),
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "extension",
    version: 1,
    title: { en: "Statutory time limit extended", zh: "法定期限延长" },
    purpose: "extend",
    needsApproval: true,
    needsComplaintChannel: true,
    subject: {
      en: "Request {{ reference }}: we need more time",
      zh: "请求{{ reference }}：延长办理期限",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "extension",
        en: "The statutory time limit ends on {{ extension_old_due }}. We extend it under {{ extension_citation }}. The ground is: {{ extension_ground }}.",
        zh: "本请求的法定期限于{{ extension_old_due }}届满。我们依据{{ extension_citation }}予以延长，理由：{{ extension_ground }}。",
      },
      {
        id: "new-date",
        en: "The new date is {{ extension_new_due }}. What is ready earlier you will receive earlier.",
        zh: "新的期限为{{ extension_new_due }}。提前完成的部分将提前提供给您。",
      },
      policyDatesStay,
      ...complaintParagraphs(notAgreed),
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "progress",
    version: 1,
    title: { en: "Progress", zh: "进展告知" },
    purpose: "progress",
    subject: {
      en: "Request {{ reference }}: where it stands",
      zh: "请求{{ reference }}：办理进展",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "done",
        en: "Done so far: {{ progress_done }}",
        zh: "目前已完成：{{ progress_done }}",
      },
      {
        id: "next",
        en: "Still to do: {{ progress_next }}",
        zh: "尚待完成：{{ progress_next }}",
      },
      answerDate,
      outcomeDate,
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "interim-answer",
    version: 1,
    title: { en: "First answer, outcome follows", zh: "初步答复" },
    purpose: "interimAnswer",
    fulfils: ["p000-31", "p001-19"],
    acts: ["answer"],
    subject: {
      en: "Request {{ reference }}: our first answer",
      zh: "请求{{ reference }}：初步答复",
    },
    paragraphs: [
      greeting,
      yourRequest,
      {
        id: "answer",
        en: "This is our answer so far. {{ finding }}",
        zh: "现就目前情况答复如下：{{ finding }}",
      },
      {
        id: "next",
        en: "Still to do: {{ progress_next }}",
        zh: "尚待完成：{{ progress_next }}",
      },
      outcomeDate,
      closing,
    ],
  }),
];
