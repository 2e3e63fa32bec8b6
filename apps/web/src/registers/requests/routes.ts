import type { RouteObject } from "react-router";
import { paths } from "../../paths.ts";

/** The pages of this register. A case stands beside the list it was opened from. */
export const requestRoutes: RouteObject[] = [
  {
    path: paths.newRequest,
    lazy: async () => ({
      Component: (await import("./open-form.tsx")).OpenRequestPage,
    }),
  },
  {
    path: paths.requests,
    lazy: async () => ({
      Component: (await import("./list-page.tsx")).RequestListPage,
    }),
    children: [],
  },
];
