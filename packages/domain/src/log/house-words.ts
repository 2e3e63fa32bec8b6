import type { LogWords } from "./sentence.ts";

/** What the house itself does and shows, in sentences; a register brings those of its own. */
export const houseWords: LogWords = {
  "case.seen": { en: "{who} opened {case}", zh: "{who}打开了 {case}" },
  "list.seen": {
    en: "{who} saw a list of {count} cases",
    zh: "{who}查看了含 {count} 件案件的列表",
  },
  "list.seen.one": {
    en: "{who} saw a list with one case",
    zh: "{who}查看了含 1 件案件的列表",
  },
  "letter.seen": {
    en: "{who} read a letter of {case}",
    zh: "{who}阅读了 {case} 的信函",
  },
  "mail.seen": {
    en: "{who} read a mail that waits for a case",
    zh: "{who}阅读了待分案的邮件",
  },
  "package.fetched": {
    en: "{who} fetched the encrypted package of {case}",
    zh: "{who}下载了 {case} 的加密包",
  },
  "file.fetched": {
    en: "{who} downloaded a file of {case}",
    zh: "{who}下载了 {case} 的文件",
  },
  "print.made": { en: "{who} printed {case}", zh: "{who}打印了 {case}" },
  "export.fetched": {
    en: "{who} fetched an exported list",
    zh: "{who}取走了导出的列表",
  },
  "exports.asked": {
    en: "{who} asked for a list as a file",
    zh: "{who}申请将列表导出为文件",
  },
  "exports.made": {
    en: "The list {who} asked for became a file",
    zh: "{who}申请的列表已生成文件",
  },
  "report.fetched": {
    en: "{who} took a transparency report as a file",
    zh: "{who}取走了透明度报告文件",
  },
  "evidence.made": {
    en: "{who} took an evidence bundle of {case}",
    zh: "{who}生成了 {case} 的证据包",
  },
  "approvals.voided": {
    en: "An approval of {case} became void through {who}",
    zh: "{case} 的一项批准因{who}的操作失效",
  },
  "files.deleted": {
    en: "{who} deleted a file of {case}",
    zh: "{who}删除了 {case} 的文件",
  },
  "imports.file-taken": {
    en: "{who} handed in a table to import",
    zh: "{who}提交了待导入的表格",
  },
  "imports.started": {
    en: "{who} began an import",
    zh: "{who}开始了一次导入",
  },
  "imports.finished": {
    en: "An import of {who} ended",
    zh: "{who}的导入已结束",
  },
  "imports.undone": {
    en: "{who} took an import back",
    zh: "{who}撤销了一次导入",
  },
  "people.signed-in": { en: "{who} signed in", zh: "{who}登录" },
  "people.password-shown": {
    en: "{who} gave the right password and was asked for more",
    zh: "{who}密码正确，等待第二步验证",
  },
  "people.provider-shown": {
    en: "{who} came from the provider and was asked for more",
    zh: "{who}经身份提供方登录，等待第二步验证",
  },
  "people.provider-linked": {
    en: "The account of {what} was linked to one at the provider",
    zh: "{what}的账号已与身份提供方关联",
  },
  "people.provider-unlinked": {
    en: "The account of {what} was unlinked from the provider",
    zh: "{what}的账号已解除与身份提供方的关联",
  },
  "people.invitation-sent": {
    en: "{who} sent the invitation to {what} again",
    zh: "{who}重新向{what}发送了邀请",
  },
  "people.invitation-shown": {
    en: "{who} had a link shown that opens the account of {what}",
    zh: "{who}查看了可开通{what}账号的链接",
  },
  "people.oldest-session-ended": {
    en: "{who} signed in a fourth time, so their oldest session ended",
    zh: "{who}第四处登录，最早的登录已退出",
  },
  "people.sign-ins-refused": {
    en: "Sign-ins to the account of {what} were refused",
    zh: "{what}的账号有登录被拒绝",
  },
  "people.unknown-names-tried": {
    en: "Somebody tried to sign in under names that nobody has",
    zh: "有人以不存在的账号尝试登录",
  },
  "people.sessions-ended": {
    en: "{who} ended the sessions of {what}",
    zh: "{who}退出了{what}的所有登录",
  },
  "people.anew-asked": {
    en: "{who} asked for the lost factors of {what} to be set up anew",
    zh: "{who}请求重新设置{what}遗失的登录凭证",
  },
  "people.anew-declined": {
    en: "{who} refused to set up the factors of {what} anew",
    zh: "{who}拒绝重新设置{what}的登录凭证",
  },
  "people.factors-taken-away": {
    en: "{who} said yes: everything that opened the account of {what} is gone, and a link was mailed",
    zh: "{who}已批准：{what}的全部登录凭证失效，设置链接已寄出",
  },
  "people.reset-sent": {
    en: "{who} sent {what} a link for a new password",
    zh: "{who}向{what}发送了重设密码的链接",
  },
  "people.role-asked": {
    en: "{who} asked for another role for {what}",
    zh: "{who}为{what}申请变更角色",
  },
  "people.role-declined": {
    en: "{who} refused the role asked for {what}",
    zh: "{who}拒绝了为{what}申请的角色",
  },
  "people.password-reset": {
    en: "The password of {what} was chosen anew by a link",
    zh: "{what}的密码已通过链接重设",
  },
  "people.invitation-taken": {
    en: "The account of {what} was opened by its invitation",
    zh: "{what}的账号已通过邀请开通",
  },
  "people.factor-added": {
    en: "{who} added a factor to sign in with",
    zh: "{who}添加了登录验证因素",
  },
  "people.factor-removed": {
    en: "{who} removed a factor to sign in with",
    zh: "{who}移除了登录验证因素",
  },
  "people.recovery-codes-made": {
    en: "{who} made new recovery codes",
    zh: "{who}生成了新的恢复代码",
  },
  "people.totp-begun": {
    en: "{who} began to set up codes of an app",
    zh: "{who}开始设置应用动态码",
  },
  "people.proved": {
    en: "{who} proved who they are",
    zh: "{who}验证了身份",
  },
  "people.proof-refused": {
    en: "{who} did not prove who they are",
    zh: "{who}未能通过身份验证",
  },
  "people.session-ended": {
    en: "{who} ended a session of their own",
    zh: "{who}退出了自己的一处登录",
  },
  "people.other-sessions-ended": {
    en: "{who} ended their other sessions",
    zh: "{who}退出了自己的其他登录",
  },
  "people.link-mailed": {
    en: "A link was mailed to {what}",
    zh: "已向{what}寄出链接",
  },
  "people.link-made": {
    en: "A link to open an account was made at the machine",
    zh: "已在本机生成开通账号的链接",
  },
  "people.signed-out": { en: "{who} signed out", zh: "{who}退出登录" },
  "people.account-created": {
    en: "{who} created an account for {what}",
    zh: "{who}为{what}创建了账号",
  },
  "people.account-disabled": {
    en: "{who} closed the account of {what}",
    zh: "{who}停用了{what}的账号",
  },
  "people.account-enabled": {
    en: "{who} opened the account of {what} again",
    zh: "{who}重新启用了{what}的账号",
  },
  "people.role-set": {
    en: "{who} changed the role of {what}",
    zh: "{who}变更了{what}的角色",
  },
  "people.password-changed": {
    en: "{who} changed a password",
    zh: "{who}修改了密码",
  },
  "people.team-created": {
    en: "{who} made a team",
    zh: "{who}创建了一个团队",
  },
  "people.settings-set": {
    en: "{who} changed how they work",
    zh: "{who}更改了个人工作设置",
  },
  "people.language-set": {
    en: "{who} changed their language",
    zh: "{who}切换了语言",
  },
  "people.shortcuts-set": {
    en: "{who} switched single-key shortcuts",
    zh: "{who}切换了单键快捷键",
  },
  "people.feed-made": {
    en: "{who} made a calendar address",
    zh: "{who}创建了日历地址",
  },
  "people.feed-removed": {
    en: "{who} removed a calendar address",
    zh: "{who}移除了日历地址",
  },
  "office.set-up": { en: "{who} set the office up", zh: "{who}设立了办公室" },
  "office.changed": {
    en: "{who} changed the settings of the office",
    zh: "{who}更改了办公室设置",
  },
  "settings.set": {
    en: "{who} changed a setting",
    zh: "{who}更改了一项设置",
  },
  "calendars.imported": {
    en: "{who} brought in a calendar",
    zh: "{who}导入了日历",
  },
  "calendars.dates-moved": {
    en: "A new calendar moved dates of {case}",
    zh: "新日历调整了 {case} 的日期",
  },
  "tokens.created": {
    en: "{who} made an access token",
    zh: "{who}创建了访问令牌",
  },
  "tokens.revoked": {
    en: "{who} revoked an access token",
    zh: "{who}撤销了访问令牌",
  },
  "views.saved": { en: "{who} saved a view", zh: "{who}保存了视图" },
  "views.updated": { en: "{who} changed a view", zh: "{who}更改了视图" },
  "views.removed": { en: "{who} removed a view", zh: "{who}删除了视图" },
  "views.restored": {
    en: "{who} brought a view back",
    zh: "{who}恢复了视图",
  },
  "views.default-set": {
    en: "{who} chose the view to begin with",
    zh: "{who}设定了默认视图",
  },
  "log.looks-erased": {
    en: "What was said of old looks was removed, as its time was over",
    zh: "过期的查阅记录内容已按期清除",
  },
  "log.looks-rebuilt": {
    en: "The table of looks was made anew from the ledger",
    zh: "已根据日志重建查阅表",
  },
  "log.alerted": {
    en: "An unusual amount of looking or taking away by {what} was reported",
    zh: "已就{what}的异常查阅或下载发出提醒",
  },
  "log.reading-explained": {
    en: "{who} said why they open so many cases",
    zh: "{who}说明了大量查阅案件的原因",
  },
  "log.check-asked": {
    en: "{who} asked for the whole log to be checked",
    zh: "{who}请求核验全部日志",
  },
  "log.sample-drawn": {
    en: "A sample of the log of last week was drawn",
    zh: "已抽取上周日志样本",
  },
  "log.sample-judged": {
    en: "{who} judged an entry of a sample of the log",
    zh: "{who}对日志样本中的一条作出结论",
  },
  "log.sample-signed": {
    en: "{who} signed a sample of the log",
    zh: "{who}签署了日志样本",
  },
  "log.verified": {
    en: "{who} had the whole log checked",
    zh: "{who}核验了全部日志",
  },
};
