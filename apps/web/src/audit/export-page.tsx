import { logListing } from "@kept/domain/log/log-listing";
import type { ReactNode } from "react";
import {
  ExportPage,
  type ExportPlace,
} from "../casework/export/export-page.tsx";
import { paths } from "../paths.ts";

const place: ExportPlace = { listing: logListing, listPath: paths.audit };

/** The log as a file, row for row as the screen has it. */
export function ExportAuditPage(): ReactNode {
  return <ExportPage place={place} />;
}
