import type { RefusalSentence } from "./sentence.ts";

/** People, their desk, and who stands in for them. */
export const peopleRefusals = {
  // People
  emailTaken: {
    status: 422,
    sentence: {
      en: "Not saved. Somebody already signs in with this e-mail address. Use another one.",
      zh: "未保存：该邮箱已被其他账户使用。请换一个邮箱。",
    },
  },
  teamTaken: {
    status: 422,
    sentence: {
      en: "Not saved. There is a team with this short name already. Use another one.",
      zh: "未保存：该简称已被其他团队使用。请换一个。",
    },
  },
  ownRole: {
    status: 403,
    sentence: {
      en: "Nothing was changed. Nobody changes their own role. Ask another administrator.",
      zh: "未作任何更改：任何人不得更改自己的角色。请联系其他管理员。",
    },
  },
  ownAccount: {
    status: 403,
    sentence: {
      en: "Nothing was changed. Nobody disables their own account. Ask another administrator.",
      zh: "未作任何更改：任何人不得停用自己的账户。请联系其他管理员。",
    },
  },
  linkOver: {
    status: 422,
    sentence: {
      en: "Not opened. This link was used, has run out, or was replaced by a newer one. Ask for another.",
      zh: "无法打开：该链接已使用、已过期或已被新链接取代。请重新申请。",
    },
  },
  roleWaits: {
    status: 422,
    sentence: {
      en: "Not opened. This account waits until a data protection officer has approved its role.",
      zh: "无法启用：该账户的角色尚待数据保护官批准。",
    },
  },
  roleNeedsSecondPerson: {
    status: 403,
    sentence: {
      en: "Nothing was changed. An administrator alone cannot hand out this role: it decides cases or runs the house. Whoever keeps the machine adds such an account with “kept user create”.",
      zh: "未作任何更改：管理员不能单独授予该角色，因其可决定案件或管理系统。请由系统运维人员使用“kept user create”添加此类账户。",
    },
  },
  alreadySetUp: {
    status: 422,
    sentence: {
      en: "Nothing was saved. This office already has accounts. Add people on the People page.",
      zh: "未保存：该办公室已有账户。请在“人员”页面添加人员。",
    },
  },

  // The desk
  nudgedToday: {
    status: 422,
    sentence: {
      en: "Not sent. Somebody was reminded of this today already. Try again on another day, or talk to them.",
      zh: "未发送：今天已有人就此事提醒过对方。请改日再试，或直接沟通。",
    },
  },
  reminderInPast: {
    status: 422,
    sentence: {
      en: "Not set. That moment is past. Choose a later one.",
      zh: "未设置：该时间已过。请选择稍后的时间。",
    },
  },
  nothingToNudge: {
    status: 422,
    sentence: {
      en: "Not sent. Nobody else has to act on this any more. Load the page again.",
      zh: "未发送：此事已无需他人处理。请刷新页面。",
    },
  },

  // Approvals
  ownWork: {
    status: 403,
    sentence: {
      en: "Another person must approve. You wrote or edited this.",
      zh: "须由他人批准：该内容由您撰写或修改。",
    },
  },
  approverMayNot: {
    status: 422,
    sentence: {
      en: "Not asked. That person cannot approve this. Choose somebody whose role approves and who did not write it.",
      zh: "未提交：该人员不能批准此内容。请选择有批准权限且未参与撰写的人员。",
    },
  },
  // Away
  ownStandIn: {
    status: 422,
    sentence: {
      en: "Not saved. Choose somebody else to stand in for you.",
      zh: "未保存：请选择他人代理。",
    },
  },
  standInMayNot: {
    status: 422,
    sentence: {
      en: "Not saved. That person cannot approve what you approve. Choose somebody whose role does.",
      zh: "未保存：该人员无权批准由您批准的内容。请选择有批准权限的人员。",
    },
  },
  absenceOver: {
    status: 422,
    sentence: {
      en: "Not saved. The last day has passed. Choose today or a later day.",
      zh: "未保存：结束日已过。请选择今天或之后的日期。",
    },
  },
  absenceTooLong: {
    status: 422,
    sentence: {
      en: "Not saved. Choose a last day until {{until}}.",
      zh: "未保存：结束日最晚为 {{until}}。",
    },
  },
} as const satisfies Record<string, RefusalSentence>;
