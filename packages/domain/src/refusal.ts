import type { Instant } from "./casework/clock.ts";
import type { FieldProblem } from "./field-problem.ts";
import type { Json } from "./json.ts";
import type { Text } from "./text.ts";

export type RefusalStatus =
  400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 429 | 503;

interface Sentence {
  readonly status: RefusalStatus;
  readonly sentence: Text;
  /** The English of it where `count` is one; Chinese has one form. */
  readonly one?: string;
}

/**
 * Every no that Kept can say. A sentence says what happened, whether anything was saved, and what to do.
 * `{{name}}` stands for a parameter of the refusal.
 */
export const refusals = {
  // Who you are and what you may do
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
    status: 503,
    sentence: {
      en: "Nothing was saved. The disk is full. Tell whoever keeps the machine to make room, then try again.",
      zh: "未保存：磁盘已满。请通知系统运维人员清理空间后重试。",
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

  // Moves of a case
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
  mergeIntoItself: {
    status: 422,
    sentence: {
      en: "Not merged. A case cannot be merged into itself or into a closed one. Choose another case.",
      zh: "未合并：案件不能并入自身或已结案的案件。请另选案件。",
    },
  },
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

  // The register of disclosures: what a gate says when it stays shut
  instrumentMissing: {
    status: 409,
    sentence: {
      en: "Not done. No instrument is logged for this demand. Log it with its scan first.",
      zh: "未执行：该调取尚未登记法律文书。请先登记并附扫描件。",
    },
  },
  instrumentNotBinding: {
    status: 422,
    sentence: {
      en: "Not released. A letter or a call asks and compels nobody. Ask for a binding instrument, or answer that nothing is given.",
      zh: "未提供：函件或口头请求没有强制力。请要求出具有约束力的文书，或答复不予提供。",
    },
  },
  scanNeeded: {
    status: 422,
    sentence: {
      en: "Not logged. A demand is logged with a scan of its instrument. Add the scan to the case and choose it.",
      zh: "未登记：登记调取须附文书扫描件。请先将扫描件加入案件并选取。",
    },
  },
  scanNoDocument: {
    status: 422,
    sentence: {
      en: "Not logged. This file is no scan of a document: it has to be a PDF or a picture of this case. Choose another one.",
      zh: "未登记：该文件不是文书扫描件，须为本案件的 PDF 或图片。请另选文件。",
    },
  },
  authorityNotVerified: {
    status: 409,
    sentence: {
      en: "Not done. Nobody has verified the authority yet. Call back on a number found independently first.",
      zh: "未执行：尚未核实机关身份。请先以独立查得的号码回拨核实。",
    },
  },
  callBackFromLetter: {
    status: 422,
    sentence: {
      en: "Not recorded. This number is the one that the demand itself gives, which proves nothing. Call a number that you found elsewhere.",
      zh: "未登记：该号码即来函所列号码，不能用于核实。请使用另行查得的号码。",
    },
  },
  callBackNotInDirectory: {
    status: 422,
    sentence: {
      en: "Not recorded. The directory has another number for this agency. Call that one, or name where you found yours.",
      zh: "未登记：名录中该机关的号码与此不同。请拨打名录号码，或注明号码来源。",
    },
  },
  reviewMissing: {
    status: 409,
    sentence: {
      en: "Not done. The legal review is not finished, or it found the demand not lawful.",
      zh: "未执行：法律审查尚未完成，或审查结论为不合法。",
    },
  },
  reviewHasNo: {
    status: 422,
    sentence: {
      en: "Not recorded. A check was answered with no, so the result cannot be that everything is lawful.",
      zh: "未登记：检查表中有“否”，结论不能为全部合法。",
    },
  },
  unknownBasis: {
    status: 422,
    sentence: {
      en: "Not recorded. This basis does not fit this kind of case. Choose one of those offered.",
      zh: "未登记：该依据不适用于此类案件。请从所列依据中选择。",
    },
  },
  gateNotMet: {
    status: 422,
    sentence: {
      en: "Not recorded. This case does not meet that gate, or the exception is none that it knows.",
      zh: "未登记：本案不涉及该关卡，或该例外不被认可。",
    },
  },
  gatePipl41: {
    status: 409,
    sentence: {
      en: "Not released. The data is stored in China and the authority is a foreign one: without the approval of the competent Chinese authority nothing leaves (PIPL art. 41). Record the approval, or answer with the proper route.",
      zh: "未提供：数据存储于境内而对方为境外机关，未经主管机关批准不得提供（《个人信息保护法》第四十一条）。请登记批准文号，或告知正当途径。",
    },
  },
  gateGdpr48: {
    status: 409,
    sentence: {
      en: "Not released. The data is in the EU and the authority is one of a third country: it needs an international agreement, or an art. 6 basis and a chapter V ground (GDPR art. 48). Record which, or answer with the proper route.",
      zh: "未提供：数据位于欧盟而对方为第三国机关，须有国际协定，或第 6 条依据及第五章传输理由（GDPR 第 48 条）。请登记，或告知正当途径。",
    },
  },
  gateSwiss271: {
    status: 409,
    sentence: {
      en: "Not released. The data is in Switzerland and the authority is a foreign one: acting for it there is a crime without permission (Criminal Code art. 271). Record the permission, or answer with the proper route.",
      zh: "未提供：数据位于瑞士而对方为外国机关，未经许可即属犯罪（刑法第 271 条）。请登记许可，或告知正当途径。",
    },
  },
  scopeMissing: {
    status: 409,
    sentence: {
      en: "Not done. The scope is not settled yet: say for each person and category what is asked, lawful, available and given.",
      zh: "未执行：范围尚未确定。请按人员和类别填写要求、合法、可得和提供的内容。",
    },
  },
  scopeItemUnknown: {
    status: 422,
    sentence: {
      en: "Not saved. A row names an item that its category does not have.",
      zh: "未保存：某行包含该类别没有的项目。",
    },
  },
  scopeBeyondLawful: {
    status: 422,
    sentence: {
      en: "Not saved. A row gives more than is lawful. Take it out of what is given, or say why it is lawful.",
      zh: "未保存：某行提供的内容超出合法范围。请删减。",
    },
  },
  scopeBeyondAvailable: {
    status: 422,
    sentence: {
      en: "Not saved. A row gives something that there is not.",
      zh: "未保存：某行提供了并不存在的内容。",
    },
  },
  scopeBeyondAsked: {
    status: 422,
    sentence: {
      en: "Not saved. A row gives something that nobody asked for.",
      zh: "未保存：某行提供了未被要求的内容。",
    },
  },
  withheldWithoutReason: {
    status: 422,
    sentence: {
      en: "Not saved. A row holds back something that was asked and does not say why. Write the reason.",
      zh: "未保存：某行未提供所要求的内容且未写明理由。请填写理由。",
    },
  },
  scopeRowTwice: {
    status: 422,
    sentence: {
      en: "Not saved. Two rows are about the same person and category. Put them together.",
      zh: "未保存：有两行的人员和类别相同。请合并。",
    },
  },
  scopePersonUnknown: {
    status: 422,
    sentence: {
      en: "Not saved. A row is about a person who is not on this case.",
      zh: "未保存：某行的人员不在本案件中。",
    },
  },
  challengeOpen: {
    status: 409,
    sentence: {
      en: "Not done. An objection is out and nobody has answered it yet. Record the reply first.",
      zh: "未执行：已提出的异议尚未得到答复。请先登记答复。",
    },
  },
  noChallengeOpen: {
    status: 409,
    sentence: {
      en: "Not recorded. No objection is waiting for a reply.",
      zh: "未登记：没有等待答复的异议。",
    },
  },
  undertakingMissing: {
    status: 409,
    sentence: {
      en: "Not done. The recipient is not bound yet: an undertaking, or new consent asked for by them, comes first.",
      zh: "未执行：接收方尚未受约束。须先有承诺，或由其重新征得同意。",
    },
  },
  preNoticeMissing: {
    status: 409,
    sentence: {
      en: "Not done. The people have not been told yet: purpose, kind of data and sensitive data come before it.",
      zh: "未执行：尚未事先告知个人。须先告知目的、信息种类和敏感信息。",
    },
  },
  noticeAfterRelease: {
    status: 422,
    sentence: {
      en: "Not recorded. What has to come before it cannot be later than now.",
      zh: "未登记：事先告知的时间不能晚于现在。",
    },
  },
  consentMissing: {
    status: 409,
    sentence: {
      en: "Not done. There is no express consent on file, and no law that makes it needless.",
      zh: "未执行：没有明示同意，也没有可免除同意的法律依据。",
    },
  },
  consentBeforeNotice: {
    status: 422,
    sentence: {
      en: "Not recorded. The consent is older than the notice. People consent to what they were told.",
      zh: "未登记：同意早于告知。个人须在被告知后同意。",
    },
  },
  releaseNotApproved: {
    status: 409,
    sentence: {
      en: "Not released. A second person has not approved exactly this content. Ask for approval; every edit makes the last one void.",
      zh: "未提供：第二人尚未批准现有内容。请请求批准；每次修改均使之前的批准失效。",
    },
  },
  emergencyBeyondMinimum: {
    status: 422,
    sentence: {
      en: "Not done. In an emergency only who it is and where may be given. Take the other items out.",
      zh: "未执行：紧急情况下仅可提供身份和位置信息。请删去其他项目。",
    },
  },
  packageFileMissing: {
    status: 422,
    sentence: {
      en: "Not built. {{count}} rows give something and no file carries it. Name the files in the scope.",
      zh: "未生成：有 {{count}} 行提供了内容却没有对应文件。请在范围表中选择文件。",
    },
    one: "Not built. One row gives something and no file carries it. Name the file in the scope.",
  },
  packageTooLarge: {
    status: 422,
    sentence: {
      en: "Not built. The files are larger than 100 MB together. Split what is given, or hand over a medium.",
      zh: "未生成：文件合计超过 100 MB。请分次提供，或以介质交付。",
    },
  },
  packageOutdated: {
    status: 409,
    sentence: {
      en: "Not done. The package was built of another content than the approved one. Build it again.",
      zh: "未执行：加密包的内容与已批准的不一致。请重新生成。",
    },
  },
  scopeFileUnknown: {
    status: 422,
    sentence: {
      en: "Not saved. A row names a file that is not on this case.",
      zh: "未保存：有一行所选文件不属于本案件。",
    },
  },
  factContentMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says what leaves, and nothing is marked as given.",
      zh: "未提供：登记须写明内容，但没有任何项目被标为提供。",
    },
  },
  factTimeMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says when. Enter the time of the disclosure.",
      zh: "未提供：登记须写明时间。请填写披露时间。",
    },
  },
  factReasonMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says why. Enter the reason.",
      zh: "未提供：登记须写明事由。请填写事由。",
    },
  },
  factRecipientMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says to whom. Enter the recipient.",
      zh: "未提供：登记须写明接收方。请填写接收方。",
    },
  },
  factObjectMissing: {
    status: 422,
    sentence: {
      en: "Not released. An entry says whom it is about. Name the persons or describe the scope.",
      zh: "未提供：登记须写明所涉个人。请列出人员或描述范围。",
    },
  },
  stepNotOnPath: {
    status: 409,
    sentence: {
      en: "Not done. This kind of case has no such step.",
      zh: "未执行：此类案件没有该步骤。",
    },
  },
  alreadyAnswered: {
    status: 409,
    sentence: {
      en: "Not done. The demand has been answered. What was entered can be corrected in the register.",
      zh: "未执行：该调取已答复。已登记的内容可在登记册中更正。",
    },
  },
  notAnswered: {
    status: 409,
    sentence: {
      en: "Not closed. The demand has not been answered yet.",
      zh: "未结案：该调取尚未答复。",
    },
  },
  notReleased: {
    status: 409,
    sentence: {
      en: "Not recorded. Nothing has been released yet.",
      zh: "未登记：尚未提供任何内容。",
    },
  },
  paperOwed: {
    status: 409,
    sentence: {
      en: "Not closed. The paper to this emergency has not come yet. Record it.",
      zh: "未结案：紧急请求的书面文书尚未补交。请登记。",
    },
  },
  notPreserved: {
    status: 409,
    sentence: {
      en: "Not closed. Nothing has been recorded as preserved.",
      zh: "未结案：尚未登记保全内容。",
    },
  },
  noticeOwed: {
    status: 409,
    sentence: {
      en: "Not closed. A person is still to be told of this, now or when secrecy ends.",
      zh: "未结案：仍须告知个人（现在或保密届满后）。",
    },
  },
  noticeNotOpen: {
    status: 409,
    sentence: {
      en: "Not recorded. No notice is owed now.",
      zh: "未登记：目前无需告知。",
    },
  },
  secrecyForbidsNotice: {
    status: 409,
    sentence: {
      en: "Not recorded. Secrecy still stands. The notice can be deferred or barred, not given.",
      zh: "未登记：保密要求仍然有效。可暂缓或不予告知，不能告知。",
    },
  },
  deferredWithoutSecrecy: {
    status: 422,
    sentence: {
      en: "Not recorded. A notice is deferred by an order of secrecy. Record who ordered it and until when.",
      zh: "未登记：暂缓告知须有保密要求。请登记由谁要求及期限。",
    },
  },
  secrecyWithoutOrder: {
    status: 422,
    sentence: {
      en: "Not recorded. Secrecy says who ordered it and under which number.",
      zh: "未登记：保密须写明由谁要求及编号。",
    },
  },
  secrecyInPast: {
    status: 422,
    sentence: {
      en: "Not recorded. The end of secrecy lies in the past. Enter a day that is still to come.",
      zh: "未登记：保密截止日已过。请填写今后的日期。",
    },
  },
  secrecyWithoutEnd: {
    status: 422,
    sentence: {
      en: "Not recorded. Secrecy until a day says which day; secrecy without an end says when it is reviewed.",
      zh: "未登记：有期限的保密须写明日期；无期限的保密须写明复核日。",
    },
  },
  entryChanged: {
    status: 409,
    sentence: {
      en: "Not saved. This entry has a newer version. Look at it and write the correction again.",
      zh: "未保存：该登记已有新版本。请查看后重新填写更正。",
    },
  },
  entryVoided: {
    status: 409,
    sentence: {
      en: "Not saved. This number is void. It stays visible and is not changed any more.",
      zh: "未保存：该编号已作废，保留可见，不再更改。",
    },
  },
  correctionOpen: {
    status: 409,
    sentence: {
      en: "Not saved. Another correction of this entry waits for a second person.",
      zh: "未保存：该登记有另一项更正等待第二人确认。",
    },
  },
  correctionNothing: {
    status: 422,
    sentence: {
      en: "Not saved. The correction says the same as the entry.",
      zh: "未保存：更正内容与原登记相同。",
    },
  },
  agencyTwice: {
    status: 409,
    sentence: {
      en: "Not saved. The directory has this agency with this number.",
      zh: "未保存：名录中已有该机关和号码。",
    },
  },
  transferForm: {
    status: 422,
    sentence: {
      en: "Not saved. A business transfer needs its form, and no other kind has one.",
      zh: "未保存：业务转让须注明形式，其他种类不适用。",
    },
  },
  reviewIncomplete: {
    status: 422,
    sentence: {
      en: "Not recorded. {{count}} checks of the list are not answered yet.",
      zh: "未登记：检查表还有 {{count}} 项未回答。",
    },
    one: "Not recorded. One check of the list is not answered yet.",
  },
} as const satisfies Record<string, Sentence>;

