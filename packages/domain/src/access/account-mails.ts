const linking = ["invite", "reset", "setUpAnew"] as const;
const telling = [
  "resetUsed",
  "madeAnew",
  "glassAsked",
  "glassGranted",
  "glassDeclined",
] as const;

type Telling = (typeof telling)[number];
export const accountMailKinds = [...linking, ...telling] as const;

/** A mail about an account, in the language of whoever reads it. Nothing in it names a case. */
export type AccountMail =
  | { readonly kind: (typeof linking)[number]; readonly link: string }
  | { readonly kind: Telling; readonly name: string };

/** Whether a mail only tells what somebody did, and opens nothing. */
export function isTellingOf(kind: AccountMail["kind"]): kind is Telling {
  return telling.some((one) => one === kind);
}

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
  setUpAnew: (link: string): Written => ({
    subject: "Set up your Kept account anew",
    text: `Two colleagues have confirmed that you lost what you sign in with. Your password, your second factor and your recovery codes are gone, and all your sessions have ended. Open this link within 24 hours and set them up anew; it works once.\n\n${link}\n\nIf you asked for nothing, do not open it, and tell the privacy office at once.\n`,
  }),
  madeAnew: (name: string): Written => ({
    subject: "An account is being set up anew",
    text: `With the yes of two people everything that opened the account of ${name} was taken away, and a link was mailed by which it is set up anew. If this was not expected, close the account at once.\n`,
  }),
  resetUsed: (name: string): Written => ({
    subject: "A password was set anew",
    text: `The password of ${name} was set anew by a link, and all sessions of that account have ended. If this was not expected, tell an administrator at once.\n`,
  }),
  glassAsked: (name: string): Written => ({
    subject: "Somebody asks to break the glass",
    text: `${name} asked a second person to open a sealed case that nobody can open any more. Who was asked and why stands in Kept, under Break the glass. This mail does not say which case, nor whether there is one.\n`,
  }),
  glassGranted: (name: string): Written => ({
    subject: "The glass was broken",
    text: `${name} agreed to open a sealed case that nobody can open any more. If there is such a case, it names the two of them for 24 hours. Who asked and why stands in Kept, under Break the glass. If this was not expected, tell the privacy office at once.\n`,
  }),
  glassDeclined: (name: string): Written => ({
    subject: "The glass stays whole",
    text: `${name} declined to open a sealed case that nobody can open any more. Nothing was opened.\n`,
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
  setUpAnew: (link: string): Written => ({
    subject: "重新设置 Kept 账户",
    text: `两位同事已确认您遗失了登录凭证。原密码、第二验证因素与恢复代码均已失效，所有登录均已退出。请在 24 小时内打开以下链接重新设置，链接只能使用一次。\n\n${link}\n\n如您未提出此请求，请勿打开，并立即告知隐私办公室。\n`,
  }),
  madeAnew: (name: string): Written => ({
    subject: "账户正在重新设置",
    text: `经两人确认，${name} 的全部登录凭证已失效，重新设置的链接已寄出。如非预期，请立即停用该账户。\n`,
  }),
  resetUsed: (name: string): Written => ({
    subject: "密码已重设",
    text: `${name} 的密码已通过链接重设，该账户的所有登录均已退出。如非预期，请立即告知管理员。\n`,
  }),
  glassAsked: (name: string): Written => ({
    subject: "有人申请紧急开启封存案件",
    text: `${name} 请第二人一同开启已无人能开启的封存案件。申请对象与原因见 Kept 的“紧急开启”页面。本邮件不说明是哪件案件，也不说明该案件是否存在。\n`,
  }),
  glassGranted: (name: string): Written => ({
    subject: "已同意紧急开启封存案件",
    text: `${name} 已同意开启已无人能开启的封存案件。若确有该案件，二人将被列入名单 24 小时。申请人与原因见 Kept 的“紧急开启”页面。如非预期，请立即告知隐私办公室。\n`,
  }),
  glassDeclined: (name: string): Written => ({
    subject: "未同意紧急开启封存案件",
    text: `${name} 未同意开启已无人能开启的封存案件。未开启任何案件。\n`,
  }),
} as const;

export function accountMail(mail: AccountMail, language: "en" | "zh"): Written {
  const words = { en, zh }[language];
  return "link" in mail
    ? words[mail.kind](mail.link)
    : words[mail.kind](mail.name);
}
