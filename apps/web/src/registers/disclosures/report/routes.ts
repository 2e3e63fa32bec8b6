import type { RouteObject } from "react-router";
import { paths } from "../../../paths.ts";

/** The report on what was asked of the office. */
export const reportRoutes: RouteObject[] = [
  {
    path: paths.transparency,
    lazy: async () => ({
      Component: (await import("./transparency-page.tsx")).TransparencyPage,
    }),
  },
];
