import type { failures as english } from "../en/failures.ts";
import type { Wording } from "../wording.ts";

export const failures = {
  offline: {
    title: "无法连接 Kept。",
    words: "未作任何更改。请检查网络后重试。",
    act: "目前看来未保存，您填写的内容仍在页面上。请重试，不会重复提交。",
  },
  lost: {
    title: "无法连接 Kept。",
    words: "您填写的内容会留在此页，恢复连接后立即保存。",
  },
  unknown: {
    title: "服务器出错。",
    words: "无法确定是否已保存。请重新加载页面核对；如再次出错，请提供编号。",
  },
} as const satisfies Wording<typeof english>;
