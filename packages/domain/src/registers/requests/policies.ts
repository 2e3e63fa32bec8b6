import type { Text } from "../../text.ts";

/** A published privacy policy that requests are answered under. */
export interface Policy {
  readonly id: string;
  readonly title: Text;
  /** Mailbox names (the part before and after @) that belong to this policy's front door. */
  readonly mailboxes: readonly string[];
  /** Working-day calendar the policy is bound to (CR-6); an office may bind another. */
  readonly calendarId: string;
  /** Version of the text, a civil day. */
  readonly version: string;
  /** Partners are the promised front door, so their receipt counts (p002-13). */
  readonly partnerReceiptCounts: boolean;
}

export const policies: readonly Policy[] = [
  {
    id: "p000",
    title: { en: "Online shop", zh: "网上商城" },
    mailboxes: ["privacy@shop.example"],
    calendarId: "CN",
    version: "2026-03-01",
    partnerReceiptCounts: false,
  },
  {
    id: "p001",
    title: { en: "Mall", zh: "购物中心" },
    mailboxes: ["privacy@mall.example"],
    calendarId: "CN",
    version: "2026-03-01",
    partnerReceiptCounts: false,
  },
  {
    id: "p002",
    title: { en: "Distributor products and services", zh: "经销产品与服务" },
    mailboxes: ["accounts@partner.example", "privacy@partner.example"],
    calendarId: "CN",
    version: "2026-03-01",
    partnerReceiptCounts: true,
  },
  {
    id: "p003",
    title: { en: "Website", zh: "公司网站" },
    mailboxes: ["privacy@site.example"],
    calendarId: "CN",
    version: "2026-03-01",
    partnerReceiptCounts: false,
  },
  {
    id: "p004",
    title: { en: "Reservations", zh: "预订网站" },
    mailboxes: ["privacy@stay.example"],
    calendarId: "CN",
    version: "2026-03-01",
    partnerReceiptCounts: false,
  },
];

export const policyIds = policies.map((policy) => policy.id) as [
  string,
  ...string[],
];

export function policyById(id: string): Policy | undefined {
  return policies.find((policy) => policy.id === id);
}
