import type { people as english } from "../en/people.ts";
import type { Wording } from "../wording.ts";

export const people = {
  signIn: {
    title: "登录",
    office: "{{office}}，{{zone}}时间",
    email: "邮箱",
    password: "密码",
    submit: "登录",
    forgotten: "忘记密码",
    provider: "使用{{name}}登录",
    or: "或",
    failed: "登录失败",
    demo: "这是演示办公室，人员均为虚构。",
    demoTitle: "演示账户",
    demoWords: "虚构办公室的虚构人员，点击即可登录。",
    demoPerson: "登录身份：",
    demoPassword: "统一密码：{{password}}",
  },
  again: {
    title: "您已退出登录",
    words:
      "您填写的内容仍保留在此页。请重新登录：刚才提交的操作会随即执行，且只执行一次。",
    other: "更换用户",
  },
  warning: {
    title: "您将于 {{time}} 退出登录",
    idle: "15 分钟未操作，登录即过期。您填写的内容会留在此页。",
    final:
      "登录满十小时后必须重新登录。您填写的内容会留在此页，重新登录后可继续。",
    stay: "保持登录",
    signIn: "重新登录",
  },
  displaced: {
    device: "最多同时登录三处：{{device}}上自 {{moment}} 起的登录已结束。",
    program: "最多同时登录三处：某程序自 {{moment}} 起的登录已结束。",
  },
} as const satisfies Wording<typeof english>;
