import type { LogWords } from "./sentence.ts";

/** What can be done to a case of any register, in the name of its register. */
const ofEach: LogWords = {
  sealed: { en: "{who} sealed {case}", zh: "{who}封存了 {case}" },
  unsealed: {
    en: "{who} agreed to open {case}, and it is sealed no more",
    zh: "{who}同意解除 {case} 的封存，现已解除",
  },
  "unseal-asked": {
    en: "{who} asked to open the sealed {case}",
    zh: "{who}申请解除 {case} 的封存",
  },
  "unseal-declined": {
    en: "{who} declined to open the sealed {case}",
    zh: "{who}不同意解除 {case} 的封存",
  },
  named: {
    en: "{who} opened {case} to {what}",
    zh: "{who}将 {case} 开放给{what}",
  },
  "naming-asked": {
    en: "{who} asked to open the sealed {case} to {what}",
    zh: "{who}申请将已封存的 {case} 开放给{what}",
  },
  "naming-declined": {
    en: "{who} declined to open the sealed {case} to {what}",
    zh: "{who}不同意将已封存的 {case} 开放给{what}",
  },
  "glass-broken": {
    en: "{case} had nobody left who could open it, and {who} opened it as the second of two",
    zh: "{case} 已无人能开启，{who}作为第二人将其紧急开启",
  },
  unnamed: {
    en: "{who} took {what} off the list of {case}",
    zh: "{who}将{what}移出 {case} 的名单",
  },
  "macro-run": {
    en: "{who} ran a macro on {case}",
    zh: "{who}在 {case} 上运行了宏",
  },
  "macro-undone": {
    en: "{who} undid a macro on {case}",
    zh: "{who}撤回了 {case} 上的宏",
  },
  "mail-attached": {
    en: "A mail came in for {case}",
    zh: "{case} 收到一封来信",
  },
  "mail-unverified": {
    en: "A mail for {case} came from an unverified sender",
    zh: "{case} 收到发件人未核实的邮件",
  },
  "mail-auto": {
    en: "An automatic mail came in for {case}",
    zh: "{case} 收到一封自动邮件",
  },
  "mail-came-again": {
    en: "The same mail came again for {case}",
    zh: "同一邮件再次寄达 {case}",
  },
  "sender-judged": {
    en: "{who} judged the sender of a mail in {case}",
    zh: "{who}认定了 {case} 中邮件的发件人",
  },
  "letter-started": {
    en: "{who} began a letter in {case}",
    zh: "{who}在 {case} 中起草了信函",
  },
  "letter-edited": {
    en: "{who} wrote on a letter of {case}",
    zh: "{who}编辑了 {case} 的信函",
  },
  "letter-side-current": {
    en: "{who} brought a translation in {case} up to date",
    zh: "{who}更新了 {case} 信函的译文",
  },
  "letter-discarded": {
    en: "{who} discarded a letter of {case}",
    zh: "{who}放弃了 {case} 的信函",
  },
  "letter-queued": {
    en: "{who} sent a letter of {case} on its way",
    zh: "{who}发出了 {case} 的信函",
  },
  "letter-stopped": {
    en: "{who} stopped a letter of {case}",
    zh: "{who}拦下了 {case} 的信函",
  },
  "letter-sent": {
    en: "A letter of {case} left",
    zh: "{case} 的信函已送出",
  },
  "letter-addressed": {
    en: "{who} wrote the postal address on a letter of {case}",
    zh: "{who}填写了 {case} 信函的邮寄地址",
  },
  "letter-redirected": {
    en: "{who} chose another receiver for a letter of {case}",
    zh: "{who}更换了 {case} 信函的收件人",
  },
  "letter-fixed": {
    en: "{who} fixed a letter of {case} for printing",
    zh: "{who}将 {case} 的信函定稿待打印",
  },
  "letter-printed": {
    en: "A letter of {case} is ready to be printed",
    zh: "{case} 的信函可以打印",
  },
  "letter-posted": {
    en: "{who} posted a letter of {case}",
    zh: "{who}寄出了 {case} 的信函",
  },
  "letter-delayed": {
    en: "A letter of {case} was delayed",
    zh: "{case} 的信函送出延迟",
  },
  "letter-failed": {
    en: "A letter of {case} could not be delivered",
    zh: "{case} 的信函未能送达",
  },
  "approval-asked": {
    en: "{who} asked {what} to approve in {case}",
    zh: "{who}请{what}批准 {case}",
  },
  "approval-given": {
    en: "{who} approved in {case}",
    zh: "{who}批准了 {case} 的信函",
  },
  "approval-declined": {
    en: "{who} asked for changes in {case}",
    zh: "{who}要求修改 {case} 的信函",
  },
  "enclosure-removed": {
    en: "{who} removed an enclosure in {case}",
    zh: "{who}移除了 {case} 的附件",
  },
  "enclosure-checked": {
    en: "{who} checked an enclosure in {case}",
    zh: "{who}核对了 {case} 的附件",
  },
};

/** The same for all of them, in the name of the house. */
const ofAll: LogWords = {
  "seals.glass-asked": {
    en: "{who} asked {what} to open a sealed case with them that nobody can open any more",
    zh: "{who}请{what}一同开启已无人能开启的封存案件",
  },
  "seals.glass-granted": {
    en: "{who} agreed with {what} to open a sealed case that nobody can open any more",
    zh: "{who}同意与{what}一同开启已无人能开启的封存案件",
  },
  "seals.glass-declined": {
    en: "{who} declined to open a sealed case with {what}",
    zh: "{who}未同意与{what}一同开启封存案件",
  },
  "cases.hold-set": {
    en: "{who} set a legal hold on {case}",
    zh: "{who}对 {case} 设置了法律保全",
  },
  "cases.hold-lifted": {
    en: "{who} lifted the legal hold on {case}",
    zh: "{who}解除了 {case} 的法律保全",
  },
  "cases.erasure-asked": {
    en: "{who} asked to erase the person's data of {case}",
    zh: "{who}申请删除 {case} 中的个人数据",
  },
  "cases.erasure-declined": {
    en: "{who} declined or withdrew the erasure of {case}",
    zh: "{who}拒绝或撤回了 {case} 的个人数据删除申请",
  },
  "cases.erased": {
    en: "{who} agreed, and the person's data of {case} was erased",
    zh: "{who}同意后，{case} 中的个人数据已被删除",
  },
  "macros.saved": { en: "{who} saved a macro", zh: "{who}保存了一个宏" },
  "macros.updated": { en: "{who} changed a macro", zh: "{who}修改了一个宏" },
  "macros.removed": { en: "{who} removed a macro", zh: "{who}删除了一个宏" },
  "macros.restored": {
    en: "{who} brought a macro back",
    zh: "{who}恢复了一个宏",
  },
};

/** Sentences about what every register's cases have in common: seals, holds, erasure, macros. */
export function caseWords(registers: readonly string[]): LogWords {
  return {
    ...ofAll,
    ...Object.fromEntries(
      registers.flatMap((register) =>
        Object.entries(ofEach).map(([what, words]) => [
          `${register}.${what}`,
          words,
        ]),
      ),
    ),
  };
}
