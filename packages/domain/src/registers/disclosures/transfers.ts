import type { Text } from "../../text.ts";

/** What form a business transfer has. In a deal room data is shown, under an agreement, and nobody moves yet. */
export const transferForms = {
  dealRoom: { en: "Deal room", zh: "交易资料室" },
  merger: { en: "Merger", zh: "合并" },
  acquisition: { en: "Sale or acquisition", zh: "出售或收购" },
  bankruptcy: { en: "Bankruptcy", zh: "破产" },
} as const satisfies Record<string, Text>;
export type TransferForm = keyof typeof transferForms;
export const transferFormKeys = Object.keys(transferForms) as [
  TransferForm,
  ...TransferForm[],
];

/** What binds the one who gets the data in a transfer (p003-20, p004-15). */
export const undertakingKinds = {
  confidentiality: { en: "Confidentiality agreement", zh: "保密协议" },
  undertaking: {
    en: "Undertaking to stay bound by the policy",
    zh: "继续受政策约束的承诺",
  },
  reconsent: {
    en: "New consent asked for by the successor",
    zh: "承继方重新征得同意",
  },
} as const satisfies Record<string, Text>;
export type UndertakingKind = keyof typeof undertakingKinds;
export const undertakingKindKeys = Object.keys(undertakingKinds) as [
  UndertakingKind,
  ...UndertakingKind[],
];
