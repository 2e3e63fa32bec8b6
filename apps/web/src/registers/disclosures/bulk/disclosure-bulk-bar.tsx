import type { ReactNode } from "react";
import { BulkBar } from "../../../casework/bulk/bulk-bar.tsx";
import type { BulkBarSlot } from "../../../casework/list/list-face.ts";
import { useDisclosureBulk } from "./use-disclosure-bulk.ts";

/** What can be done with many disclosures at once; fetched when the first row is selected. */
export function DisclosureBulkBar(props: BulkBarSlot): ReactNode {
  return <BulkBar {...props} register={useDisclosureBulk()} />;
}
