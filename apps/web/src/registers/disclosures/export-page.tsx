import { disclosureListing } from "@kept/domain/registers/disclosures/listing";
import type { ReactNode } from "react";
import {
  ExportPage,
  type ExportPlace,
} from "../../casework/export/export-page.tsx";
import { paths } from "../../paths.ts";

const place: ExportPlace = {
  listing: disclosureListing,
  listPath: paths.disclosures,
};

/** The list of disclosures as a file. */
export function ExportDisclosuresPage(): ReactNode {
  return <ExportPage place={place} />;
}
