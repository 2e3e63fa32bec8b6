import type { Text } from "../../text.ts";
import { granted, refused, type Verdict } from "../../verdict.ts";
import { matchKeyOf } from "./identifiers.ts";

/** Where a number to call back was found. What the demand itself says proves nothing. */
export const numberSources = {
  directory: { en: "Our directory of agencies", zh: "本单位机关名录" },
  officialSite: { en: "Official website of the body", zh: "机关官方网站" },
  governmentDirectory: {
    en: "Directory of the government",
    zh: "政府公开名录",
  },
  switchboard: { en: "Switchboard of the body", zh: "机关总机" },
  embassy: { en: "Embassy or consulate", zh: "使领馆" },
  courtRegistry: { en: "Registry of the court", zh: "法院立案登记处" },
} as const satisfies Record<string, Text>;
export type NumberSource = keyof typeof numberSources;
export const numberSourceKeys = Object.keys(numberSources) as [
  NumberSource,
  ...NumberSource[],
];

/** How it was confirmed beside the channel that it came by. */
export const secondChannels = {
  callBack: { en: "Call back", zh: "回拨电话" },
  officialMail: { en: "Mail to the official address", zh: "致官方邮箱核实" },
  portal: { en: "Portal of the authority", zh: "机关平台" },
  visit: { en: "Visit in person", zh: "当面核实" },
} as const satisfies Record<string, Text>;
export type SecondChannel = keyof typeof secondChannels;
export const secondChannelKeys = Object.keys(secondChannels) as [
  SecondChannel,
  ...SecondChannel[],
];

/** A number to call back is found independently: it is not the one that the demand gives. */
export function mayCallBack(
  number: string,
  givenInDemand: string | null,
): Verdict<null> {
  const keyOf = (value: string) => matchKeyOf({ kind: "phone", value });
  return givenInDemand !== null && keyOf(number) === keyOf(givenInDemand)
    ? refused("callBackFromLetter")
    : granted(null);
}

/** Kinds of file that a scanned instrument can be. */
const documentTypes: ReadonlySet<string> = new Set([
  "application/pdf",
  "image/png",
  "image/jpeg",
  "image/tiff",
  "image/webp",
  "image/heic",
]);

/** A scan shows a paper: a picture or a PDF, and nothing that runs. */
export function mayBeScan(file: {
  readonly type: string;
  readonly isDeleted: boolean;
}): Verdict<null> {
  return documentTypes.has(file.type) && !file.isDeleted
    ? granted(null)
    : refused("scanNoDocument");
}
