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
  "requests.message-attached": {
    en: "A message came in for {case}",
    zh: "{case} 收到一条来信",
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
  "requests.nudged": {
    en: "{who} reminded {what} of {case}",
    zh: "{who}就 {case} 提醒了{what}",
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
