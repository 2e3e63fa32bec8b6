import type { requests as english } from "../en/requests.ts";
import type { Wording } from "../wording.ts";

export const requests = {
  title: "个人请求",
  empty: "此处没有请求。",
  newTitle: "新建请求",
} as const satisfies Wording<typeof english>;
