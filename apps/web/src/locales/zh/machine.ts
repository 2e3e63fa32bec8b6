import type { machine as english } from "../en/machine.ts";
import type { Wording } from "../wording.ts";

export const machine = {
  short: {
    title: "磁盘空间即将用尽。",
    words:
      "暂时不能添加文件；邮件照常接收，其他操作照常保存。请通知系统运维人员清理空间。",
  },
  full: {
    title: "磁盘已满。",
    words:
      "暂时无法更改任何内容；仍可登录、查看和搜索。请通知系统运维人员：清理出空间后会自动恢复。",
  },
} as const satisfies Wording<typeof english>;
