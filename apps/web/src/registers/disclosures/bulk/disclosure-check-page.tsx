import type { ReactNode } from "react";
import { CheckPage } from "../../../casework/bulk/check-page.tsx";
import { useDisclosureBulk } from "./use-disclosure-bulk.ts";

/** The page between choosing many disclosures and writing about all of them. */
export function DisclosureCheckPage(): ReactNode {
  return <CheckPage register={useDisclosureBulk()} />;
}
