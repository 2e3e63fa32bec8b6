import type { ReactNode } from "react";
import {
  ImportPage,
  type ImportPlace,
} from "../../casework/import/import-page.tsx";
import { paths } from "../../paths.ts";

const place: ImportPlace = {
  register: "requests",
  listPath: paths.requests,
  newPath: paths.importRequests,
  pathOf: paths.requestImport,
  casePath: paths.request,
};

/** Requests from a table of another system. */
export function ImportRequestsPage(): ReactNode {
  return <ImportPage place={place} />;
}
