import type { ReactNode } from "react";
import { CheckPage } from "../../../casework/bulk/check-page.tsx";
import { useRequestBulk } from "./use-request-bulk.ts";

/** The page between choosing many requests and writing to all of them. */
export function RequestCheckPage(): ReactNode {
  return <CheckPage register={useRequestBulk()} />;
}
