import type { people as english } from "../en/people.ts";
import type { Wording } from "../wording.ts";

export const people = {
  signIn: {
    title: "登录",
    office: "{{office}}，{{zone}}时间",
    email: "邮箱",
    password: "密码",
    submit: "登录",
    failed: "登录失败",
    demoTitle: "演示账户",
    demoWords: "虚构办公室的虚构人员，点击即可登录。",
    demoPerson: "登录身份：",
    demoPassword: "统一密码：{{password}}",
  },
  again: {
    title: "您已退出登录",
    words:
      "半小时未操作，登录已过期。您填写的内容仍保留在此页，尚未保存。请重新登录后继续。",
    other: "更换用户",
  },
} as const satisfies Wording<typeof english>;
