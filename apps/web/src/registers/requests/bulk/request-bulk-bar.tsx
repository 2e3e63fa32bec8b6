import type { ReactNode } from "react";
import { BulkBar } from "../../../casework/bulk/bulk-bar.tsx";
import type { BulkBarSlot } from "../../../casework/list/list-face.ts";
import { useRequestBulk } from "./use-request-bulk.ts";

/** What can be done with many requests at once; fetched when the first row is selected. */
export function RequestBulkBar(props: BulkBarSlot): ReactNode {
  return <BulkBar {...props} register={useRequestBulk()} />;
}
