import type { requests as english } from "../en/requests.ts";
import type { Wording } from "../wording.ts";

export const requests = {
  title: "个人请求",
  row: {
    spoken: "{{reference}}，{{name}}，{{kind}}",
    and: "、",
    unclassified: "未分类",
    minor: "未成年人",
    snoozed: "稍后处理，至 {{day}} {{time}}",
    awaitsApproval: "待批准",
    significant: "重大",
    ended: "{{day}}{{stage}}",
    undated: "无到期事项",
    nobody: "无人承办",
    en: "英文",
    zh: "中文",
    said: "{{who}} · {{day}}",
    last: { in: "请求人", out: "信函", note: "备注" },
  },
  search: { label: "搜索请求" },
  empty: {
    view: "此视图中没有请求。",
    nextDue: "没有未结的请求。",
    mine: "您没有未结的请求。",
    unidentified: "所有请求均已识别。",
    waiting: "没有等待请求人答复的请求。",
    unverified: "没有待核实的来信。",
    duplicates: "没有疑似重复的请求。",
    snoozed: "您没有设为稍后处理的案件。",
    toApprove: "没有待您批准的事项。",
    closed: "尚无已结案的请求。",
    toQueue: "查看最近到期",
    toNew: "登记请求",
  },
  refused: {
    title: "您的角色不能查阅请求。",
    words:
      "未作任何更改。管理员负责系统维护，不查阅案件。请联系隐私团队的同事。",
  },
} as const satisfies Wording<typeof english>;
