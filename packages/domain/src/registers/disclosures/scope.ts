import type { Text } from "../../text.ts";
import { granted, refused, type Verdict } from "../../verdict.ts";
import type { ReleaseChannel } from "./kinds.ts";

interface Category {
  readonly label: Text;
  /** What people said or wrote, and not only that they did. */
  readonly isContent: boolean;
  readonly isSensitive: boolean;
  readonly items: Readonly<Record<string, Text>>;
}

/** What data there is about a person, by category, down to the single item. */
export const dataCategories = {
  account: {
    label: { en: "Account", zh: "账户信息" },
    isContent: false,
    isSensitive: false,
    items: {
      name: { en: "Name", zh: "姓名" },
      email: { en: "E-mail address", zh: "电子邮箱" },
      phone: { en: "Phone number", zh: "电话号码" },
      address: { en: "Postal address", zh: "通信地址" },
      birthDate: { en: "Date of birth", zh: "出生日期" },
      registeredAt: { en: "Day of registration", zh: "注册日期" },
    },
  },
  orders: {
    label: { en: "Orders and contracts", zh: "订单与合同" },
    isContent: false,
    isSensitive: false,
    items: {
      numbers: { en: "Order numbers", zh: "订单编号" },
      dates: { en: "Dates", zh: "日期" },
      goods: { en: "Goods", zh: "商品" },
      amounts: { en: "Amounts", zh: "金额" },
      delivery: { en: "Delivery address", zh: "收货地址" },
    },
  },
  payment: {
    label: { en: "Payment", zh: "支付信息" },
    isContent: false,
    isSensitive: true,
    items: {
      method: { en: "Means of payment", zh: "支付方式" },
      maskedNumber: { en: "Masked card or account number", zh: "脱敏账号" },
      transactions: { en: "Transactions", zh: "交易记录" },
    },
  },
  technical: {
    label: { en: "Technical records", zh: "技术日志" },
    isContent: false,
    isSensitive: false,
    items: {
      ip: { en: "IP addresses", zh: "IP 地址" },
      logins: { en: "Times of sign-in", zh: "登录时间" },
      device: { en: "Device", zh: "设备信息" },
      location: { en: "Location", zh: "位置信息" },
    },
  },
  contacts: {
    label: { en: "Who wrote to whom and when", zh: "通信记录" },
    isContent: false,
    isSensitive: false,
    items: {
      parties: { en: "Parties", zh: "通信双方" },
      times: { en: "Times", zh: "通信时间" },
    },
  },
  messages: {
    label: { en: "Content of messages", zh: "通信内容" },
    isContent: true,
    isSensitive: true,
    items: {
      text: { en: "Words", zh: "文字" },
      attachments: { en: "Attachments", zh: "附件" },
    },
  },
  files: {
    label: { en: "Files and pictures", zh: "文件与图片" },
    isContent: true,
    isSensitive: false,
    items: {
      documents: { en: "Documents", zh: "文档" },
      pictures: { en: "Pictures", zh: "图片" },
    },
  },
  special: {
    label: { en: "Health, biometrics and the like", zh: "健康、生物识别等" },
    isContent: false,
    isSensitive: true,
    items: {
      health: { en: "Health", zh: "健康信息" },
      biometrics: { en: "Biometrics", zh: "生物识别信息" },
      children: { en: "Data of a child", zh: "未成年人信息" },
    },
  },
} as const satisfies Record<string, Category>;
export type DataCategory = keyof typeof dataCategories;
export const dataCategoryKeys = Object.keys(dataCategories) as [
  DataCategory,
  ...DataCategory[],
];

function itemsOf(category: DataCategory): readonly string[] {
  return Object.keys(dataCategories[category].items);
}

/** One person (or, where nobody is named, all of the scope) and one category of their data. */
export interface ScopeRow {
  /** Null: everybody whom the scope of the case describes. */
  readonly personId: string | null;
  readonly category: DataCategory;
  readonly asked: readonly string[];
  /** What the instrument reaches and the law allows. */
  readonly lawful: readonly string[];
  /** What there is. */
  readonly available: readonly string[];
  readonly given: readonly string[];
  /** Why something that was asked is not given. */
  readonly withheld: string | null;
  /** Files of the case that carry what is given; the package is built from them. */
  readonly fileIds: readonly string[];
}

