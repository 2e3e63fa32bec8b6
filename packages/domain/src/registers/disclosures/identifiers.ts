import type { Text } from "../../text.ts";

/** What a person can be recognised by in the register. */
export const identifierKinds = {
  email: { en: "E-mail address", zh: "电子邮箱" },
  phone: { en: "Phone number", zh: "电话号码" },
  account: { en: "Account or contract number", zh: "账户或合同编号" },
  idNumber: { en: "Identity number", zh: "证件号码" },
  name: { en: "Name", zh: "姓名" },
} as const satisfies Record<string, Text>;
export type IdentifierKind = keyof typeof identifierKinds;
export const identifierKindKeys = Object.keys(identifierKinds) as [
  IdentifierKind,
  ...IdentifierKind[],
];

export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/**
 * The spelling that two writings of one identifier share, so that they can be compared: addresses in lower
 * case, numbers without their separators, names without case and spaces.
 */
export function matchKeyOf({ kind, value }: Identifier): string {
  const plain = value.normalize("NFKC").trim().toLowerCase();
  switch (kind) {
    case "email":
      return `email:${plain}`;
    case "phone": {
      const digits = plain.replaceAll(/\D/gu, "");
      // Numbers are written with and without the country: the last eight digits tell people apart well enough.
      return `phone:${digits.slice(-8)}`;
    }
    case "account":
    case "idNumber":
      return `${kind}:${plain.replaceAll(/[^\p{L}\p{N}]/gu, "")}`;
    case "name":
      return `name:${plain.replaceAll(/[\s.·-]/gu, "")}`;
  }
}
