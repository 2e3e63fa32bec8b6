import type { desk as english } from "../en/desk.ts";
import type { Wording } from "../wording.ts";

export const desk = {
  title: "今日",
  counts: {
    dueToday: "今日到期",
    overdue: "已逾期",
    toApprove_other: "待您批准",
    onOthers_other: "等待他人",
    unidentified: "待识别",
    unverified_other: "发件人未核实",
  },
  calm: {
    nothing: "今日没有到期事项。",
    next: "下一件：{{reference}}，{{act}} {{when}}",
  },
  week: {
    label: "本周",
    run: "{{from}}至 {{until}}",
    weekend: "周末",
    missed: "已错过",
    dueToday: "今日到期",
    due: "到期",
    none: "无到期",
    noneMissed: "无错过",
  },
  mine: {
    title: "我的下 10 件",
    all: "我的全部 {{count}} 件",
    none: "您没有承办的案件。",
    next: "全办公室下一件：{{reference}}，{{name}}",
    today: "今日 {{time}}",
    undated: "无期限",
    nothingOwed: "无待办事项",
  },
  waiting: {
    onMe: "等我处理",
    onOthers: "等待他人",
    none: "没有待您批准的事项。",
    approve: "批准信函",
    approveKind: "批准：{{kind}}",
    askedBy: "{{name}}提请",
    askedOf: "已请{{name}}批准",
  },
  fresh: {
    title: "新到未识别",
    of: "48 小时内",
    none: "所有案件均已识别。",
    all_other: "全部 {{count}} 件",
  },
  outbox: {
    title: "发件箱",
    words: "邮件不会外发：演示办公室的信函存入文件夹。",
    none: "尚无发出的信函。",
    to: "致 {{address}}",
    more: "显示更多",
  },
  refused: {
    title: "您的角色没有今日页面。",
    words:
      "未作任何更改。管理员负责系统维护，不查阅案件。请联系隐私团队的同事。",
  },
} as const satisfies Wording<typeof english>;
