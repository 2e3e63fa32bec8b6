import type { RefusalSentence } from "./sentence.ts";

/** Many cases at once, letters, and tables in and out. */
export const manyRefusals = {
  // Many cases at once
  notInBulk: {
    status: 422,
    sentence: {
      en: "Not started. This is done case by case, because each has to be read before. Open the cases one by one.",
      zh: "未开始：该操作须逐案办理，因为每案都须先行审阅。请逐一打开案件。",
    },
  },
  selectionMoved: {
    status: 409,
    sentence: {
      en: "Not started. {{shown}} cases matched when you chose them, and {{now}} match now. Look at the list again.",
      zh: "未开始：您选择时有 {{shown}} 个案件符合条件，现在为 {{now}} 个。请重新查看列表。",
    },
  },
  tooManyCases: {
    status: 422,
    sentence: {
      en: "Not started. This is done for at most {{limit}} cases at once. Narrow the list.",
      zh: "未开始：一次最多处理 {{limit}} 个案件。请缩小列表范围。",
    },
  },
  nothingChosen: {
    status: 422,
    sentence: {
      en: "Not started. None of the chosen cases is there any more. Look at the list again.",
      zh: "未开始：所选案件均已不在列表中。请重新查看列表。",
    },
  },
  letterThereAlready: {
    status: 422,
    sentence: {
      en: "Not sent. This letter was sent on this case, or is being written.",
      zh: "未发送：本案已发送此信函，或正在撰写。",
    },
  },
  undoTooLate: {
    status: 422,
    sentence: {
      en: "Not undone. The time for it is over, or it was undone already. Change the cases themselves.",
      zh: "未撤销：撤销时限已过，或已撤销。请直接修改案件。",
    },
  },
  runOver: {
    status: 422,
    sentence: {
      en: "Not stopped. It is finished already.",
      zh: "未停止：已全部完成。",
    },
  },
  changedSince: {
    status: 409,
    sentence: {
      en: "Left as it is. Somebody changed the case meanwhile.",
      zh: "保持原状：该案件期间有变动。",
    },
  },
  stumbled: {
    status: 503,
    sentence: {
      en: "Not done. Kept stumbled over this case; the reason is in its log.",
      zh: "未执行：系统处理该案件时出错，原因见日志。",
    },
  },
  // Letters and mail
  letterNotDraft: {
    status: 422,
    sentence: {
      en: "Not done. This letter has left or was discarded; a sent copy is never changed. Start a new one.",
      zh: "未执行：该信函已发送或作废，已发送的副本不可更改。请另写一封。",
    },
  },
  letterIncomplete: {
    status: 422,
    one: "Not sent. One point still has to be fixed; the list beside the letter names it.",
    sentence: {
      en: "Not sent. {{count}} points still have to be fixed; the list beside the letter names them.",
      zh: "未发送：还有 {{count}} 处须处理，详见信函旁的清单。",
    },
  },
  letterLocked: {
    status: 422,
    sentence: {
      en: "Not saved. This paragraph is required and cannot be changed.",
      zh: "未保存：该段为必备内容，不可修改。",
    },
  },
  unknownTemplate: {
    status: 422,
    sentence: {
      en: "Not started. There is no such template. Choose one of the list.",
      zh: "未开始：没有该模板。请从列表中选择。",
    },
  },
  noAddress: {
    status: 422,
    sentence: {
      en: "Not done. The person has no e-mail address on this case. Record one first.",
      zh: "未执行：本案没有请求人的电子邮箱。请先登记。",
    },
  },
  addressUnusable: {
    status: 422,
    sentence: {
      en: "Not sent. The address on this case is not one plain e-mail address. Correct it and verify it again.",
      zh: "未发送：本案登记的地址不是一个有效的邮箱地址。请更正并重新核实。",
    },
  },
  tooLateToStop: {
    status: 422,
    sentence: {
      en: "Not stopped. The letter has left already; the sent copy is on the case.",
      zh: "未撤回：信函已发出，已发送副本保存在案件中。",
    },
  },
  newSinceOpened: {
    status: 409,
    sentence: {
      en: "Not sent. Something new has arrived on the case since you opened it. Read it, then send.",
      zh: "未发送：您打开案件后有新的来信。请阅读后再发送。",
    },
  },
  mailAlreadyFiled: {
    status: 422,
    sentence: {
      en: "Not opened. This mail is filed already; nothing was opened twice.",
      zh: "未立案：该邮件已归档，不会重复立案。",
    },
  },
  mailEmpty: {
    status: 400,
    sentence: {
      en: "Not taken in. The file is empty. Save the mail again and drop that file.",
      zh: "未接收：文件为空。请重新保存邮件后再上传。",
    },
  },
  mailNotMail: {
    status: 422,
    sentence: {
      en: "Not taken in. This is not a mail that can be read. Drop the raw mail (.eml), or use the form.",
      zh: "未接收：该文件不是可读取的邮件。请上传原始邮件（.eml），或使用表单。",
    },
  },
  mailTooLarge: {
    status: 413,
    sentence: {
      en: "Not taken in. The mail is larger than {{limit}}. Nothing was saved; ask for it in smaller parts.",
      zh: "未接收：邮件超过 {{limit}}，未保存任何内容。请分次提交。",
    },
  },
  mailTooComplex: {
    status: 422,
    sentence: {
      en: "Not taken in. The mail has more parts, attachments or headers than Kept opens. Nothing was saved.",
      zh: "未接收：邮件的分段、附件或标头过多，未保存任何内容。",
    },
  },

  // Tables in and out
  exportTooLong: {
    status: 422,
    sentence: {
      en: "Nothing was exported. A workbook holds up to {{limit}} rows. Choose CSV, or narrow the list.",
      zh: "未导出：工作簿最多 {{limit}} 行。请选择 CSV，或缩小列表范围。",
    },
  },
  exportGone: {
    status: 404,
    sentence: {
      en: "This export is no longer kept. Make it anew from the list.",
      zh: "该导出文件已不再保留。请从列表重新导出。",
    },
  },
  importFileGone: {
    status: 409,
    sentence: {
      en: "The file of this import has been removed. What was imported is still there. Choose the file again.",
      zh: "该次导入的文件已删除，已导入的内容仍在。请重新选择文件。",
    },
  },
  importBegun: {
    status: 409,
    sentence: {
      en: "Nothing was done. This file is already being imported, or was. Look at its outcome.",
      zh: "未作任何更改：该文件正在导入或已导入。请查看导入结果。",
    },
  },
  importColumnsUnfit: {
    status: 422,
    sentence: {
      en: "Nothing was imported. The columns of the file do not fit yet. Go back one step.",
      zh: "未导入：文件的列尚未对应完整。请返回上一步。",
    },
  },
  importHasWrongRows: {
    status: 422,
    one: "Nothing was imported. One row needs correcting. Correct it, or import only those that are right.",
    sentence: {
      en: "Nothing was imported. {{count}} rows need correcting. Correct them, or import only those that are right.",
      zh: "未导入：有 {{count}} 行需要更正。请更正，或仅导入正确的行。",
    },
  },
  importHasNothing: {
    status: 422,
    sentence: {
      en: "Nothing was imported. No row of this file is new and right.",
      zh: "未导入：该文件中没有可导入的新行。",
    },
  },
  importRunning: {
    status: 409,
    sentence: {
      en: "Nothing was undone. The import is still running. Wait until it has ended.",
      zh: "未撤销：导入仍在进行。请等待其完成。",
    },
  },
  importNothingToUndo: {
    status: 409,
    sentence: {
      en: "Nothing was undone. It was undone before, or somebody has worked on every case since.",
      zh: "未撤销：已撤销过，或所有案件此后均有人处理。",
    },
  },
} as const satisfies Record<string, RefusalSentence>;
