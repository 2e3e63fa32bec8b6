import {
  requestTypes,
  type RequestType,
} from "@kept/domain/registers/requests/types";
import type { Text } from "@kept/domain/text";
import type { Db } from "../../db/reading.ts";
import { readTypes } from "./store.ts";

/** What a request is about, in a few words for the morning page; null while nobody has said. */
export async function requestKind(
  db: Db,
  caseId: string,
): Promise<Text | null> {
  const types: readonly RequestType[] = await readTypes(db, caseId);
  if (types.length === 0) return null;
  const labels: readonly Text[] = types.map((type) => requestTypes[type].label);
  return {
    en: labels.map(({ en }) => en).join(", "),
    zh: labels.map(({ zh }) => zh).join("、"),
  };
}
