import { registers } from "@kept/domain/registers/index";
import { policyById } from "@kept/domain/registers/requests/policies";
import {
  intakeChannels,
  lanes,
  requestTypes,
} from "@kept/domain/registers/requests/types";
import type { Text } from "@kept/domain/text";
import {
  clockColumns,
  defineExporter,
  personCell,
  wallCell,
  type ExportColumn,
} from "../../casework/exporter.ts";
import { requestList, type RequestRow } from "./list-view.ts";

const listed = (words: readonly string[], language: keyof Text) =>
  words.join(language === "zh" ? "、" : ", ");

function labelOf(labels: Readonly<Record<string, Text>>, key: string): Text {
  return labels[key] ?? { en: key, zh: key };
}

const saidBy = {
  in: { en: "In", zh: "来信" },
  out: { en: "Out", zh: "去信" },
  note: { en: "Note", zh: "备注" },
} as const satisfies Record<string, Text>;

const flags: readonly {
  readonly label: Text;
  readonly is: (row: RequestRow) => boolean;
}[] = [
  { label: { en: "Minor", zh: "未成年人" }, is: (row) => row.isMinor },
  { label: { en: "Significant", zh: "重大" }, is: (row) => row.isSignificant },
  {
    label: { en: "Awaits approval", zh: "待批准" },
    is: (row) => row.awaitsApproval,
  },
  { label: lanes.unverified, is: (row) => row.lane === "unverified" },
  { label: lanes.duplicate, is: (row) => row.lane === "duplicate" },
];

/** What each column of the request list says in a file. */
const columns: Readonly<Record<string, readonly ExportColumn<RequestRow>[]>> = {
  clock: clockColumns,
  reference: [
    {
      label: { en: "Number", zh: "编号" },
      width: 16,
      cell: (row) => row.reference,
    },
  ],
  person: [
    {
      label: { en: "Person", zh: "请求人" },
      width: 24,
      cell: (row) => row.name,
    },
  ],
  types: [
    {
      label: { en: "Types", zh: "类型" },
      width: 28,
      cell: (row, { language }) =>
        listed(
          row.types.map((type) => requestTypes[type].label[language]),
          language,
        ),
    },
  ],
  stage: [
    {
      label: { en: "Stage", zh: "阶段" },
      width: 18,
      cell: (row, { language }) => row.stage.label[language],
    },
  ],
  last: [
    {
      label: { en: "Last event", zh: "最近动态" },
      width: 12,
      cell: ({ last }, { language }) =>
        last === null ? "" : saidBy[last.kind][language],
    },
    {
      label: { en: "Last event at", zh: "最近动态时间" },
      width: 18,
      cell: ({ last }, { zone }) => wallCell(last?.at ?? null, zone),
    },
  ],
  flags: [
    {
      label: { en: "Flags", zh: "标记" },
      width: 22,
      cell: (row, { language }) =>
        listed(
          flags.filter(({ is }) => is(row)).map(({ label }) => label[language]),
          language,
        ),
    },
  ],
  owner: [
    {
      label: { en: "Owner", zh: "承办人" },
      width: 18,
      cell: (row, at) => personCell(row.owner, at),
    },
  ],
  channel: [
    {
      label: { en: "Channel", zh: "渠道" },
      width: 18,
      cell: (row, { language }) =>
        labelOf(intakeChannels, row.channel)[language],
    },
  ],
  language: [
    {
      label: { en: "Language", zh: "语言" },
      width: 10,
      cell: (row) => row.language,
    },
  ],
  received: [
    {
      label: { en: "Received", zh: "收到时间" },
      width: 18,
      cell: (row, { zone }) => wallCell(row.receivedAt, zone),
    },
  ],
  policy: [
    {
      label: { en: "Policy", zh: "政策" },
      width: 24,
      cell: (row, { language }) =>
        policyById(row.policyId)?.title[language] ?? row.policyId,
    },
  ],
};

/** How the request list leaves as a file. */
export const requestExporter = defineExporter<RequestRow>({
  title: registers.requests.title,
  permission: registers.requests.viewPermission,
  source: requestList,
  columns,
});
