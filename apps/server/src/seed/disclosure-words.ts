import type {
  AuthorityClass,
  DisclosureKind,
} from "@kept/domain/registers/disclosures/kinds";

/** What the invented bodies want and why: each in its own language, as it would be written in its letter. */
interface Matter {
  readonly asked: string;
  readonly purposes: readonly [string, ...string[]];
}

interface OwnMatter extends Matter {
  readonly body: string;
  readonly authorityClass: AuthorityClass;
}

/** Disclosures that nobody demanded. */
const own: Partial<Record<DisclosureKind, OwnMatter>> = {
  businessTransfer: {
    body: "Harbour Retail Holding",
    authorityClass: "counterparty",
    asked: "Customer accounts of the shop that is sold",
    purposes: ["Sale of the outlet shop with its customers"],
  },
  fraudExchange: {
    body: "Card Fraud Exchange",
    authorityClass: "exchangePartner",
    asked: "Accounts that paid with reported cards",
    purposes: ["Prevention of payment with stolen cards"],
  },
  groupSharing: {
    body: "Group Services Europe",
    authorityClass: "groupCompany",
    asked: "Accounts with an open service case",
    purposes: ["Customer service outside office hours"],
  },
  publication: {
    body: "Company website",
    authorityClass: "public",
    asked: "Name and town of the winners",
    purposes: ["Publication of the winners of a competition"],
  },
  policeReport: {
    body: "浦东公安分局",
    authorityClass: "lawEnforcement",
    asked: "被盗用账户的订单与登录记录",
    purposes: ["账户被盗用，公司主动报案"],
  },
};

const chinese: Matter = {
  asked: "所列人员的账户、订单与登录记录",
  purposes: [
    "侦办盗刷银行卡案件",
    "查证网店销售假冒商品线索",
    "核查经销商发票",
    "审理买卖合同纠纷",
    "查找失踪人员",
  ],
};

const english: Matter = {
  asked: "Account, orders and sign-ins of the person named",
  purposes: [
    "Investigation of a fraud with stolen cards",
    "Civil dispute about a delivery",
    "Audit of invoices of a reseller",
    "Search for a missing person",
    "Counterfeit goods sold through a shop account",
  ],
};

export function ownMatter(kind: DisclosureKind): OwnMatter | null {
  return own[kind] ?? null;
}

export function demandedMatter(country: string): Matter {
  return country === "CN" ? chinese : english;
}
