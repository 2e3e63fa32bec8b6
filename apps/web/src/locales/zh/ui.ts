import type { ui as english } from "../en/ui.ts";
import type { Wording } from "../wording.ts";

export const ui = {
  copied: "已复制",
  loading: "加载中",
  avatar: {
    nobody: "尚未指派",
    looking: "{{name}}正在查看",
    writing: "{{name}}正在撰写",
    isHere: "{{name}}正在查看",
    isWriting: "{{name}}正在撰写",
  },
  error: {
    retry: "重试",
    reference: "编号",
    copyReference: "复制编号",
  },
  form: {
    optional: "{{label}}（选填）",
    refused: "尚有阻碍",
    summary_other: "有 {{count}} 项需要更正",
    problem: "{{field}}：{{problem}}",
    choose: "请选择",
    nothingFound: "没有匹配项",
    saveDraft: "立即保存草稿",
    clear: "清除",
    showPassword: "显示密码",
  },
  moment: {
    day: "日期",
    hours: "时",
    minutes: "分",
  },
  calendar: {
    nextMonth: "下个月",
    previousMonth: "上个月",
    nextYear: "下一年",
    previousYear: "上一年",
    nextDecade: "后十年",
    previousDecade: "前十年",
  },
  filter: { remove: "移除筛选：{{label}} {{value}}" },
  grid: {
    more: "显示更多",
    moreOf: "显示更多（{{shown}} / {{total}}）",
    loadingMore: "正在加载",
    select: "选择 {{name}}",
    choose: "选择",
    chosen: "完成",
  },
  pager: {
    label: "分页",
    rows: "第 {{from}} 至 {{until}} 行，共 {{total}} 行",
    page: "第 {{page}} 页，共 {{pages}} 页",
    first: "首页",
    previous: "上一页",
    next: "下一页",
    last: "末页",
    size: "每页行数",
  },
  split: { handle: "列表宽度", detail: "打开的案件" },
} as const satisfies Wording<typeof english>;
