import { closing, greeting } from "../../../casework/letter-paragraphs.ts";
import { defineLetter, plainLetter } from "./define-letter.ts";
import { answerDate, outcomeDate } from "./shared-paragraphs.ts";

export const receivingLetters = [
  defineLetter({
    ...plainLetter,
    id: "acknowledgement",
    version: 1,
    title: { en: "Acknowledgement", zh: "收到确认" },
    purpose: "acknowledge",
    fulfils: ["p000-20", "us-ca.confirm"],
    acts: ["acknowledge"],
    inBulk: true,
    subject: {
      en: "We have your request {{ reference }}",
      zh: "已收到您的请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        id: "received",
        en: "Your request about {{ request_types }} reached us on {{ received_on }}. Its number is {{ reference }}; please quote it when you write again.",
        zh: "我们已于{{ received_on }}收到您关于{{ request_types }}的请求，编号为{{ reference }}。再次来信时请注明该编号。",
      },
      {
        id: "policy",
        en: "We handle it under our privacy policy “{{ policy_title }}”.",
        zh: "我们将按照隐私政策《{{ policy_title }}》办理。",
      },
      {
        id: "partner",
        en: "{{ partner_name }} received it for us on {{ partner_received_on }}. Our time limits count from that day.",
        zh: "您的请求先由{{ partner_name }}于{{ partner_received_on }}代为收到，办理期限自该日起算。",
        when: "viaPartner",
      },
      answerDate,
      outcomeDate,
      {
        id: "identity",
        en: "Before we hand over personal data we check who is asking, so that nobody else receives yours. We will write to you about that separately.",
        zh: "为避免您的个人信息被他人获取，我们在提供信息之前需要核实请求人身份，届时将另行联系您。",
        when: "dataLeaves",
      },
      {
        id: "nothing-to-do",
        en: "There is nothing you need to do for now.",
        zh: "目前您无需办理其他手续。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "merged",
    version: 1,
    title: { en: "Handled with an earlier request", zh: "与先前请求合并办理" },
    purpose: "merged",
    subject: {
      en: "Your requests {{ reference }} and {{ main_reference }} are handled together",
      zh: "您的请求{{ reference }}与{{ main_reference }}合并办理",
    },
    paragraphs: [
      greeting,
      {
        id: "merged",
        en: "Your message of {{ received_on }} asks for the same thing as your request {{ main_reference }}. We handle both under that number, and nothing you wrote is lost.",
        zh: "您于{{ received_on }}来信所提事项与请求{{ main_reference }}相同，我们将按该编号一并办理，您所写内容均予保留。",
      },
      {
        id: "dates",
        en: "The dates of the earlier request apply. If the two are about different things, tell us and we will separate them.",
        zh: "期限以先收到的请求为准。如两次请求事项不同，请告知，我们将分别办理。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "withdrawn",
    version: 1,
    title: { en: "Request withdrawn", zh: "请求已撤回" },
    purpose: "withdrawn",
    subject: {
      en: "Your request {{ reference }} is closed",
      zh: "您的请求{{ reference }}已结案",
    },
    paragraphs: [
      greeting,
      {
        id: "withdrawn",
        en: "On {{ withdrawn_on }} you told us that you withdraw your request about {{ request_types }}. We have stopped work on it and closed it.",
        zh: "您于{{ withdrawn_on }}告知撤回关于{{ request_types }}的请求。我们已停止办理并结案。",
      },
      {
        id: "again",
        en: "You can ask again at any time. If you did not withdraw it, please tell us at once.",
        zh: "您可随时重新提出请求。如您并未撤回，请立即告知我们。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "not-for-us",
    version: 1,
    title: { en: "Not a privacy matter", zh: "非隐私事项" },
    purpose: "notForUs",
    types: ["enquiry"],
    subject: {
      en: "Your message of {{ received_on }}",
      zh: "关于您{{ received_on }}的来信",
    },
    paragraphs: [
      greeting,
      {
        id: "not-for-us",
        en: "Thank you for your message of {{ received_on }}. It is not about personal data, so our team cannot settle it. {{ other_contact }} can help you.",
        zh: "您于{{ received_on }}的来信已收悉。来信内容与个人信息无关，我们无法直接办理。请联系{{ other_contact }}。",
      },
      {
        id: "not-passed-on",
        en: "We have not passed your message on. If it is about your personal data after all, reply and tell us what you would like us to do.",
        zh: "我们未将您的来信转交他人。如来信确与您的个人信息有关，请回复并说明希望我们办理的事项。",
      },
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "disclosure-records-wait",
    version: 1,
    title: {
      en: "Disclosure records: please wait",
      zh: "披露记录：请等待",
    },
    purpose: "disclosureRecordsWait",
    fulfils: ["p002-14"],
    types: ["disclosureRecords"],
    subject: {
      en: "Your request {{ reference }} to see our disclosure records",
      zh: "关于查验披露记录的请求{{ reference }}",
    },
    paragraphs: [
      greeting,
      {
        id: "request",
        en: "On {{ received_on }} you asked to see our records of whom your personal data was disclosed to.",
        zh: "您于{{ received_on }}请求查验我们对外披露您个人信息的记录。",
      },
      {
        id: "wait",
        en: "We are putting together the entries that concern you and nobody else. You will hear from us by {{ next_update_on }}, even if the extract is not ready then.",
        zh: "我们正在整理仅与您本人有关的记录，最迟于{{ next_update_on }}告知您进展，届时即使摘录尚未完成也会与您联系。",
      },
      outcomeDate,
      closing,
    ],
  }),
  defineLetter({
    ...plainLetter,
    id: "to-partner",
    version: 1,
    title: { en: "To a partner: please act", zh: "致合作方：请予办理" },
    purpose: "forwardToPartner",
    fulfils: ["p002-13"],
    subject: {
      en: "Privacy request {{ reference }}: please act by {{ partner_by }}",
      zh: "个人信息请求{{ reference }}：请最迟于{{ partner_by }}办理",
    },
    paragraphs: [
      {
        id: "greeting",
        en: "Dear colleagues at {{ partner_name }},",
        zh: "{{ partner_name }}各位同事：",
      },
      {
        id: "task",
        en: "We are handling privacy request {{ reference }}, which concerns personal data you hold on our behalf. Please {{ partner_task }} by {{ partner_by }}, and confirm to us in writing what was done, where and when.",
        zh: "我们正在办理个人信息请求{{ reference }}，涉及贵方代我们保存的个人信息。请最迟于{{ partner_by }}{{ partner_task }}，并书面告知办理内容、所涉系统和时间。",
      },
      {
        id: "no-answer",
        en: "Please do not answer the person yourselves; the answer comes from us. Use what we send you for this request only.",
        zh: "请勿自行答复当事人，由我们统一答复。我们提供的信息仅限用于办理本请求。",
      },
      {
        id: "front-door",
        en: "If a person comes to you with a privacy request, send it to {{ office_contact }} the same day and note when you received it: our time limits count from your receipt.",
        zh: "如有人向贵方提出个人信息请求，请于当日转至{{ office_contact }}并注明收到时间，办理期限自贵方收到之时起算。",
      },
      closing,
    ],
  }),
];
