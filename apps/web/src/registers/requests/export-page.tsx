import { requestListing } from "@kept/domain/registers/requests/listing";
import type { ReactNode } from "react";
import {
  ExportPage,
  type ExportPlace,
} from "../../casework/export/export-page.tsx";
import { paths } from "../../paths.ts";

const place: ExportPlace = {
  listing: requestListing,
  listPath: paths.requests,
};

/** The list of requests as a file. */
export function ExportRequestsPage(): ReactNode {
  return <ExportPage place={place} />;
}
