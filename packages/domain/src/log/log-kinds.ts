import type { Text } from "../text.ts";

/** What entries are about, as people ask for them. `begins`: how the actions of the kind begin. */
export const logKinds = {
  seen: {
    label: { en: "Looked at", zh: "查阅" },
    begins: ["case.", "list.", "letter.seen", "mail."],
  },
  taken: {
    label: { en: "Left the house", zh: "导出与下载" },
    begins: [
      "file.",
      "package.",
      "export.",
      "exports.",
      "evidence.",
      "print.",
      "report.",
    ],
  },
  work: {
    label: { en: "Casework", zh: "案件办理" },
    begins: [
      "requests.",
      "disclosures.",
      "cases.",
      "seals.",
      "approvals.",
      "files.",
      "imports.",
      "runs.",
    ],
  },
  people: {
    label: { en: "Accounts and sign-in", zh: "账号与登录" },
    begins: ["people."],
  },
  settings: {
    label: { en: "Settings", zh: "设置" },
    begins: [
      "office.",
      "calendars.",
      "tokens.",
      "settings.",
      "views.",
      "macros.",
    ],
  },
  log: {
    label: { en: "The log itself", zh: "日志自身" },
    begins: ["log."],
  },
} as const satisfies Record<
  string,
  { readonly label: Text; readonly begins: readonly string[] }
>;

export type LogKind = keyof typeof logKinds;

/** The kinds that concern the house and no case. */
export const houseKinds: readonly LogKind[] = ["people", "settings"];
