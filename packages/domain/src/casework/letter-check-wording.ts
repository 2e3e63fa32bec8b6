import { reasonOf } from "../refusal.ts";
import type { Text } from "../text.ts";
import { letterMoment } from "./letter-format.ts";
import type { LetterCheck, LetterCheckCode } from "./letter-checks.ts";
import type { LetterLanguage } from "./letter.ts";

/** A check in words: what it is, and what to know or do about it. */
export interface LetterCheckWords {
  readonly title: Text;
  readonly detail: Text | null;
}

type Words<Code extends LetterCheckCode> = (
  params: LetterCheck<Code>["params"],
  zone: string,
) => LetterCheckWords;

const languageNames: Record<LetterLanguage, Text> = {
  en: { en: "English", zh: "英文" },
  zh: { en: "Chinese", zh: "中文" },
};

function other(language: LetterLanguage): LetterLanguage {
  return language === "en" ? "zh" : "en";
}

function plain(
  title: Text,
  detail: Text | null = null,
): () => LetterCheckWords {
  return () => ({ title, detail });
}

function named(person: Text | null, words: { some: Text; none: Text }): Text {
  if (person === null) return words.none;
  return {
    en: words.some.en.replace("%", () => person.en),
    zh: words.some.zh.replace("%", () => person.zh),
  };
}

