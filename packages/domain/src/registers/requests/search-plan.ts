import type { Text } from "../../text.ts";
import type { RequestType } from "./types.ts";

/** A task that classification puts on a case. */
export interface PlannedTask {
  readonly key: string;
  readonly title: Text;
  /** Key of the task that has to be done before this one can start. */
  readonly waitsFor: string | null;
}

const systems = {
  account: { en: "Account system", zh: "账户系统" },
  orders: { en: "Orders and invoices", zh: "订单与发票" },
  marketing: { en: "Marketing lists", zh: "营销名单" },
  support: { en: "Support tickets", zh: "客服工单" },
  identifiers: {
    en: "IP addresses, cookies and devices",
    zh: "IP 地址、Cookie 与设备标识",
  },
  recipients: { en: "Recipients of the data", zh: "信息接收方" },
} as const satisfies Record<string, Text>;
type System = keyof typeof systems;

const searched: Readonly<Record<RequestType, readonly System[]>> = {
  access: ["account", "orders", "marketing", "support", "recipients"],
  correction: ["account", "orders", "marketing"],
  deletion: ["account", "orders", "marketing", "support"],
  portability: ["account", "orders"],
  restriction: ["account", "marketing"],
  objection: ["account", "marketing"],
  consentWithdrawal: ["marketing"],
  marketingOptOut: ["marketing"],
  trackingOptOut: ["identifiers"],
  disclosureRecords: [],
  suspectedViolation: ["support"],
  complaint: ["support"],
  minor: ["account", "orders", "marketing", "support"],
  enquiry: [],
};

const changesData: ReadonlySet<RequestType> = new Set([
  "correction",
  "deletion",
  "minor",
  "restriction",
]);

/** Residences whose law counts IP addresses and comparable identifiers as personal data (p000-07). */
function countsIdentifiers(regimes: readonly string[]): boolean {
  return regimes.some((regime) =>
    ["EU", "UK", "US-CA", "CN", "BR", "CH"].includes(regime),
  );
}

/**
 * The search of a case: one task per system, taken together for all its types. Telling recipients comes
 * after the change itself (GDPR Art. 19); the extract of disclosures waits for its own register.
 */
export function searchPlan(
  types: readonly RequestType[],
  regimes: readonly string[],
): PlannedTask[] {
  const keys = new Set<System>(types.flatMap((type) => searched[type]));
  if (types.includes("access") && countsIdentifiers(regimes))
    keys.add("identifiers");
  const tasks: PlannedTask[] = (Object.keys(systems) as System[])
    .filter((key) => keys.has(key))
    .map((key) => ({ key, title: systems[key], waitsFor: null }));
  if (types.some((type) => changesData.has(type)))
    tasks.push({
      key: "tellRecipients",
      title: {
        en: "Tell the recipients of the change",
        zh: "将变更告知接收方",
      },
      waitsFor: "account",
    });
  if (types.includes("disclosureRecords"))
    tasks.push({
      key: "disclosureExtract",
      title: {
        en: "Extract from the disclosure register",
        zh: "对外披露登记摘录",
      },
      waitsFor: null,
    });
  return tasks;
}
