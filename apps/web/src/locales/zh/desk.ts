import type { desk as english } from "../en/desk.ts";
import type { Wording } from "../wording.ts";

export const desk = {
  title: "今日",
  empty: "今日没有到期事项。",
} as const satisfies Wording<typeof english>;
