/** A mail about an account, in the language of whoever reads it. Nothing in it names a case. */
export type AccountMail =
  | { readonly kind: "invite" | "reset"; readonly link: string }
  | { readonly kind: "resetUsed"; readonly name: string };

interface Written {
  readonly subject: string;
  readonly text: string;
}

const en = {
  invite: (link: string): Written => ({
    subject: "Your account at Kept",
    text: `You have been given an account. Open this link within 24 hours and choose a password; it works once.\n\n${link}\n\nIf you do not know what this is, do nothing and tell the privacy office.\n`,
  }),
  reset: (link: string): Written => ({
    subject: "A new password for Kept",
    text: `Somebody asked for a new password for your account. Open this link within 24 hours to choose one; it works once. Your second factor stays as it is.\n\n${link}\n\nIf it was not you, do nothing: without this link nothing changes.\n`,
  }),
  resetUsed: (name: string): Written => ({
    subject: "A password was set anew",
    text: `The password of ${name} was set anew by a link, and all sessions of that account have ended. If this was not expected, tell an administrator at once.\n`,
  }),
} as const;

const zh = {
  invite: (link: string): Written => ({
    subject: "您的 Kept 账户",
    text: `已为您开设账户。请在 24 小时内打开以下链接并设置密码，链接只能使用一次。\n\n${link}\n\n如不了解此事，请勿操作，并告知隐私办公室。\n`,
  }),
  reset: (link: string): Written => ({
    subject: "重设 Kept 密码",
    text: `有人为您的账户申请重设密码。请在 24 小时内打开以下链接设置新密码，链接只能使用一次，第二验证因素保持不变。\n\n${link}\n\n如非本人申请，请勿操作；不使用此链接则不会有任何更改。\n`,
  }),
  resetUsed: (name: string): Written => ({
    subject: "密码已重设",
    text: `${name} 的密码已通过链接重设，该账户的所有登录均已退出。如非预期，请立即告知管理员。\n`,
  }),
} as const;

export function accountMail(mail: AccountMail, language: "en" | "zh"): Written {
  const words = { en, zh }[language];
  return mail.kind === "resetUsed"
    ? words.resetUsed(mail.name)
    : words[mail.kind](mail.link);
}
