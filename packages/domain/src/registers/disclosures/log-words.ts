import type { LogWords } from "../../log/sentence.ts";

/** What happens to a disclosure, in sentences of the log. */
export const disclosureLogWords: LogWords = {
  "disclosures.received": {
    en: "{case} came in through {who}",
    zh: "{who}收到 {case}",
  },
  "disclosures.corrected": {
    en: "{who} corrected {case}",
    zh: "{who}更正了 {case}",
  },
  "disclosures.instrument-logged": {
    en: "{who} logged the instrument of {case}",
    zh: "{who}登记了 {case} 的法律文书",
  },
  "disclosures.authority-verified": {
    en: "{who} verified the authority of {case}",
    zh: "{who}核实了 {case} 的机关身份",
  },
  "disclosures.agency-added": {
    en: "{who} added an agency to the directory",
    zh: "{who}在名录中添加了机关",
  },
  "disclosures.reviewed": {
    en: "{who} reviewed {case}",
    zh: "{who}审查了 {case}",
  },
  "disclosures.scope-set": {
    en: "{who} settled the scope of {case}",
    zh: "{who}确定了 {case} 的范围",
  },
  "disclosures.challenged": {
    en: "{who} narrowed or objected in {case}",
    zh: "{who}在 {case} 中提出限缩或异议",
  },
  "disclosures.challenge-answered": {
    en: "{who} recorded a reply to an objection in {case}",
    zh: "{who}登记了 {case} 中对异议的答复",
  },
  "disclosures.recipient-bound": {
    en: "{who} recorded what binds the recipient of {case}",
    zh: "{who}登记了 {case} 接收方的承诺",
  },
  "disclosures.told-before": {
    en: "{who} recorded the notice before {case}",
    zh: "{who}登记了 {case} 的事先告知",
  },
  "disclosures.consent-recorded": {
    en: "{who} recorded the consent to {case}",
    zh: "{who}登记了 {case} 的同意",
  },
  "disclosures.package-built": {
    en: "{who} built the encrypted package of {case}",
    zh: "{who}生成了 {case} 的加密包",
  },
  "disclosures.release-asked": {
    en: "{who} asked {what} to approve the release in {case}",
    zh: "{who}请{what}批准 {case} 的提供",
  },
  "disclosures.release-approved": {
    en: "{who} approved the release in {case}",
    zh: "{who}批准了 {case} 的提供",
  },
  "disclosures.release-declined": {
    en: "{who} asked for changes before the release in {case}",
    zh: "{who}要求在提供前修改 {case}",
  },
  "disclosures.released": {
    en: "{who} released data in {case}",
    zh: "{who}在 {case} 中提供了数据",
  },
  "disclosures.refused": {
    en: "{who} answered {case}: nothing is given",
    zh: "{who}答复 {case}：不予提供",
  },
  "disclosures.paper-recorded": {
    en: "{who} recorded the paper that followed in {case}",
    zh: "{who}登记了 {case} 补交的文书",
  },
  "disclosures.receipt-recorded": {
    en: "{who} recorded the receipt in {case}",
    zh: "{who}登记了 {case} 的签收",
  },
  "disclosures.preserved": {
    en: "{who} recorded what is preserved in {case}",
    zh: "{who}登记了 {case} 的保全",
  },
  "disclosures.secrecy-set": {
    en: "{who} recorded the secrecy of {case}",
    zh: "{who}登记了 {case} 的保密要求",
  },
  "disclosures.secrecy-ended": {
    en: "The secrecy of {case} ended",
    zh: "{case} 的保密届满",
  },
  "disclosures.notice-decided": {
    en: "{who} decided on the notice in {case}",
    zh: "{who}决定了 {case} 的告知",
  },
  "disclosures.notice-given": {
    en: "{who} recorded the notice in {case}",
    zh: "{who}登记了 {case} 的告知",
  },
  "disclosures.closed": {
    en: "{who} closed {case}",
    zh: "{who}办结了 {case}",
  },
  "disclosures.withdrawn": {
    en: "{who} recorded that {case} was withdrawn",
    zh: "{who}登记 {case} 已撤回",
  },
  "disclosures.reopened": {
    en: "{who} reopened {case}",
    zh: "{who}重新打开了 {case}",
  },
  "disclosures.entry-written": {
    en: "{who} entered {case} in the register",
    zh: "{who}将 {case} 载入登记册",
  },
  "disclosures.correction-asked": {
    en: "{who} proposed a correction of an entry of {case}",
    zh: "{who}提议更正 {case} 的登记",
  },
  "disclosures.correction-declined": {
    en: "{who} declined a correction of an entry of {case}",
    zh: "{who}未同意更正 {case} 的登记",
  },
  "disclosures.entry-corrected": {
    en: "{who} confirmed a correction of an entry of {case}",
    zh: "{who}确认了 {case} 登记的更正",
  },
  "disclosures.entry-voided": {
    en: "{who} confirmed that an entry of {case} is void",
    zh: "{who}确认 {case} 的登记作废",
  },
  "disclosures.register-printed": {
    en: "{who} printed an extract of the register",
    zh: "{who}打印了登记册摘录",
  },
  "disclosures.assigned": {
    en: "{who} assigned {case} to {what}",
    zh: "{who}将 {case} 分派给{what}",
  },
  "disclosures.assign-undone": {
    en: "{who} took back who {case} was assigned to",
    zh: "{who}撤回了 {case} 的分派",
  },
  "disclosures.noted": {
    en: "{who} wrote a note in {case}",
    zh: "{who}在 {case} 中写了备注",
  },
  "disclosures.task-added": {
    en: "{who} added a task to {case}",
    zh: "{who}为 {case} 添加了任务",
  },
  "disclosures.task-set": {
    en: "{who} moved a task of {case} on",
    zh: "{who}更新了 {case} 的任务",
  },
  "disclosures.task-assigned": {
    en: "{who} gave a task of {case} to {what}",
    zh: "{who}将 {case} 的任务交给{what}",
  },
  "disclosures.nudged": {
    en: "{who} reminded {what} of {case}",
    zh: "{who}就 {case} 提醒了{what}",
  },
  "disclosures.report-frozen": {
    en: "{who} froze a transparency report",
    zh: "{who}冻结了一份透明度报告",
  },
  "disclosures.report-signed": {
    en: "{who} signed a transparency report off",
    zh: "{who}签发了一份透明度报告",
  },
  "disclosures.file-added": {
    en: "{who} added a file to {case}",
    zh: "{who}为 {case} 添加了文件",
  },
  "disclosures.bulk-started": {
    en: "{who} began work on many disclosures at once",
    zh: "{who}开始批量办理披露案件",
  },
  "disclosures.bulk-finished": {
    en: "A run of {who} over many disclosures ended",
    zh: "{who}的批量办理已结束",
  },
  "disclosures.bulk-cancelled": {
    en: "{who} stopped a run over many disclosures",
    zh: "{who}停止了批量办理",
  },
};