function within(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}

/** A row gives no more than is lawful, than there is and than was asked; what is held back has its reason. */
function mayStandInScope(row: ScopeRow): Verdict<null> {
  const known = itemsOf(row.category);
  const lists = [row.asked, row.lawful, row.available, row.given];
  if (!lists.every((list) => within(list, known)))
    return refused("scopeItemUnknown");
  if (!within(row.given, row.lawful)) return refused("scopeBeyondLawful");
  if (!within(row.given, row.available)) return refused("scopeBeyondAvailable");
  if (!within(row.given, row.asked)) return refused("scopeBeyondAsked");
  if (!within(row.asked, row.given) && row.withheld === null)
    return refused("withheldWithoutReason");
  return granted(null);
}

/** The whole table: every row may stand, and no person and category twice. */
export function mayBeScope(rows: readonly ScopeRow[]): Verdict<null> {
  const keys = rows.map(
    ({ personId, category }) => `${personId ?? ""} ${category}`,
  );
  if (new Set(keys).size !== keys.length) return refused("scopeRowTwice");
  for (const row of rows) {
    const verdict = mayStandInScope(row);
    if (!verdict.ok) return verdict;
  }
  return granted(null);
}

/** Categories of which something is given. */
export function givenCategories(rows: readonly ScopeRow[]): DataCategory[] {
  return dataCategoryKeys.filter((key) =>
    rows.some(({ category, given }) => category === key && given.length > 0),
  );
}

/** Whether a package can be built of it: each row that gives something has a file that carries it. */
export function mayBePacked(rows: readonly ScopeRow[]): Verdict<null> {
  const without = rows.filter(
    ({ given, fileIds }) => given.length > 0 && fileIds.length === 0,
  );
  return without.length === 0
    ? granted(null)
    : refused("packageFileMissing", { count: without.length });
}

/** Whether what was approved may leave by this channel: a file leaves encrypted, built of exactly what was approved. */
export function mayLeaveBy(
  channel: ReleaseChannel,
  packed: { readonly content: string } | null,
  releaseHash: string,
): Verdict<null> {
  if (packed === null)
    return channel === "encryptedFile"
      ? refused("packageMissing")
      : granted(null);
  return packed.content === releaseHash
    ? granted(null)
    : refused("packageOutdated");
}

/** Everything that was asked is given. */
export function isGivenInFull(rows: readonly ScopeRow[]): boolean {
  return rows.every(({ asked, given }) => within(asked, given));
}

/** Whether what people wrote or said is given, and not only facts about it; the report counts the two apart. */
export function givesContent(rows: readonly ScopeRow[]): boolean {
  return givenCategories(rows).some((key) => dataCategories[key].isContent);
}

function itemLabel(category: DataCategory, item: string): Text {
  const items: Readonly<Record<string, Text>> = dataCategories[category].items;
  return items[item] ?? { en: item, zh: item };
}

/** Of the persons of a case, those of whom something is given; a row about everybody is about each of them. */
export function personsGiven(
  rows: readonly ScopeRow[],
  personIds: readonly string[],
): string[] {
  const given = new Set(
    rows.filter((row) => row.given.length > 0).map(({ personId }) => personId),
  );
  return given.has(null)
    ? [...personIds]
    : personIds.filter((id) => given.has(id));
}

/** What leaves or left, in words: "Account (Name, E-mail address); Orders and contracts (Dates)". */
export function contentInWords(rows: readonly ScopeRow[]): Text {
  const parts = givenCategories(rows).map((category) => {
    const given = new Set(
      rows
        .filter((row) => row.category === category)
        .flatMap((row) => row.given),
    );
    const items = itemsOf(category)
      .filter((item) => given.has(item))
      .map((item) => itemLabel(category, item));
    const { label } = dataCategories[category];
    return {
      en: `${label.en} (${items.map(({ en }) => en).join(", ")})`,
      zh: `${label.zh}（${items.map(({ zh }) => zh).join("、")}）`,
    };
  });
  return {
    en: parts.map(({ en }) => en).join("; "),
    zh: parts.map(({ zh }) => zh).join("；"),
  };
}