export type RefusalCode = keyof typeof refusals;
export type RefusalParams = Readonly<Record<string, string | number>>;

/** What others changed since the version that the writer had before them. */
export interface Conflict {
  readonly currentVersion: number;
  readonly changes: readonly {
    readonly field: string;
    readonly before: Json;
    readonly after: Json;
    /** The name of whoever changed it. */
    readonly by: string;
    readonly at: Instant;
  }[];
}

export interface Refusal {
  readonly code: RefusalCode;
  readonly params?: RefusalParams;
  /** Field path, such as "decisions.0.ground", to what is wrong with it. */
  readonly fields?: Readonly<Record<string, readonly FieldProblem[]>>;
  readonly conflict?: Conflict;
  /** Messages that the writer has not read. */
  readonly arrived?: readonly {
    readonly id: string;
    readonly kind: string;
    readonly at: Instant;
  }[];
}

/** The sentence people read, with its parameters filled in. */
export function sentenceOf(
  refusal: Pick<Refusal, "code" | "params">,
  language: keyof Text,
): string {
  const { sentence, one }: Sentence = refusals[refusal.code];
  const isOne = language === "en" && refusal.params?.["count"] === 1;
  return (isOne ? (one ?? sentence.en) : sentence[language]).replaceAll(
    /\{\{(\w+)\}\}/g,
    (_whole, name: string) => String(refusal.params?.[name] ?? "…"),
  );
}
