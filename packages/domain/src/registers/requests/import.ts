import { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import {
  defineImport,
  headerKey,
  isFormula,
  type Cells,
  type ImportAt,
  type RowRead,
} from "../../casework/import.ts";
import { momentOf, readDay, type DayRead } from "../../casework/import-day.ts";
import type { CellProblem } from "../../casework/import-problem.ts";
import {
  emailAddress,
  line,
  paragraphs,
  phone,
} from "../../casework/text-rules.ts";
import { fieldsOf } from "../../field-problem.ts";
import type { Text } from "../../text.ts";
import { jurisdictions } from "./jurisdictions.ts";
import { policies } from "./policies.ts";
import {
  intakeChannelKeys,
  intakeChannels,
  requestTypeKeys,
  requestTypes,
  type IntakeChannel,
  type RequestType,
} from "./types.ts";

/** A request as an old register knew it. */
export interface ImportedRequest {
  /** The number the old register gave it. */
  readonly number: string | null;
  readonly policyId: string;
  readonly channel: IntakeChannel;
  readonly receivedAt: string;
  readonly personName: string;
  readonly personAddress: string | null;
  readonly personPhone: string | null;
  readonly accountRef: string | null;
  readonly residence: string | null;
  readonly language: "en" | "zh";
  readonly types: readonly RequestType[];
  readonly text: string;
  /** When it was answered; null while it is open. */
  readonly answeredAt: string | null;
}

const columns = {
  number: {
    label: { en: "Old number", zh: "原编号" },
    synonyms: [
      "number",
      "no",
      "ref",
      "reference",
      "id",
      "case",
      "编号",
      "案件编号",
      "序号",
      "流水号",
    ],
    required: false,
    kind: "text",
    example: "2025-017",
  },
  receivedOn: {
    label: { en: "Received on", zh: "收到日期" },
    synonyms: [
      "received",
      "date received",
      "receipt date",
      "received date",
      "date",
      "request date",
      "收到时间",
      "接收日期",
      "受理日期",
      "收件日期",
      "日期",
    ],
    required: true,
    kind: "day",
    example: "2026-01-04",
  },
  personName: {
    label: { en: "Name", zh: "姓名" },
    synonyms: [
      "person",
      "person name",
      "full name",
      "requester",
      "data subject",
      "customer",
      "请求人",
      "申请人",
      "客户",
      "客户姓名",
      "名字",
    ],
    required: true,
    kind: "text",
    example: "Ana Lima",
  },
  personAddress: {
    label: { en: "E-mail", zh: "邮箱" },
    synonyms: [
      "email",
      "email address",
      "mail",
      "e-mail address",
      "电子邮件",
      "电子邮箱",
      "邮件",
      "邮箱地址",
    ],
    required: false,
    kind: "text",
    example: "ana.lima@post.example",
  },
  personPhone: {
    label: { en: "Phone", zh: "电话" },
    synonyms: [
      "telephone",
      "mobile",
      "phone number",
      "手机",
      "手机号",
      "联系电话",
      "电话号码",
    ],
    required: false,
    kind: "text",
    example: "+86 138 0013 8000",
  },
  accountRef: {
    label: { en: "Account", zh: "账户" },
    synonyms: [
      "account number",
      "customer number",
      "member number",
      "账号",
      "会员号",
      "客户编号",
    ],
    required: false,
    kind: "text",
    example: "M-20417",
  },
  policy: {
    label: { en: "Policy", zh: "政策" },
    synonyms: [
      "privacy policy",
      "policy id",
      "service",
      "隐私政策",
      "政策编号",
      "业务",
    ],
    required: true,
    kind: "text",
    example: "p000",
  },
  types: {
    label: { en: "Kind of request", zh: "类型" },
    synonyms: [
      "type",
      "types",
      "request type",
      "kind",
      "right",
      "请求类型",
      "类别",
      "权利",
    ],
    required: false,
    kind: "text",
    example: "access",
  },
  text: {
    label: { en: "What was asked", zh: "内容" },
    synonyms: [
      "text",
      "content",
      "request",
      "description",
      "message",
      "details",
      "请求内容",
      "描述",
      "详情",
      "事项",
    ],
    required: true,
    kind: "text",
    example: "Please send me a copy of my data.",
  },
  channel: {
    label: { en: "Came in by", zh: "接收渠道" },
    synonyms: ["channel", "source", "via", "渠道", "来源", "方式"],
    required: false,
    kind: "text",
    example: "email",
  },
  residence: {
    label: { en: "Lives in", zh: "居住地" },
    synonyms: [
      "residence",
      "country",
      "place",
      "国家",
      "地区",
      "所在地",
      "国家或地区",
    ],
    required: false,
    kind: "text",
    example: "DE",
  },
  language: {
    label: { en: "Language", zh: "语言" },
    synonyms: ["lang", "语种"],
    required: false,
    kind: "text",
    example: "en",
  },
  status: {
    label: { en: "Status", zh: "状态" },
    synonyms: ["state", "stage", "处理状态", "进度"],
    required: false,
    kind: "text",
    example: "open",
  },
  answeredOn: {
    label: { en: "Answered on", zh: "答复日期" },
    synonyms: [
      "answered",
      "answer date",
      "reply date",
      "replied",
      "closed",
      "closed on",
      "completed",
      "回复日期",
      "答复时间",
      "办结日期",
      "完成日期",
    ],
    required: false,
    kind: "day",
    example: "2026-01-22",
  },
} as const;
type Key = keyof typeof columns;

/** Words for a value, beside its key and its two labels. */
type Words = Readonly<Record<string, readonly string[]>>;

const typeWords: Words = {
  access: ["查阅", "复制", "access request", "copy", "dsar", "sar", "查询"],
  correction: ["correct", "rectification", "更正补充", "修改"],
  deletion: [
    "delete",
    "erasure",
    "erase",
    "right to be forgotten",
    "注销",
    "删除账户",
  ],
  portability: ["port", "data portability", "可携带", "转移个人信息"],
  restriction: ["restrict", "限制"],
  objection: ["object", "反对", "拒绝处理"],
  consentWithdrawal: [
    "withdraw consent",
    "consent withdrawal",
    "withdrawal of consent",
    "撤销同意",
  ],
  marketingOptOut: ["opt-out", "unsubscribe", "退订"],
  trackingOptOut: ["do not track", "do not sell", "拒绝跟踪"],
  disclosureRecords: ["disclosure", "披露记录"],
  suspectedViolation: ["violation", "违规"],
  minor: ["child", "未成年人"],
  enquiry: ["question", "inquiry", "询问"],
};

const statusWords: Words = {
  open: [
    "open",
    "new",
    "in progress",
    "pending",
    "ongoing",
    "处理中",
    "进行中",
    "待处理",
    "未完成",
    "新建",
    "未答复",
    "已受理",
  ],
  answered: [
    "done",
    "closed",
    "answered",
    "completed",
    "finished",
    "已答复",
    "已完成",
    "已结案",
    "已办结",
    "完成",
    "已回复",
    "已关闭",
  ],
};

const languageWords: Words = {
  en: ["en", "english", "英文", "英语"],
  zh: ["zh", "chinese", "中文", "汉语", "cn"],
};

function lookUp(known: Readonly<Record<string, readonly string[]>>) {
  const found = new Map<string, string>();
  for (const [value, words] of Object.entries(known))
    for (const word of [value, ...words])
      if (!found.has(headerKey(word))) found.set(headerKey(word), value);
  return (word: string) => found.get(headerKey(word)) ?? null;
}

function labelled(
  values: Readonly<Record<string, Text>>,
  words: Words = {},
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, { en, zh }]) => [
      key,
      [en, zh, ...(words[key] ?? [])],
    ]),
  );
}

