import type { RefusalSentence } from "./sentence.ts";

/** Drafts, views, the review of the log, sealed cases, holds and erasure. */
export const keepingRefusals = {
  // Drafts and undoing
  tooManyDrafts: {
    status: 422,
    sentence: {
      en: "Not saved as a draft. You have {{limit}} drafts; discard some of them first. What you wrote is still on the page.",
      zh: "草稿未保存：您已有 {{limit}} 份草稿，请先清理。您填写的内容仍在页面上。",
    },
  },
  // Saved views
  tooManyViews: {
    status: 422,
    sentence: {
      en: "Not saved. You have {{limit}} views of this list; remove one of them first. The list stays as it is.",
      zh: "未保存：您在此列表中已有 {{limit}} 个视图，请先移除一个。列表保持不变。",
    },
  },
  viewStale: {
    status: 409,
    sentence: {
      en: "Not saved. Somebody changed this view meanwhile. Look at it again, or save yours under another name.",
      zh: "未保存：其间有人更改了该视图。请重新查看，或另存为新视图。",
    },
  },
  snoozePastDue: {
    status: 409,
    sentence: {
      en: "Not snoozed. Something is due on this case before then. It stays in sight.",
      zh: "未设置稍后处理：本案在此之前有期限到期，将继续显示。",
    },
  },
  tooManyMacros: {
    status: 422,
    sentence: {
      en: "Not saved. You have {{limit}} macros here; remove one of them first.",
      zh: "未保存：您在此已有 {{limit}} 个宏，请先移除一个。",
    },
  },
  macroStale: {
    status: 409,
    sentence: {
      en: "Nothing was done. Somebody changed this macro meanwhile. Look at it again.",
      zh: "未执行：其间有人更改了该宏。请重新查看。",
    },
  },
  unknownMacroStep: {
    status: 422,
    sentence: {
      en: "Not done. The macro has a step that is not known here. Open the macro and choose another.",
      zh: "未执行：该宏包含此处没有的步骤。请打开该宏并另选步骤。",
    },
  },
  macroNothing: {
    status: 409,
    sentence: {
      en: "Nothing was done. Everything this macro does is so already, or cannot be done on this case.",
      zh: "未执行：该宏的各步骤均已完成，或无法在本案执行。",
    },
  },
  notForMany: {
    status: 422,
    sentence: {
      en: "Not started. This macro moves a case on and runs on one case at a time. Open the case.",
      zh: "未开始：该宏会推进案件阶段，只能逐案执行。请打开案件。",
    },
  },
  cannotBeGiven: {
    status: 422,
    sentence: {
      en: "Not done. The case cannot be given to that person. Choose somebody else in the macro.",
      zh: "未执行：无法将案件分派给该人员。请在宏中另选人员。",
    },
  },
  placeUnfilled: {
    status: 422,
    sentence: {
      en: "Not done. This case has nothing for {{place}}. Fill it in on the case, or take it out of the macro.",
      zh: "未执行：本案没有“{{place}}”的内容。请在案件中补充，或从宏中删除。",
    },
  },
  nothingToUndo: {
    status: 422,
    sentence: {
      en: "Not undone. It was changed again since, or it was too long ago. Change it by hand.",
      zh: "未撤销：其后又有更改，或已超过可撤销的时间。请手动更改。",
    },
  },
  // The review of the log
  ownAct: {
    status: 403,
    sentence: {
      en: "Not saved. You did this yourself. Another reviewer judges it.",
      zh: "未保存：这是您本人的操作，须由其他审阅人判断。",
    },
  },
  remarkNeeded: {
    status: 422,
    sentence: {
      en: "Not saved. Say in a few words what is not in order.",
      zh: "未保存：请简要说明问题所在。",
    },
  },
  sampleOpen: {
    status: 422,
    sentence: {
      en: "Not signed. {{count}} rows have no finding yet. Judge them first.",
      zh: "未签署：尚有 {{count}} 行没有结论。请先逐行判断。",
    },
    one: "Not signed. One row has no finding yet. Judge it first.",
  },
  sampleSigned: {
    status: 422,
    sentence: {
      en: "Not saved. This worksheet is signed and stays as it is.",
      zh: "未保存：此抽查表已签署，不再更改。",
    },
  },
  // Sealed cases
  mayNotBeNamed: {
    status: 422,
    sentence: {
      en: "Not named. That person's role does not read this register. Choose somebody whose role does.",
      zh: "未列入名单：该人员的角色无权查看本登记册。请选择有权限的人员。",
    },
  },
  namedTooLong: {
    status: 422,
    sentence: {
      en: "Not named. Choose a last day from today to {{until}}.",
      zh: "未列入名单：截止日须在今天至 {{until}} 之间。",
    },
  },
  lastKeeper: {
    status: 422,
    sentence: {
      en: "Not taken off. Nobody else on the list could keep it. Name another officer or counsel first.",
      zh: "未移出：名单上没有其他人可以管理。请先列入另一名数据保护官或法务。",
    },
  },
  alreadySealed: {
    status: 422,
    sentence: {
      en: "Not done. This case is sealed already. Reload it to see whom it names.",
      zh: "未执行：该案件已封存。请刷新以查看名单。",
    },
  },
  notSealed: {
    status: 422,
    sentence: {
      en: "Not done. This case is not sealed. Reload it.",
      zh: "未执行：该案件未封存。请刷新。",
    },
  },
  sealerNotNamed: {
    status: 422,
    sentence: {
      en: "Not sealed. Name yourself too, so that somebody can keep the list.",
      zh: "未封存：请将自己也列入名单，以便有人管理。",
    },
  },
  auditorNeedsTwo: {
    status: 422,
    sentence: {
      en: "Not sealed. An auditor is named afterwards, with the yes of a second person on the list.",
      zh: "未封存：审计员须在封存后指定，并经名单上的另一人同意。",
    },
  },
  nobodyToAgree: {
    status: 422,
    sentence: {
      en: "Not asked. Naming an auditor takes the yes of another officer or counsel on the list. Name one first.",
      zh: "未提交：指定审计员须经名单上另一名数据保护官或法务同意。请先将其加入名单。",
    },
  },
  nobodyToUnseal: {
    status: 422,
    sentence: {
      en: "Not asked. Opening a sealed case takes two people, and nobody else named here may say yes. Name another officer or counsel first.",
      zh: "未提交：解除封存须两人同意，而名单上没有其他人可以同意。请先列入另一名数据保护官或法务。",
    },
  },
  ownAsk: {
    status: 403,
    sentence: {
      en: "Not done. You asked for this yourself, so somebody else has to answer.",
      zh: "未执行：该申请由您提出，须由他人答复。",
    },
  },
  glassOver: {
    status: 409,
    sentence: {
      en: "Not done. This was answered already, lies more than 24 hours back, or whoever asked may not ask any more. Ask anew.",
      zh: "未执行：该申请已被答复、已超过 24 小时，或申请人已无权申请。请重新申请。",
    },
  },
  notOnList: {
    status: 422,
    sentence: {
      en: "Not saved. This case is sealed and does not name that person. Name them first.",
      zh: "未保存：该案件已封存，名单中没有此人。请先将其列入名单。",
    },
  },
  approvalNotOpen: {
    status: 422,
    sentence: {
      en: "Not done. This approval is not waiting for an answer any more. Reload the case.",
      zh: "未执行：该批准已不在待处理状态。请刷新案件。",
    },
  },
  approvalVoid: {
    status: 409,
    sentence: {
      en: "Not approved. The text was edited after you opened it. Read it again.",
      zh: "未批准：您打开之后内容有修改。请重新审阅。",
    },
  },
  approvalMissing: {
    status: 422,
    sentence: {
      en: "Not sent. A refusal, a partial answer or an extension needs the approval of another person. Ask for it.",
      zh: "未发送：拒绝、部分同意或延期须经他人批准。请先提请批准。",
    },
  },
  // Holds and erasure
  heldAlready: {
    status: 422,
    sentence: {
      en: "Not set. A hold stands on this case already. Lift it first.",
      zh: "未设置：本案已在法律保全中。请先解除。",
    },
  },
  notHeld: {
    status: 422,
    sentence: {
      en: "Not lifted. No hold stands on this case any more. Reload the case.",
      zh: "未解除：本案已不在法律保全中。请刷新案件。",
    },
  },
  erasureHeld: {
    status: 422,
    sentence: {
      en: "Nothing was erased. A legal hold stands on {{reference}}. Lift it first, or leave that case out.",
      zh: "未删除：{{reference}} 处于法律保全中。请先解除保全，或不选该案件。",
    },
  },
  erasureOpenCase: {
    status: 422,
    sentence: {
      en: "Nothing was erased. {{reference}} is still open. Close it first, or leave it out.",
      zh: "未删除：{{reference}} 尚未结案。请先结案，或不选该案件。",
    },
  },
  erasureLetterUnderway: {
    status: 422,
    sentence: {
      en: "Nothing was erased. A letter of {{reference}} is on its way out. Wait until it has left, or stop it.",
      zh: "未删除：{{reference}} 有信函正在发送。请等待发送完成，或将其撤回。",
    },
  },
  erasureDone: {
    status: 422,
    sentence: {
      en: "Nothing was erased. The person's data is gone from {{reference}} already.",
      zh: "未删除：{{reference}} 中的个人数据此前已删除。",
    },
  },
  erasureAsked: {
    status: 422,
    sentence: {
      en: "Not asked. Somebody has been asked to approve this already. Wait for the answer, or withdraw it.",
      zh: "未提交：此前已提请批准。请等待答复，或将其撤回。",
    },
  },
  erasureMoved: {
    status: 409,
    sentence: {
      en: "Nothing was erased. Something was added to the case since this was asked. Decline it and ask anew.",
      zh: "未删除：提请之后案件有新增内容。请先不批准，再重新提请。",
    },
  },
} as const satisfies Record<string, RefusalSentence>;
