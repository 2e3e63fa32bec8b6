import type { Text } from "../text.ts";

/** Why somebody looks, by what they are there for. */
export const purposes: Readonly<Record<string, Text>> = {
  casework: { en: "Casework", zh: "案件办理" },
  supervision: { en: "Supervision", zh: "监督" },
  counsel: { en: "Legal advice", zh: "法律意见" },
  approval: { en: "Approval", zh: "批准" },
  audit: { en: "Audit", zh: "审计" },
  operation: { en: "Operation", zh: "运维" },
};
