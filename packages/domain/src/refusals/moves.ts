import type { RefusalSentence } from "./sentence.ts";

/** Moves of a case. */
export const moveRefusals = {
  wrongStage: {
    status: 422,
    sentence: {
      en: "Not done. The case is no longer at a stage where this is possible. Reload the case.",
      zh: "未执行：案件当前阶段不允许此操作。请刷新案件。",
    },
  },
  verificationNotNeeded: {
    status: 422,
    sentence: {
      en: "Not done. Nothing asked here needs proof of identity, so none may be asked for.",
      zh: "未执行：本案所请求的事项无需核实身份，不得要求提供证明。",
    },
  },
  alreadyVerified: {
    status: 422,
    sentence: {
      en: "Not done. Identity is verified for this case and this address already.",
      zh: "未执行：本案件及该地址的身份已核实。",
    },
  },
  identityNotVerified: {
    status: 422,
    sentence: {
      en: "Not done. Personal data would leave, and identity is not verified for the present address. Verify identity first.",
      zh: "未执行：将提供个人信息，但当前地址的身份尚未核实。请先核实身份。",
    },
  },
  tasksOutstanding: {
    status: 422,
    one: "Not done. One task is still open. Finish it or mark it as not needed.",
    sentence: {
      en: "Not done. {{count}} tasks are still open. Finish them or mark them as not needed.",
      zh: "未执行：还有 {{count}} 项任务未完成。请完成，或标为无需办理。",
    },
  },
  cannotStartYet: {
    status: 422,
    sentence: {
      en: "Not saved. This task waits for another one. Finish that one first.",
      zh: "未保存：该任务须等待另一项任务完成。",
    },
  },
  statementNotAsked: {
    status: 422,
    sentence: {
      en: "Not done. Nobody asked for data or for our disclosure records on this case.",
      zh: "未执行：本案并未请求查阅个人信息或披露记录。",
    },
  },
  statementMissing: {
    status: 422,
    sentence: {
      en: "Not saved. The statement of disclosures is not made yet. Make it first, then decide.",
      zh: "未保存：尚未制作披露记录说明。请先制作，再作决定。",
    },
  },
  statementOwed: {
    status: 422,
    sentence: {
      en: "Not done. Our disclosure records tell of this person, and no statement says what they tell today. Make it on the case under Work, then answer.",
      zh: "未执行：披露记录中有应告知本人的内容，而尚无与今日记录一致的说明。请先在本案“办理”中制作说明，再作答复。",
    },
  },
  statementNotEnclosed: {
    status: 422,
    sentence: {
      en: "Not sent. The statement of disclosures does not go with this letter yet. Enclose it on the case under Work, then send.",
      zh: "未发出：该信函尚未附上披露记录说明。请先在本案“办理”中附上，再发出。",
    },
  },
  statementEnclosed: {
    status: 422,
    sentence: {
      en: "Not done. This statement already goes with another letter. Make a new one.",
      zh: "未执行：该说明已随另一封信函。请重新制作。",
    },
  },
  reportPeriodOpen: {
    status: 422,
    sentence: {
      en: "Not frozen. The period is not over yet. Choose one that ends before today.",
      zh: "未冻结：该期间尚未结束。请选择今日之前结束的期间。",
    },
  },
  erratumNeeded: {
    status: 422,
    sentence: {
      en: "Not frozen. A report for this period is signed off. Say what was wrong in it, then freeze the new version.",
      zh: "未冻结：该期间的报告已签发。请先说明原报告何处有误，再冻结新版本。",
    },
  },
  reportOwnHand: {
    status: 422,
    sentence: {
      en: "Not signed off. Another person must sign. You froze this report.",
      zh: "未签发：须由他人签发，本报告由您冻结。",
    },
  },
  reportSettled: {
    status: 409,
    sentence: {
      en: "Not signed off. This version is signed already, or a newer one has taken its place.",
      zh: "未签发：该版本已签发，或已有更新版本。",
    },
  },
  recordsDecision: {
    status: 422,
    sentence: {
      en: "Not saved. The statement of disclosures is given as it is, or refused because of the person or the request. Anything else would tell what may not be told.",
      zh: "未保存：披露记录说明只能照实提供，或因请求人、请求本身的原因拒绝；其他表述可能透露依法不得告知的内容。",
    },
  },
  matchesOpen: {
    status: 422,
    one: "Not done. Say first whether one doubtful entry is about this person.",
    sentence: {
      en: "Not done. Say first whether {{count}} doubtful entries are about this person.",
      zh: "未执行：请先确认 {{count}} 条存疑记录是否涉及本人。",
    },
  },
  notDecided: {
    status: 422,
    sentence: {
      en: "Not done. Nothing is decided yet. Record the decision first.",
      zh: "未执行：尚未作出决定。请先记录决定。",
    },
  },
  typesUndecided: {
    status: 422,
    one: "Not done. One kind of request on this case has no decision yet. Decide it first.",
    sentence: {
      en: "Not done. {{count}} kinds of request on this case have no decision yet. Decide them first.",
      zh: "未执行：本案还有 {{count}} 类请求未作决定。请先作出决定。",
    },
  },
  decisionIncomplete: {
    status: 422,
    sentence: {
      en: "Not saved. Every kind of request on this case needs one decision, and no other.",
      zh: "未保存：本案每一类请求须各有一项决定。",
    },
  },
  significantWithoutReply: {
    status: 422,
    sentence: {
      en: "Not closed. This case is significant, and nobody has written to the person. Send a reply first.",
      zh: "未结案：本案属重大事项，尚未答复请求人。请先发送答复。",
    },
  },
  actsOwed: {
    status: 422,
    one: "Not closed. One thing is still owed, and its clock runs. Do it, record it, or send the answer first.",
    sentence: {
      en: "Not closed. {{count}} things are still owed, and their clocks run. Do them, record them, or send the answer first.",
      zh: "未结案：还有 {{count}} 项事务未完成，期限仍在计算。请先办理、登记或发送答复。",
    },
  },
  nothingToRecord: {
    status: 422,
    sentence: {
      en: "Not recorded. No clock of this case asks for that, or it was recorded before.",
      zh: "未登记：本案没有该项要求，或此前已登记。",
    },
  },
  mandateNeeded: {
    status: 422,
    sentence: {
      en: "Not saved. A representative asks on this case, so the mandate has to be checked. Choose that way of verifying.",
      zh: "未保存：本案由代理人提出，须核对授权。请选择核对授权书的方式。",
    },
  },
  lettersUnderway: {
    status: 422,
    one: "Not done. One letter is written but not sent. Send or discard it first.",
    sentence: {
      en: "Not done. {{count}} letters are written but not sent. Send or discard them first.",
      zh: "未执行：还有 {{count}} 封信函未发送。请先发送或作废。",
    },
  },
  noClockMayPause: {
    status: 422,
    sentence: {
      en: "Not done. No clock of this case may pause: policy clocks never do, and no law that applies here allows it.",
      zh: "未执行：本案没有可暂停的期限。政策期限不得暂停，适用的法律亦未允许。",
    },
  },
  notPaused: {
    status: 422,
    sentence: {
      en: "Not done. No clock of this case is paused.",
      zh: "未执行：本案没有已暂停的期限。",
    },
  },
  alreadyPaused: {
    status: 422,
    sentence: {
      en: "Not done. A clock of this case is paused already. End that pause first.",
      zh: "未执行：本案已有期限处于暂停。请先结束暂停。",
    },
  },
  noClockMayExtend: {
    status: 422,
    sentence: {
      en: "Not done. No law that applies to this case allows an extension now.",
      zh: "未执行：适用于本案的法律目前不允许延长期限。",
    },
  },
  unknownGround: {
    status: 422,
    sentence: {
      en: "Not saved. That ground does not exist for the chosen clock. Choose one of the list.",
      zh: "未保存：所选期限没有该项理由。请从列表中选择。",
    },
  },
  partnerAfterCompany: {
    status: 400,
    sentence: {
      en: "Not saved. The partner cannot have received it later than the company. Correct one of the two.",
      zh: "未保存：合作方的收到时间不能晚于公司。请更正其一。",
    },
  },
  calendarYearMisfit: {
    status: 422,
    sentence: {
      en: "Not imported. {{problemEn}}",
      zh: "未导入：{{problemZh}}",
    },
  },
  identifiedBeforeReceived: {
    status: 400,
    sentence: {
      en: "Not saved. Identified cannot be earlier than received. Correct one of the two.",
      zh: "未保存：识别时间不能早于收到时间。请更正其一。",
    },
  },
  momentInFuture: {
    status: 400,
    sentence: {
      en: "Not saved. This moment cannot be later than now. Correct it.",
      zh: "未保存：该时间不能晚于现在。请更正。",
    },
  },
  momentBeforeReceipt: {
    status: 400,
    sentence: {
      en: "Not saved. This moment cannot be earlier than the receipt of the request. Correct it.",
      zh: "未保存：该时间不能早于请求的收到时间。请更正。",
    },
  },
  momentBeforePause: {
    status: 400,
    sentence: {
      en: "Not saved. The answer cannot be older than the letter that asked for it. Correct the moment.",
      zh: "未保存：答复时间不能早于提出询问的信函。请更正。",
    },
  },
  noClockForFee: {
    status: 422,
    sentence: {
      en: "Not saved. No law of this case lets its clock wait for a fee. Correct where the person lives first if that is wrong.",
      zh: "未保存：本案适用的法律均未规定期限因费用而等待。如居住地有误，请先更正。",
    },
  },
  feePaidTooEarly: {
    status: 400,
    sentence: {
      en: "Not saved. A fee cannot be paid before the person was told of it. Correct one of the two.",
      zh: "未保存：缴费时间不能早于告知时间。请更正其一。",
    },
  },
  mergedFurther: {
    status: 422,
    sentence: {
      en: "Not opened. The case that this one was merged into was merged itself. Reopen that one first.",
      zh: "未重新打开：本案并入的案件其后又被合并。请先重新打开该案件。",
    },
  },
  letterNotPrinted: {
    status: 422,
    sentence: {
      en: "Not saved. This letter is not waiting to be posted. Load the page again.",
      zh: "未保存：该信函并未待寄。请重新加载页面。",
    },
  },
  letterByMail: {
    status: 422,
    sentence: {
      en: "Not done. The person has an e-mail address on this case, so the letter goes by mail.",
      zh: "未执行：本案已有请求人的电子邮箱，信函以邮件发出。",
    },
  },
  postedBeforePrinted: {
    status: 400,
    sentence: {
      en: "Not saved. A letter cannot be posted before it was printed. Correct the moment.",
      zh: "未保存：寄出时间不能早于打印时间。请更正。",
    },
  },
  dayInPast: {
    status: 400,
    sentence: {
      en: "Not saved. This day cannot be in the past. Choose a later one.",
      zh: "未保存：该日期不能早于今天。请选择更晚的日期。",
    },
  },
  unknownResidence: {
    status: 400,
    sentence: {
      en: "Not saved. There is no place “{{residence}}” in the list of residences. Choose one of the list.",
      zh: "未保存：居住地列表中没有“{{residence}}”。请从列表中选择。",
    },
  },
  sealedApart: {
    status: 422,
    sentence: {
      en: "Not merged. A sealed case stays apart: others may know of the case it would be merged with. Unsealing it takes two people.",
      zh: "未合并：封存案件须单独保存，因为另一案件可能有其他人知悉。解除封存须两人办理。",
    },
  },
  mergeIntoItself: {
    status: 422,
    sentence: {
      en: "Not merged. A case cannot be merged into itself or into a closed one. Choose another case.",
      zh: "未合并：案件不能并入自身或已结案的案件。请另选案件。",
    },
  },
} as const satisfies Record<string, RefusalSentence>;
