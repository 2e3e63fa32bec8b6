import type { LogWords } from "../../log/sentence.ts";

/** What happens to a request, in sentences of the log. */
export const requestLogWords: LogWords = {
  "requests.received": {
    en: "{case} came in through {who}",
    zh: "{who}收到 {case}",
  },
  "requests.imported": {
    en: "{who} imported {case}",
    zh: "{who}导入了 {case}",
  },
  "requests.mail-opened": {
    en: "A mail opened {case}",
    zh: "一封邮件开立了 {case}",
  },
  "requests.mail-attached": {
    en: "A mail came in for {case}",
    zh: "{case} 收到一封来信",
  },
  "requests.message-attached": {
    en: "A message came in for {case}",
    zh: "{case} 收到一条来信",
  },
  "requests.mail-unverified": {
    en: "A mail for {case} came from an unverified sender",
    zh: "{case} 收到发件人未核实的邮件",
  },
  "requests.mail-auto": {
    en: "An automatic mail came in for {case}",
    zh: "{case} 收到一封自动邮件",
  },
  "requests.mail-came-again": {
    en: "The same mail came again for {case}",
    zh: "同一邮件再次寄达 {case}",
  },
  "requests.mail-discarded": {
    en: "{who} discarded a mail",
    zh: "{who}丢弃了一封邮件",
  },
  "requests.classified": {
    en: "{who} classified {case}",
    zh: "{who}对 {case} 进行了分类",
  },
  "requests.corrected": {
    en: "{who} corrected {case}",
    zh: "{who}更正了 {case}",
  },
  "requests.identity-verified": {
    en: "{who} identified the sender of {case}",
    zh: "{who}核实了 {case} 请求人的身份",
  },
  "requests.searched": {
    en: "{who} finished the search for {case}",
    zh: "{who}完成了 {case} 的检索",
  },
  "requests.decided": {
    en: "{who} decided {case}",
    zh: "{who}对 {case} 作出决定",
  },
  "requests.answered": {
    en: "{case} was answered by {who}",
    zh: "{who}答复了 {case}",
  },
  "requests.reply-recorded": {
    en: "{who} recorded a reply in {case}",
    zh: "{who}在 {case} 中登记了回复",
  },
  "requests.done-recorded": {
    en: "{who} recorded in {case} what was done",
    zh: "{who}在 {case} 中登记了已办事项",
  },
  "requests.pause-prepared": {
    en: "{who} prepared a pause of {case}",
    zh: "{who}准备中止 {case} 的时限",
  },
  "requests.resumed": {
    en: "{who} let the clock of {case} run again",
    zh: "{who}恢复了 {case} 的计时",
  },
  "requests.extension-prepared": {
    en: "{who} prepared an extension of {case}",
    zh: "{who}准备延长 {case} 的期限",
  },
  "requests.closed": { en: "{who} closed {case}", zh: "{who}办结了 {case}" },
  "requests.withdrawn": {
    en: "{who} recorded that {case} was withdrawn",
    zh: "{who}登记 {case} 已撤回",
  },
  "requests.marked-spam": {
    en: "{who} marked {case} as spam",
    zh: "{who}将 {case} 标为垃圾邮件",
  },
  "requests.merged": {
    en: "{who} merged {case} into another",
    zh: "{who}将 {case} 并入另一案件",
  },
  "requests.merge-received": {
    en: "{case} took in another case through {who}",
    zh: "{who}将另一案件并入 {case}",
  },
  "requests.merge-undone": {
    en: "{who} gave back from {case} what another case had brought",
    zh: "{who}将另一案件并入的内容从 {case} 退回",
  },
  "requests.fee-recorded": {
    en: "{who} recorded a fee in {case}",
    zh: "{who}在 {case} 中登记了费用",
  },
  "requests.reopened": {
    en: "{who} reopened {case}",
    zh: "{who}重新打开了 {case}",
  },
  "requests.assigned": {
    en: "{who} assigned {case} to {what}",
    zh: "{who}将 {case} 分派给{what}",
  },
  "requests.assign-undone": {
    en: "{who} took back who {case} was assigned to",
    zh: "{who}撤回了 {case} 的分派",
  },
  "requests.noted": {
    en: "{who} wrote a note in {case}",
    zh: "{who}在 {case} 中写了备注",
  },
  "requests.sender-judged": {
    en: "{who} judged the sender of a mail in {case}",
    zh: "{who}认定了 {case} 中邮件的发件人",
  },
  "requests.task-added": {
    en: "{who} added a task to {case}",
    zh: "{who}为 {case} 添加了任务",
  },
  "requests.task-set": {
    en: "{who} moved a task of {case} on",
    zh: "{who}更新了 {case} 的任务",
  },
  "requests.task-assigned": {
    en: "{who} gave a task of {case} to {what}",
    zh: "{who}将 {case} 的任务交给{what}",
  },
  "requests.letter-started": {
    en: "{who} began a letter in {case}",
    zh: "{who}在 {case} 中起草了信函",
  },
  "requests.letter-edited": {
    en: "{who} wrote on a letter of {case}",
    zh: "{who}编辑了 {case} 的信函",
  },
  "requests.letter-side-current": {
    en: "{who} brought a translation in {case} up to date",
    zh: "{who}更新了 {case} 信函的译文",
  },
  "requests.letter-discarded": {
    en: "{who} discarded a letter of {case}",
    zh: "{who}放弃了 {case} 的信函",
  },
  "requests.letter-queued": {
    en: "{who} sent a letter of {case} on its way",
    zh: "{who}发出了 {case} 的信函",
  },
  "requests.letter-stopped": {
    en: "{who} stopped a letter of {case}",
    zh: "{who}拦下了 {case} 的信函",
  },
  "requests.letter-sent": {
    en: "A letter of {case} left",
    zh: "{case} 的信函已送出",
  },
  "requests.letter-addressed": {
    en: "{who} wrote the postal address on a letter of {case}",
    zh: "{who}填写了 {case} 信函的邮寄地址",
  },
  "requests.letter-fixed": {
    en: "{who} fixed a letter of {case} for printing",
    zh: "{who}将 {case} 的信函定稿待打印",
  },
  "requests.letter-printed": {
    en: "A letter of {case} is ready to be printed",
    zh: "{case} 的信函可以打印",
  },
  "requests.letter-posted": {
    en: "{who} posted a letter of {case}",
    zh: "{who}寄出了 {case} 的信函",
  },
  "requests.letter-delayed": {
    en: "A letter of {case} was delayed",
    zh: "{case} 的信函送出延迟",
  },
  "requests.letter-failed": {
    en: "A letter of {case} could not be delivered",
    zh: "{case} 的信函未能送达",
  },
  "requests.nudged": {
    en: "{who} reminded {what} of {case}",
    zh: "{who}就 {case} 提醒了{what}",
  },
  "requests.approval-asked": {
    en: "{who} asked {what} to approve in {case}",
    zh: "{who}请{what}批准 {case}",
  },
  "requests.approval-given": {
    en: "{who} approved in {case}",
    zh: "{who}批准了 {case} 的信函",
  },
  "requests.approval-declined": {
    en: "{who} asked for changes in {case}",
    zh: "{who}要求修改 {case} 的信函",
  },
  "requests.file-added": {
    en: "{who} added a file to {case}",
    zh: "{who}为 {case} 添加了文件",
  },
  "requests.statement-made": {
    en: "{who} made the statement of disclosures in {case}",
    zh: "{who}制作了 {case} 的披露记录说明",
  },
  "requests.supplement-owed": {
    en: "{case} came back: our disclosure records may tell more now",
    zh: "{case} 重新办理：披露记录现可告知更多内容",
  },
  "requests.statement-enclosed": {
    en: "{who} enclosed the statement of disclosures in {case}",
    zh: "{who}附上了 {case} 的披露记录说明",
  },
  "requests.entry-matched": {
    en: "{who} said whether an entry is about the person of {case}",
    zh: "{who}确认了记录是否涉及 {case} 的当事人",
  },
  "requests.enclosure-removed": {
    en: "{who} removed an enclosure in {case}",
    zh: "{who}移除了 {case} 的附件",
  },
  "requests.enclosure-checked": {
    en: "{who} checked an enclosure in {case}",
    zh: "{who}核对了 {case} 的附件",
  },
  "requests.bulk-started": {
    en: "{who} began work on many requests at once",
    zh: "{who}开始批量办理请求",
  },
  "requests.bulk-finished": {
    en: "A run of {who} over many requests ended",
    zh: "{who}的批量办理已结束",
  },
  "requests.bulk-cancelled": {
    en: "{who} stopped a run over many requests",
    zh: "{who}停止了批量办理",
  },
};
