import type { RefusalSentence } from "./sentence.ts";

/** Who somebody is and what they may do. */
export const signInRefusals = {
  notSignedIn: {
    status: 401,
    sentence: {
      en: "Not saved. You are signed out. Sign in and try again.",
      zh: "未保存：您已退出登录。请登录后重试。",
    },
  },
  wrongCredentials: {
    status: 401,
    sentence: {
      en: "Not signed in. The e-mail address and the password do not belong together. Check both.",
      zh: "登录失败：邮箱与密码不匹配。请核对后重试。",
    },
  },
  wrongPassword: {
    status: 422,
    sentence: {
      en: "Not changed. The current password is not right. Type it again.",
      zh: "未更改：当前密码不正确。请重新输入。",
    },
  },
  stepUpRequired: {
    status: 412,
    sentence: {
      en: "Not done. This needs a proof of who you are that is not older than five minutes. Confirm it is you and try again.",
      zh: "未执行：此操作须在五分钟内验证过身份。请验证身份后重试。",
    },
  },
  reasonForReading: {
    status: 412,
    sentence: {
      en: "Not opened. You have opened very many cases within a few minutes. Say why, and prove that it is you.",
      zh: "未打开：您在数分钟内打开了大量案件。请说明原因并验证身份。",
    },
  },
  secondStepOver: {
    status: 401,
    sentence: {
      en: "Not signed in. This sign-in took longer than five minutes. Begin again with your password.",
      zh: "登录失败：本次登录已超过五分钟。请重新输入密码。",
    },
  },
  wrongCode: {
    status: 401,
    sentence: {
      en: "Not accepted. The code is wrong, has run out, or was used before. Type the one your app shows now.",
      zh: "未通过：代码错误、已过期或已使用过。请输入应用当前显示的代码。",
    },
  },
  wrongRecoveryCode: {
    status: 401,
    sentence: {
      en: "Not accepted. This recovery code is wrong or was used before. Type another one.",
      zh: "未通过：恢复代码错误或已使用过。请换一个。",
    },
  },
  passkeyRefused: {
    status: 401,
    sentence: {
      en: "Not accepted. This passkey did not prove who you are here. Try again, or use another way.",
      zh: "未通过：该通行密钥未能证明您的身份。请重试或改用其他方式。",
    },
  },
  proofWayMissing: {
    status: 422,
    sentence: {
      en: "Not accepted. You have set up another way to prove who you are. Use that one.",
      zh: "未通过：您已设置其他验证方式。请使用该方式。",
    },
  },
  ssoRefused: {
    status: 401,
    sentence: {
      en: "Not signed in. This answer of the provider does not fit: it was not asked for in this browser, has run out, or was used before. Begin again.",
      zh: "登录失败：身份提供方的答复不符，可能并非由此浏览器发起、已过期或已使用过。请重新开始。",
    },
  },
  ssoUnknown: {
    status: 401,
    sentence: {
      en: "Not signed in. Your account at the provider is not linked to one here. Sign in with your password and link it in My settings, or use your invitation.",
      zh: "登录失败：您在身份提供方的账户尚未与此处账户关联。请用密码登录后在“我的设置”中关联，或使用邀请链接。",
    },
  },
  ssoTooWeak: {
    status: 401,
    sentence: {
      en: "Not accepted. The provider did not ask you for enough for this. Use one of the ways you have set up here.",
      zh: "未通过：身份提供方的验证强度不足。请使用您在此处设置的验证方式。",
    },
  },
  ssoTaken: {
    status: 409,
    sentence: {
      en: "Not linked. That account at the provider, or yours here, is linked already. Unlink it first.",
      zh: "未关联：该身份提供方账户或您在此处的账户已有关联。请先解除。",
    },
  },
  ssoDown: {
    status: 503,
    sentence: {
      en: "Not signed in. The provider did not answer. Try again in a while, or sign in with your password.",
      zh: "登录失败：身份提供方没有应答。请稍后重试，或使用密码登录。",
    },
  },
  notOpenedYet: {
    status: 409,
    sentence: {
      en: "Not done. This person has not opened their account yet. Send the invitation again.",
      zh: "未执行：此人尚未开通账户。请重新发送邀请。",
    },
  },
  openedAlready: {
    status: 409,
    sentence: {
      en: "Not done. This person has opened their account already. Send a link for a new password instead.",
      zh: "未执行：此人已开通账户。请改为发送重设密码的链接。",
    },
  },
  linkGoesByMail: {
    status: 422,
    sentence: {
      en: "Not shown. The link of this account goes to its owner by mail and to nobody else.",
      zh: "未显示：该账户的链接只能通过邮件发送给本人。",
    },
  },
  anewWaits: {
    status: 409,
    sentence: {
      en: "Nothing was changed. This was asked for already and waits for a second person.",
      zh: "未作任何更改：该请求已提出，正等待第二人确认。",
    },
  },
  factorNeeded: {
    status: 403,
    sentence: {
      en: "Not open yet. Set up a second factor first; everything else waits until then.",
      zh: "暂不可用：请先设置第二验证因素，之后方可使用其他功能。",
    },
  },
  passkeyNeeded: {
    status: 422,
    sentence: {
      en: "Not set up. Your role signs in with a passkey, not with codes. Add a passkey.",
      zh: "未设置：您的角色须使用通行密钥登录，不能使用动态码。请添加通行密钥。",
    },
  },
  lastFactor: {
    status: 422,
    sentence: {
      en: "Not removed. It is your only second factor. Set up another one first.",
      zh: "未移除：这是您唯一的第二验证因素。请先设置另一种。",
    },
  },
  passkeyHere: {
    status: 422,
    sentence: {
      en: "Not added. A passkey belongs to the address of the office, and this page has another one. Open Kept at {{address}}.",
      zh: "未添加：通行密钥与办公室的网址绑定，而当前网址不同。请通过 {{address}} 打开 Kept。",
    },
  },
  tokenUnknown: {
    status: 401,
    sentence: {
      en: "Nothing was saved. The bearer token is missing, unknown, revoked or has run out. Send one that was made under Settings.",
      zh: "未保存：未提供访问令牌，或令牌无效、已撤销或已过期。请使用在“设置”中创建的令牌。",
    },
  },
  tokenScopeMissing: {
    status: 403,
    sentence: {
      en: "Nothing was saved. This token does not include {{scope}}. Use one that does.",
      zh: "未保存：该令牌不包含 {{scope}} 权限。请使用具备该权限的令牌。",
    },
  },
  notAllowed: {
    status: 403,
    sentence: {
      en: "Nothing was changed. Your role does not include this. Ask a colleague whose role does.",
      zh: "未作任何更改：您的角色无此权限。请联系有权限的同事。",
    },
  },
  // Also said where something exists but may not be known of: the two must not be told apart.
  notFound: {
    status: 404,
    sentence: {
      en: "Not found. It does not exist, or it is not open to you. Check the number or the link.",
      zh: "未找到：该内容不存在或对您不可见。请核对编号或链接。",
    },
  },
} as const satisfies Record<string, RefusalSentence>;