const typeOf = lookUp(
  labelled(
    Object.fromEntries(
      requestTypeKeys.map((key) => [key, requestTypes[key].label]),
    ),
    typeWords,
  ),
);
const policyOf = lookUp(
  labelled(Object.fromEntries(policies.map(({ id, title }) => [id, title]))),
);
const channelOf = lookUp(labelled(intakeChannels));
const residenceOf = lookUp(
  labelled(
    Object.fromEntries(
      jurisdictions.map(({ residence, name }) => [residence, name]),
    ),
  ),
);
const statusOf = lookUp(statusWords);
const languageOf = lookUp(languageWords);

function knownText(
  values: readonly Text[],
  also: readonly string[] = [],
): Text {
  return {
    en: [...also, ...values.map(({ en }) => en)].join(", "),
    zh: [...also, ...values.map(({ zh }) => zh)].join("、"),
  };
}

const known = {
  policy: {
    en: policies.map(({ id, title }) => `${id} (${title.en})`).join(", "),
    zh: policies.map(({ id, title }) => `${id}（${title.zh}）`).join("、"),
  },
  types: knownText(requestTypeKeys.map((key) => requestTypes[key].label)),
  channel: knownText(intakeChannelKeys.map((key) => intakeChannels[key])),
  residence: { en: "DE, CN, US-CA …", zh: "DE、CN、US-CA 等" },
  status: { en: "open, answered", zh: "处理中、已答复" },
  language: { en: "en, zh", zh: "中文、英文" },
} as const satisfies Partial<Record<Key, Text>>;

