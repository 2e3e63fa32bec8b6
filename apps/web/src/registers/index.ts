import { reportRoutes } from "./disclosures/report/routes.ts";
import { disclosureRoutes } from "./disclosures/routes.ts";
import { requestRoutes } from "./requests/routes.ts";

/** The pages of every register. */
export const registerRoutes = [
  ...requestRoutes,
  ...disclosureRoutes,
  ...reportRoutes,
];
