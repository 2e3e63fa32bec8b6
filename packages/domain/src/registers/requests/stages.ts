import type { StageInfo } from "../../casework/workflow.ts";
import type { RequestStage } from "./facts.ts";

/** Where a request can stand; lists show it, and need no more of the path. */
export const requestStages: Readonly<Record<RequestStage, StageInfo>> = {
  received: { label: { en: "Received", zh: "已收到" } },
  identified: { label: { en: "Identified", zh: "已识别" } },
  verified: { label: { en: "Identity verified", zh: "已核实身份" } },
  searched: { label: { en: "Searched", zh: "已检索" } },
  decided: { label: { en: "Decided", zh: "已决定" } },
  answered: { label: { en: "Answered", zh: "已答复" } },
  closed: { label: { en: "Closed", zh: "已结案" }, terminal: true },
  withdrawn: { label: { en: "Withdrawn", zh: "已撤回" }, terminal: true },
  merged: { label: { en: "Merged", zh: "已合并" }, terminal: true },
  spam: { label: { en: "Spam", zh: "垃圾信息" }, terminal: true },
};
