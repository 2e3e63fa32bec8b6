import type { RefusalSentence } from "./sentence.ts";

/** What was sent, and what happened meanwhile. */
export const inputRefusals = {
  // What was sent
  invalidInput: {
    status: 400,
    sentence: {
      en: "Not saved. Some fields need another look; each says what is wrong.",
      zh: "未保存：部分内容有误，请查看各项提示并更正。",
    },
  },
  unreadableBody: {
    status: 400,
    sentence: {
      en: "Nothing was saved. What was sent could not be read. Send well-formed JSON.",
      zh: "未保存：无法读取所发送的内容。请发送格式正确的 JSON。",
    },
  },
  receivedInFuture: {
    status: 400,
    sentence: {
      en: "Not saved. Received cannot be later than now. Correct the time of receipt.",
      zh: "未保存：收到时间不能晚于现在。请更正收到时间。",
    },
  },
  unknownPolicy: {
    status: 400,
    sentence: {
      en: "Not saved. There is no policy “{{policy}}”. Choose one of the office's policies.",
      zh: "未保存：不存在政策“{{policy}}”。请从现有政策中选择。",
    },
  },
  unknownTeam: {
    status: 400,
    sentence: {
      en: "Not saved. That team does not exist. Choose one of the office's teams.",
      zh: "未保存：该团队不存在。请从现有团队中选择。",
    },
  },
  tooLarge: {
    status: 413,
    sentence: {
      en: "Nothing was saved. What was sent is larger than {{limit}}. Send less.",
      zh: "未保存：发送内容超过 {{limit}}。请缩减后重试。",
    },
  },
  fileEmpty: {
    status: 400,
    sentence: {
      en: "Nothing was saved. The file is empty. Choose it again.",
      zh: "未保存：文件为空。请重新选择文件。",
    },
  },
  fileBeingChecked: {
    status: 409,
    sentence: {
      en: "Not handed out yet. The scanner is still looking at this file. Try again in a minute.",
      zh: "暂不能下载：正在对该文件进行安全检查。请一分钟后重试。",
    },
  },
  fileHeld: {
    status: 422,
    sentence: {
      en: "Not handed out. The scanner holds this file back: it found something in it. Ask whoever keeps the machine.",
      zh: "不能下载：安全检查发现问题，该文件已被隔离。请联系系统运维人员。",
    },
  },
  fileArchiveBomb: {
    status: 422,
    sentence: {
      en: "Nothing was saved. This archive would unpack to far more than it is, or holds too many files or archives. Unpack it and add what belongs to the case.",
      zh: "未保存：该压缩包解压后体积过大，或包含过多文件或压缩包。请解压后添加与本案有关的文件。",
    },
  },
  fileArchiveOdd: {
    status: 422,
    sentence: {
      en: "Nothing was saved. This archive is damaged or built to mislead whoever unpacks it. Ask for the files one by one.",
      zh: "未保存：该压缩包已损坏，或其结构可能误导解压者。请要求逐个提供文件。",
    },
  },
  filePictureBomb: {
    status: 422,
    sentence: {
      en: "Nothing was saved. This picture says that it is larger than any picture, and would overwhelm whoever opens it. Ask for another one.",
      zh: "未保存：该图片声明的尺寸异常，打开时可能使设备瘫痪。请要求另行提供。",
    },
  },
  unsupportedType: {
    status: 415,
    sentence: {
      en: "Nothing was saved. This kind of content is not accepted here. Send {{accepted}}.",
      zh: "未保存：此处不接受该类型的内容。请发送 {{accepted}}。",
    },
  },
  wrongMethod: {
    status: 405,
    sentence: {
      en: "Nothing was done. This address does not answer that method. Use {{accepted}}.",
      zh: "未执行：该地址不支持此方法。请使用 {{accepted}}。",
    },
  },
  badOrigin: {
    status: 403,
    sentence: {
      en: "Nothing was done. The call did not come from Kept's own pages. Open Kept and try there.",
      zh: "未执行：该请求并非来自 Kept 页面。请打开 Kept 后操作。",
    },
  },
  tooManyCalls: {
    status: 400,
    sentence: {
      en: "Nothing was done. Too many calls came in one message. Send at most {{limit}}.",
      zh: "未执行：一次发送的调用过多。每次最多 {{limit}} 个。",
    },
  },
  changesTravelAlone: {
    status: 400,
    sentence: {
      en: "Nothing was saved. A change has to be sent by itself, not in a batch. Send it alone.",
      zh: "未保存：更改须单独发送，不能与其他调用合并。请单独发送。",
    },
  },
  idempotencyKeyMissing: {
    status: 400,
    sentence: {
      en: "Nothing was saved. A change needs an Idempotency-Key of 16 to 128 letters, digits or dashes. Send one per act.",
      zh: "未保存：更改须附带 Idempotency-Key（16 至 128 位字母、数字或连字符）。每次操作发送一个。",
    },
  },

  // What happened meanwhile
  stale: {
    status: 409,
    sentence: {
      en: "Not saved. The case changed while you wrote; your text is kept. Compare both values and save again.",
      zh: "未保存：撰写期间案件有更新，您的文字已保留。请比较两个版本后再次保存。",
    },
  },
  idempotencyReuse: {
    status: 422,
    sentence: {
      en: "Not saved. The same Idempotency-Key was used before for something else; that earlier act stands. Send this one with a new key.",
      zh: "未保存：该 Idempotency-Key 已用于其他操作，先前的操作仍然有效。请使用新的键重新发送。",
    },
  },
  tooManyTries: {
    status: 429,
    sentence: {
      en: "Not done. Too many tries. Wait {{seconds}} seconds and try again.",
      zh: "未执行：尝试次数过多。请等待 {{seconds}} 秒后重试。",
    },
  },
  unknownOutcome: {
    status: 503,
    sentence: {
      en: "The disk did not confirm, so it may or may not be saved. Try again in a minute: nothing will be done twice.",
      zh: "磁盘未确认写入，结果未知：可能已保存，也可能未保存。请一分钟后重试，同一操作不会重复执行。",
    },
  },
  diskFull: {
    status: 507,
    sentence: {
      en: "Nothing was saved. The disk is full. Tell whoever keeps the machine to make room, then try again.",
      zh: "未保存：磁盘已满。请通知系统运维人员清理空间后重试。",
    },
  },
  diskShort: {
    status: 507,
    sentence: {
      en: "Nothing was saved. The disk is almost full, so no files can be added for now; everything else is saved as usual. Tell whoever keeps the machine to make room, then try again.",
      zh: "未保存：磁盘空间即将用尽，暂时不能添加文件；其他操作照常保存。请通知系统运维人员清理空间后重试。",
    },
  },
  fileUnable: {
    status: 503,
    sentence: {
      en: "Nothing was saved. The machine did not let Kept open or write a file. Try again in a minute; if it goes on, tell whoever keeps the machine.",
      zh: "未保存：系统未能打开或写入文件。请一分钟后重试；如仍然如此，请通知系统运维人员。",
    },
  },
  tooManyTabs: {
    status: 429,
    sentence: {
      en: "This window does not hear of changes. Kept is open in too many windows. Close some of them.",
      zh: "此窗口无法实时更新：打开的 Kept 窗口过多。请关闭一些窗口。",
    },
  },
  closingDown: {
    status: 503,
    sentence: {
      en: "Nothing was saved. Kept is restarting. Try again in a minute.",
      zh: "未保存：Kept 正在重新启动。请一分钟后重试。",
    },
  },
} as const satisfies Record<string, RefusalSentence>;
