import { countries } from "@kept/domain/registers/disclosures/instruments";
import {
  disclosureKinds,
  noticeStates,
} from "@kept/domain/registers/disclosures/kinds";
import { registers } from "@kept/domain/registers/index";
import type { Text } from "@kept/domain/text";
import {
  clockColumns,
  defineExporter,
  personCell,
  wallCell,
  type ExportColumn,
} from "../../casework/exporter.ts";
import { disclosureList, type DisclosureRow } from "./list-view.ts";

const listed = (words: readonly string[], language: keyof Text) =>
  words.join(language === "zh" ? "、" : ", ");

const flags: readonly {
  readonly label: Text;
  readonly is: (row: DisclosureRow) => boolean;
}[] = [
  { label: { en: "Emergency", zh: "紧急" }, is: (row) => row.isEmergency },
  {
    label: { en: "Notice owed", zh: "应告知" },
    is: (row) => row.notice === "now",
  },
  {
    label: { en: "Awaits approval", zh: "待批准" },
    is: (row) => row.awaitsApproval,
  },
  {
    label: { en: "Under secrecy", zh: "保密中" },
    is: (row) => row.secrecy !== "none",
  },
];

/** One column of the screen that is one column of the file. */
function plain(
  label: Text,
  width: number,
  cell: ExportColumn<DisclosureRow>["cell"],
): readonly ExportColumn<DisclosureRow>[] {
  return [{ label, width, cell }];
}

/** What each column of the disclosure list says in a file; the four facts are those of the screen. */
const columns: Readonly<
  Record<string, readonly ExportColumn<DisclosureRow>[]>
> = {
  clock: clockColumns,
  reference: plain(
    { en: "Number", zh: "编号" },
    16,
    ({ reference }) => reference,
  ),
  content: plain(
    { en: "Content", zh: "内容" },
    40,
    ({ content }, { language }) => content?.[language] ?? "",
  ),
  time: plain({ en: "Time", zh: "时间" }, 18, ({ disclosedAt }, { zone }) =>
    wallCell(disclosedAt, zone),
  ),
  reason: plain(
    { en: "Reason", zh: "事由" },
    40,
    ({ purpose, basis }, { language }) => purpose ?? basis?.[language] ?? "",
  ),
  recipient: plain({ en: "Recipient", zh: "接收方" }, 32, ({ body }) => body),
  kind: plain(
    { en: "Kind", zh: "种类" },
    24,
    ({ kind }, { language }) => disclosureKinds[kind].label[language],
  ),
  stage: plain(
    { en: "Stage", zh: "阶段" },
    18,
    ({ stage }, { language }) => stage.label[language],
  ),
  flags: plain({ en: "Flags", zh: "标记" }, 22, (row, { language }) =>
    listed(
      flags.filter(({ is }) => is(row)).map(({ label }) => label[language]),
      language,
    ),
  ),
  owner: plain({ en: "Owner", zh: "承办人" }, 18, ({ owner }, at) =>
    personCell(owner, at),
  ),
  country: plain(
    { en: "Country", zh: "国家或地区" },
    18,
    ({ country }, { language }) =>
      countries[country as keyof typeof countries][language],
  ),
  notice: plain(
    { en: "Notice", zh: "告知" },
    18,
    ({ notice }, { language }) => noticeStates[notice][language],
  ),
  received: plain(
    { en: "Received", zh: "收到时间" },
    18,
    ({ receivedAt }, { zone }) => wallCell(receivedAt, zone),
  ),
};

/** How the disclosure list leaves as a file. */
export const disclosureExporter = defineExporter<DisclosureRow>({
  title: registers.disclosures.title,
  permission: registers.disclosures.viewPermission,
  source: disclosureList,
  columns,
});