const wording: { readonly [Code in LetterCheckCode]: Words<Code> } = {
  notYet: (refusal) => ({
    title: { en: "The case is not there yet", zh: "案件尚未办到这一步" },
    detail: {
      en: reasonOf(refusal, "en"),
      zh: reasonOf(refusal, "zh"),
    },
  }),
  receiverOpen: plain(
    { en: "Nobody chosen yet", zh: "尚未选择收件人" },
    {
      en: "The case has several persons. Choose under “To” who gets this letter.",
      zh: "本案涉及多人，请在“收件人”处选择。",
    },
  ),
  recipientMissing: plain(
    { en: "No address to send to", zh: "没有收件地址" },
    {
      en: "There is no e-mail address on the case, so it goes by post. Write the postal address under “To”.",
      zh: "案件中没有对方的邮箱地址，因此以邮寄方式发出。请在“收件人”处填写邮寄地址。",
    },
  ),
  textMissing: ({ language }) => ({
    title: { en: "A paragraph is empty", zh: "有段落为空" },
    detail: {
      en: `The ${languageNames[language].en} side is sent and has nothing here. Write it or take the paragraph out.`,
      zh: `发送的是${languageNames[language].zh}，但此处没有内容。请补写或移除该段。`,
    },
  }),
  variableMissing: ({ variable, source, language, ask }) => ({
    title: { en: "A variable has no value", zh: "有变量尚无内容" },
    detail: ask
      ? {
          en: `${sentenceCase(variable.en)} (${languageNames[language].en}) is for you to fill in: ${source.en}.`,
          zh: `“${variable.zh}”（${languageNames[language].zh}）需由您填写：${source.zh}。`,
        }
      : {
          en: `${sentenceCase(variable.en)} comes from ${source.en}, where nothing is recorded yet.`,
          zh: `“${variable.zh}”取自${source.zh}，目前尚无记录。`,
        },
  }),
  variableUnknown: ({ name }) => ({
    title: { en: "A variable is not known", zh: "有变量无法识别" },
    detail: {
      en: `This template does not know “${name}”. Take it out or choose one from the list.`,
      zh: `该模板中没有“${name}”。请删除，或从列表中选择。`,
    },
  }),
  paragraphUnreadable: plain(
    { en: "Braces that cannot be read", zh: "花括号无法识别" },
    {
      en: "Double braces may hold the name of one variable and nothing else.",
      zh: "双花括号内只能是一个变量名，不能有其他内容。",
    },
  ),
  approvalMissing: ({ author }) => ({
    title: { en: "No approval yet", zh: "尚未批准" },
    detail: {
      en: `This letter needs a second person. ${author.en} wrote it and cannot approve it.`,
      zh: `此函需由另一人批准。撰写人${author.zh}不能自行批准。`,
    },
  }),
  approvalWaiting: ({ approver }) => ({
    title: { en: "Waiting for approval", zh: "等待批准" },
    detail: named(approver, {
      some: { en: "% was asked.", zh: "已请%批准。" },
      none: { en: "Somebody was asked.", zh: "已请人批准。" },
    }),
  }),
  approvalChangesAsked: ({ approver }) => ({
    title: { en: "Changes asked for", zh: "要求修改" },
    detail: named(approver, {
      some: {
        en: "% wants changes. Change the letter and ask again.",
        zh: "%要求修改。请修改后重新提请批准。",
      },
      none: {
        en: "Change the letter and ask again.",
        zh: "请修改后重新提请批准。",
      },
    }),
  }),
  approvalVoid: plain(
    { en: "Changed after it was approved", zh: "批准后有改动" },
    {
      en: "The approval was for other words. Ask again.",
      zh: "原批准针对改动前的内容。请重新提请批准。",
    },
  ),
  identityMissing: plain(
    { en: "Identity not verified", zh: "尚未核实身份" },
    {
      en: "Personal data leaves with this letter. Verify who will receive it first.",
      zh: "此函将随附个人信息，须先核实收件人身份。",
    },
  ),
  addressChanged: plain(
    { en: "Not the address that was verified", zh: "与核实时的地址不一致" },
    {
      en: "Identity was verified for another address. Verify it for this one.",
      zh: "身份核实针对的是另一地址，请针对此地址重新核实。",
    },
  ),
  complaintChannelMissing: plain(
    { en: "Complaint channel missing", zh: "缺少投诉渠道" },
    {
      en: "This answer refuses something, so it has to say where to complain. Use a template that does.",
      zh: "此答复含有拒绝内容，必须告知投诉渠道。请改用包含该内容的模板。",
    },
  ),
  sentSideOlder: ({ older }) => ({
    title: {
      en: `${languageNames[older].en} is older than ${languageNames[other(older)].en}`,
      zh: `${languageNames[older].zh}早于${languageNames[other(older)].zh}`,
    },
    detail: {
      en: "This is the side the person receives. Bring it up to date and mark it as current.",
      zh: "这是对方将收到的文本。请更新后标为最新。",
    },
  }),
  otherSideOlder: ({ older }) => ({
    title: {
      en: `${languageNames[older].en} is older than ${languageNames[other(older)].en}`,
      zh: `${languageNames[older].zh}早于${languageNames[other(older)].zh}`,
    },
    detail: {
      en: "The archive translation does not follow the last change.",
      zh: "存档译文尚未随最近的改动更新。",
    },
  }),
  otherSideIncomplete: ({ variable, language }) => ({
    title: {
      en: `${languageNames[language].en} translation has a hole`,
      zh: `${languageNames[language].zh}译文不完整`,
    },
    detail: {
      en: `${sentenceCase(variable.en)} has no ${languageNames[language].en} value.`,
      zh: `“${variable.zh}”没有${languageNames[language].zh}内容。`,
    },
  }),
  complaintChannelFromMemory: plain(
    { en: "Complaint channel from memory", zh: "投诉渠道凭记忆录入" },
    {
      en: "Nobody has checked this authority against its source yet. Check its name before you send.",
      zh: "该机构名称尚未对照来源核实，请在发送前核对。",
    },
  ),
  newSinceOpened: ({ count }) => ({
    title: { en: "Something new in the case", zh: "案件有新内容" },
    detail: {
      en:
        count === 1
          ? "1 entry arrived while you wrote. Look before you send."
          : `${count} entries arrived while you wrote. Look before you send.`,
      zh: `撰写期间新增 ${count} 条记录，请查看后再发送。`,
    },
  }),
  attachmentMissing: plain(
    { en: "Nothing attached", zh: "没有附件" },
    {
      en: "This letter hands over data, but no file is attached.",
      zh: "此函应提供个人信息，但没有附件。",
    },
  ),
  attachmentUnchecked: ({ name, checked, total }) => ({
    title: { en: "Other people’s data", zh: "他人信息" },
    detail: {
      en: `${name}: ${checked} of ${total} files checked.`,
      zh: `${name}：共 ${total} 个文件，已检查 ${checked} 个。`,
    },
  }),
  charactersMissingInPdf: ({ characters }) => ({
    title: { en: "Characters the PDF cannot show", zh: "PDF 无法显示的字符" },
    detail: {
      en: `${characters} would print as empty boxes. The mail itself shows them.`,
      zh: `${characters} 在 PDF 中会显示为空框，邮件正文不受影响。`,
    },
  }),
  approved: ({ approver }) => ({
    title: { en: "Approved", zh: "已批准" },
    detail: named(approver, {
      some: { en: "By %.", zh: "批准人：%。" },
      none: { en: "By a second person.", zh: "由另一人批准。" },
    }),
  }),
  identityVerified: ({ method, at }, zone) => {
    const moment = letterMoment(at, zone);
    return {
      title: { en: "Identity verified", zh: "身份已核实" },
      detail: {
        en: `${method.en}, ${moment.en}`,
        zh: `${method.zh}，${moment.zh}`,
      },
    };
  },
  addressUnchanged: plain({
    en: "Address unchanged since verification",
    zh: "核实后地址未变",
  }),
  postAddressToCompare: plain(
    { en: "Compare the postal address", zh: "核对邮寄地址" },
    {
      en: "Personal data leaves by post. See that this is where the person lives whose identity was verified.",
      zh: "个人信息将以邮寄方式发出，请确认该地址确为已核实身份者的住址。",
    },
  ),
  complaintChannelPresent: plain({
    en: "Complaint channel present",
    zh: "已写明投诉渠道",
  }),
  attachmentsChecked: ({ count }) => ({
    title: {
      en: "Attachments checked for other people’s data",
      zh: "附件已检查他人信息",
    },
    detail: {
      en: count === 1 ? "1 file" : `${count} files`,
      zh: `${count} 个文件`,
    },
  }),
  bothSidesCurrent: plain({
    en: "English and Chinese say the same",
    zh: "中英文一致",
  }),
  nothingNew: plain({
    en: "Nothing new since you opened the case",
    zh: "打开案件后没有新内容",
  }),
};

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A check in both languages; moments are told in `zone` (IANA). */
export function letterCheckWords<Code extends LetterCheckCode>(
  check: LetterCheck<Code>,
  zone: string,
): LetterCheckWords {
  return wording[check.code](check.params, zone);
}