/** Collects what is wrong, so that a row says everything at once. */
function collector(cells: Cells<Key>) {
  const problems: CellProblem<Key>[] = [];
  const has = (column: Key) =>
    problems.some((problem) => problem.column === column);
  const note = (problem: CellProblem<Key>) => {
    if (!has(problem.column)) problems.push(problem);
  };
  return {
    problems,
    note,
    cell: (column: Key) => (has(column) ? "" : cells[column].trim()),
    checked<T>(column: Key, schema: z.ZodType<T>, empty: T): T {
      const cell = cells[column].trim();
      if (cell === "" || has(column)) return empty;
      const read = schema.safeParse(cell);
      if (read.success) return read.data;
      const [code = "field.invalid"] = fieldsOf(read.error)[""] ?? [];
      note({ column, code });
      return empty;
    },
    chosen(
      column: keyof typeof known,
      find: (word: string) => string | null,
    ): string | null {
      const cell = cells[column].trim();
      if (cell === "" || has(column)) return null;
      const value = find(cell);
      if (value === null)
        note({
          column,
          code: "import.unknownValue",
          params: { known: known[column] },
        });
      return value;
    },
  };
}

type Collector = ReturnType<typeof collector>;

function dayOf(
  { cell, note }: Collector,
  column: "receivedOn" | "answeredOn",
  at: ImportAt,
): { read: DayRead; moment: string } | null {
  const text = cell(column);
  if (text === "") return null;
  const read = readDay(text, at.dayOrder);
  if (!read.ok) {
    note({ column, code: read.problem });
    return null;
  }
  const end = column === "receivedOn" ? "first" : "last";
  const moment = momentOf(read.value, { zone: at.zone, end });
  const first = momentOf(read.value, { zone: at.zone, end: "first" });
  if (isAfter(first, at.now)) {
    note({ column, code: "import.dayInFuture" });
    return null;
  }
  // The last minute of today has not come yet.
  return {
    read: read.value,
    moment: isAfter(moment, at.now) ? at.now : moment,
  };
}

function isAfter(one: string, other: string): boolean {
  return (
    Temporal.Instant.compare(
      Temporal.Instant.from(one),
      Temporal.Instant.from(other),
    ) > 0
  );
}

function typesOf(row: Collector): RequestType[] {
  const cell = row.cell("types");
  if (cell === "") return [];
  // A label such as 查阅、复制 holds a comma of its own, so the whole cell is tried first.
  const whole = typeOf(cell);
  const words = whole === null ? cell.split(/[,;/+，；、\n]/u) : [cell];
  const found = words
    .filter((word) => word.trim() !== "")
    .map((word) => typeOf(word));
  if (found.includes(null)) {
    row.note({
      column: "types",
      code: "import.unknownValue",
      params: { known: known.types },
    });
    return [];
  }
  return [...new Set(found)] as RequestType[];
}

function read(cells: Cells<Key>, at: ImportAt): RowRead<ImportedRequest, Key> {
  const row = collector(cells);
  const keys = Object.keys(columns) as Key[];
  for (const column of keys) {
    if (isFormula(cells[column])) row.note({ column, code: "import.formula" });
    else if (columns[column].required && cells[column].trim() === "")
      row.note({ column, code: "import.missing" });
  }
  const received = dayOf(row, "receivedOn", at);
  const answered = dayOf(row, "answeredOn", at);
  const status = row.chosen("status", statusOf);
  if (status === "answered" && row.cell("answeredOn") === "")
    row.note({ column: "answeredOn", code: "import.answerDayMissing" });
  if (status === "open" && answered !== null)
    row.note({ column: "answeredOn", code: "import.answerUnexpected" });
  if (received && answered && isAfter(received.moment, answered.moment))
    row.note({ column: "answeredOn", code: "import.answerBeforeReceipt" });
  const text = row.checked("text", paragraphs(50_000), "");
  const value: ImportedRequest = {
    number: row.checked("number", line(120).nullable(), null),
    policyId: row.chosen("policy", policyOf) ?? "",
    channel: (row.chosen("channel", channelOf) ?? "other") as IntakeChannel,
    receivedAt: received?.moment ?? "",
    personName: row.checked("personName", line(300), ""),
    personAddress: row.checked("personAddress", emailAddress.nullable(), null),
    personPhone: row.checked("personPhone", phone.nullable(), null),
    accountRef: row.checked("accountRef", line(120).nullable(), null),
    residence: row.chosen("residence", residenceOf),
    language: (row.chosen("language", languageOf) ??
      (/\p{Script=Han}/u.test(text) ? "zh" : "en")) as "en" | "zh",
    types: typesOf(row),
    text,
    answeredAt: answered?.moment ?? null,
  };
  const order = (problem: CellProblem<Key>) => keys.indexOf(problem.column);
  return row.problems.length === 0
    ? { ok: true, value }
    : {
        ok: false,
        problems: row.problems.toSorted((a, b) => order(a) - order(b)),
      };
}

export const requestImport = defineImport<ImportedRequest, Key>({
  columns,
  read,
  identityColumn: "personName",
  identity: ({ number, answeredAt: _later, ...facts }) =>
    number === null
      ? JSON.stringify([
          facts.receivedAt,
          facts.personName.normalize("NFKC").toLowerCase(),
          facts.personAddress?.toLowerCase() ?? null,
          facts.policyId,
          facts.types.toSorted(),
          facts.text,
        ])
      : JSON.stringify(["number", number]),
});
