import type { composer as english } from "../en/composer.ts";
import type { Wording } from "../wording.ts";

export const composer = {
  language: { en: "英文", zh: "中文" },
  side: {
    label: "第 {{number}} 段，{{language}}",
    edit: "编辑：{{label}}",
    sent: "对外发送",
    archive: "存档译文",
    older_other: "第 {{numbers}} 段较旧",
    words: {
      en_other: "{{count}} 词",
      zh_other: "{{count}} 字",
    },
    empty: "尚未撰写",
    stale: "早于另一语言。",
    markCurrent: "标为最新",
  },
  piece: {
    filled: "{{name}}：查看来源",
    missing: "{{name}} 尚无内容",
    broken: "花括号无法识别",
  },
  checks: {
    sum: "{{fix}}，{{look}}",
    fix: "{{count}} 项须处理",
    look: "{{count}} 项须查看",
    allGood: "可以发送",
    kind: { fix: "须处理：", look: "须查看：", good: "已就绪：" },
  },
  stop: {
    leaves_other: "{{count}} 秒后发出。",
    spoken: "信函将在 30 秒后发出，在此之前可以撤回。",
    stop: "停止发送",
    left: "已交付发送。",
  },
} as const satisfies Wording<typeof english>;
