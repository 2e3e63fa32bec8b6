import type { shell as english } from "../en/shell.ts";
import type { Wording } from "../wording.ts";

export const shell = {
  skip: "跳至内容",
  navigation: "登记簿",
  nav: {
    today: "今日",
    requests: "个人请求",
    disclosures: "对外披露",
    reports: "报告",
    audit: "日志",
    people: "人员",
  },
  navDue: "我有 {{count}} 件待办",
  clock: "{{moment}} {{place}}",
  language: { label: "EN, English", short: "EN" },
  scheme: {
    label: "浅色或深色",
    auto: "跟随系统",
    light: "浅色",
    dark: "深色",
  },
  new: { label: "新建", hint: "新建请求" },
  find: {
    words: "查找案件、同事或操作",
    key: "查找",
  },
  demo: "演示办公室：邮件不会外发。",
  inbox: "收件箱",
  inboxNew_other: "收件箱，{{count}} 条新通知",
  outbox: "发件箱",
  user: {
    settings: "我的设置",
    shortcutsOn: "单键快捷键",
    drafts: "草稿",
    log: "我的操作日志",
    houseLog: "账号与设置日志",
    shortcuts: "本页快捷键",
    signOut: "退出登录",
  },
  role: {
    admin: "管理员",
    dpo: "隐私官",
    analyst: "专员",
    legal: "法务",
    manager: "主管",
    auditor: "审计员",
  },
  keys: {
    title: "本页快捷键",
    off: "单键快捷键已关闭，下列带 {{mod}} 的组合键仍然有效。",
    switch: "单键快捷键",
    switchHelp: "输入文字或输入法组字时，按键不会触发操作。",
    group: {
      go: "前往",
      list: "列表",
      case: "案件",
      write: "撰写",
      page: "通用",
    },
    close: "关闭",
    space: "空格",
    go: "前往{{place}}",
  },
  notFound: {
    title: "没有这个页面。",
    words: "地址可能有误，或页面已移动。未作任何更改。",
    next: "前往今日",
  },
  crashed: {
    title: "此页面出错。",
    words:
      "此前已保存的内容完好，本页正在撰写的内容可能丢失。请重新加载；如再次出错，请提供编号。",
    reload: "重新加载",
  },
} as const satisfies Wording<typeof english>;
