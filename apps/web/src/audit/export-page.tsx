import { logListing } from "@kept/domain/log/log-listing";
import { sampleListing } from "@kept/domain/log/sample-listing";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import {
  ExportPage,
  type ExportPlace,
} from "../casework/export/export-page.tsx";
import { paths } from "../paths.ts";

const places = {
  log: { listing: logListing, listPath: paths.audit },
  samples: { listing: sampleListing, listPath: paths.auditSamples },
} as const satisfies Record<string, ExportPlace>;

/** The log as a file, row for row as the screen has it; with a week, the worksheet of its sample. */
export function ExportAuditPage(): ReactNode {
  const [search] = useSearchParams();
  return <ExportPage place={places[search.has("week") ? "samples" : "log"]} />;
}
