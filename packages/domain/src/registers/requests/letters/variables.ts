import {
  askedVariable as asked,
  declaredVariables,
  knownVariable as known,
  type VariableWords,
} from "../../../casework/letter-variables.ts";
import type { Text } from "../../../text.ts";

const caseFacts: Text = { en: "the facts of the case", zh: "案件事实" };
const clocks: Text = { en: "the clocks of the case", zh: "案件期限" };
const decision: Text = { en: "the decision", zh: "处理决定" };
const tasks: Text = { en: "the search tasks", zh: "检索任务" };
const office: Text = { en: "the office settings", zh: "部门设置" };
const complaints: Text = {
  en: "the list of complaint channels, by the person’s residence",
  zh: "投诉渠道表（按对方居住地）",
};
const statutoryChange: Text = {
  en: "the pause or extension on record",
  zh: "已登记的暂停或延期",
};

const declared = {
  salutation: asked("form of address", "称呼", {
    en: "how the person is addressed, such as “Ms Vogel”",
    zh: "对对方的称呼，如“王女士”",
  }),
  reference: known("case number", "案件编号", caseFacts),
  received_on: known("day of receipt", "收到日期", caseFacts),
  request_types: known("what was asked", "请求事项", caseFacts),
  partner_name: known("partner", "合作方", caseFacts),
  partner_received_on: known(
    "day the partner received it",
    "合作方收到日期",
    caseFacts,
  ),
  withdrawn_on: known("day of withdrawal", "撤回日期", caseFacts),
  main_reference: known("number of the main case", "主案编号", caseFacts),
  opt_out_channels: known("channels", "渠道", caseFacts),
  policy_title: known("privacy policy", "隐私政策", caseFacts),
  office_name: known("office", "部门名称", office),
  office_contact: known("our address", "联系邮箱", office),
  sender_name: known("sender", "发函人", office),
  sender_role: known("role of the sender", "发函人职务", office),
  answer_by: known("answer due", "答复期限", clocks),
  outcome_by: known("outcome due", "结果期限", clocks),
  policy_date: known("date promised by the policy", "政策承诺期限", clocks),
  complaint_channel: asked("complaint channel", "投诉渠道", {
    en: "the authority for the place where the person lives; the list’s entry is offered",
    zh: "对方居住地的主管机关，系统会按投诉渠道表给出",
  }),
  court_route: known("way to a court", "司法途径", complaints),
  complaint_limit: known("time limit for a complaint", "投诉时限", complaints),
  systems_searched: known("systems searched", "检索的系统", tasks),
  file_count: known("files attached", "附件", {
    en: "the files attached to this letter",
    zh: "此函所附文件",
  }),
  refusal_ground: known("ground", "理由", decision),
  refusal_citation: asked("legal basis of the refusal", "拒绝依据", {
    en: "the article it rests on; the decision’s is offered",
    zh: "所依据的条款，系统会按处理决定给出",
  }),
  refusal_reason: asked("reasons", "具体原因", {
    en: "why, in words the person understands",
    zh: "以对方能理解的语言说明原因",
  }),
  withheld: asked("what is left out", "未提供的内容", {
    en: "what the person does not get",
    zh: "未向对方提供的内容",
  }),
  extension_old_due: known("date before", "原期限", statutoryChange),
  extension_new_due: known("new date", "新期限", statutoryChange),
  extension_ground: known(
    "ground of the extension",
    "延期理由",
    statutoryChange,
  ),
  extension_citation: known("legal basis", "法律依据", statutoryChange),
  pause_ground: known("ground of the pause", "暂停理由", statutoryChange),
  pause_citation: known("legal basis", "法律依据", statutoryChange),
  pause_from: known("start of the pause", "暂停起始日", statutoryChange),
  pause_old_due: known("date without the pause", "原期限", statutoryChange),
  pause_new_due: known("new date", "新期限", statutoryChange),
  reply_by: asked("reply by", "回复期限", {
    en: "the day by which the person should answer",
    zh: "请对方回复的日期",
  }),
  detail_needed: asked("our question", "需要说明的问题", {
    en: "what you need to know from the person",
    zh: "需要对方说明的内容",
  }),
  code_channel: asked("where the code went", "验证码去向", {
    en: "the contact point on file, masked, such as “the number ending in 42”",
    zh: "已登记的联系方式（隐去部分字符），如“尾号 42 的手机”",
  }),
  code_valid_until: asked("code valid until", "验证码有效期", {
    en: "the day until which the code works",
    zh: "验证码的有效截止日期",
  }),
  id_document: asked("document", "证件", {
    en: "which document you need, and which side",
    zh: "需要的证件及页面",
  }),
  id_needed: asked("what must be legible", "须清晰可见的内容", {
    en: "what must stay legible; all else may be covered",
    zh: "须保持可见的内容，其余可遮盖",
  }),
  id_ground: asked("legal basis for the document", "索取证件的依据", {
    en: "the law that lets you ask for it",
    zh: "索取证件的法律依据",
  }),
  id_delete_on: asked("document deleted on", "证件删除日期", {
    en: "the day on which the copy is deleted",
    zh: "证件副本的删除日期",
  }),
  secret_channel: asked("way of the password", "密码发送方式", {
    en: "how the password reaches the person, such as “text message”",
    zh: "密码的发送方式，如“短信”",
  }),
  retention_period: asked("retention period", "保存期限", {
    en: "how long the data is kept, from the retention schedule",
    zh: "保存期限，见保存期限表",
  }),
  recipients: asked("recipients", "接收方", {
    en: "how many recipients got data, such as “3 recipients”",
    zh: "接收方数量，如“3 个接收方”",
  }),
  file_format: asked("file format", "文件格式", {
    en: "the format, such as “JSON”",
    zh: "文件格式，如“JSON”",
  }),
  correction_made: asked("what was corrected", "更正内容", {
    en: "what was wrong and what stands there now",
    zh: "原内容及更正后的内容",
  }),
  done_on: asked("done on", "完成日期", {
    en: "the day on which it was done",
    zh: "完成日期",
  }),
  deleted_data: asked("what was deleted", "已删除的信息", {
    en: "the data that was deleted",
    zh: "已删除的信息",
  }),
  retained_data: asked("what is kept", "仍保存的信息", {
    en: "the data that stays",
    zh: "仍需保存的信息",
  }),
  retained_until: asked("kept until", "保存至", {
    en: "when it is deleted or looked at again",
    zh: "删除或复核的日期",
  }),
  use_concerned: asked("use concerned", "涉及的处理活动", {
    en: "the use of data that is meant, such as “advertising by profile”",
    zh: "所涉处理活动，如“个性化推荐”",
  }),
  opt_out_effective_on: asked("effective from", "生效日期", {
    en: "the day from which nothing more is sent",
    zh: "停止发送的日期",
  }),
  minor_account: asked("account of the minor", "未成年人账户", {
    en: "whose data it was, without the full name",
    zh: "所涉账户（不写全名）",
  }),
  isolated_on: asked("isolated on", "隔离日期", {
    en: "the day from which nobody could use the data",
    zh: "停止使用该信息的日期",
  }),
  finding: asked("what we found", "核查结果", {
    en: "what the check showed",
    zh: "核查结果",
  }),
  action_taken: asked("what we did", "处理措施", {
    en: "what was changed because of it",
    zh: "已采取的措施",
  }),
  enquiry_answer: asked("the answer", "答复内容", {
    en: "the answer to the question",
    zh: "对问题的答复",
  }),
  progress_done: asked("done so far", "已完成事项", {
    en: "what has been done so far",
    zh: "目前已完成的事项",
  }),
  progress_next: asked("still to do", "后续事项", {
    en: "what is still to be done",
    zh: "尚待完成的事项",
  }),
  next_update_on: asked("next news by", "下次告知日期", {
    en: "the day by which the person hears from us again",
    zh: "下次告知进展的日期",
  }),
  partner_task: asked("what the partner does", "合作方事项", {
    en: "what the partner has to do, such as “delete the data of this person”",
    zh: "请合作方办理的事项，如“删除该人的个人信息”",
  }),
  partner_by: asked("partner’s date", "合作方期限", {
    en: "the day by which the partner confirms",
    zh: "合作方确认的期限",
  }),
  other_contact: asked("who can help", "可联系的部门", {
    en: "who can help instead, with an address",
    zh: "可以提供帮助的部门及联系方式",
  }),
} as const satisfies Record<string, VariableWords>;

export type RequestLetterVariable = keyof typeof declared;

/** Every variable that letters of the request register may use. */
export const requestLetterVariables = declaredVariables(declared);
