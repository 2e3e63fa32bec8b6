import type { RouteObject } from "react-router";
import type { FirstCalls } from "../../api/first-calls.ts";
import { paths } from "../../paths.ts";

/** What the list asks first, by its address. */
export const requestFirstCalls: FirstCalls = {
  [paths.requests]: async () =>
    (await import("./list-page.tsx")).askFirstRequests,
};

/** The pages of this register. The list is around its cases, so that it stays where it is while they change. */
export const requestRoutes: RouteObject[] = [
  {
    path: paths.newRequest,
    lazy: async () => ({
      Component: (await import("./open-form.tsx")).OpenRequestPage,
    }),
  },
  ...[paths.importRequests, `${paths.importRequests}/:importId`].map(
    (path) => ({
      path,
      lazy: async () => ({
        Component: (await import("./import-page.tsx")).ImportRequestsPage,
      }),
    }),
  ),
  {
    path: paths.exportRequests,
    lazy: async () => ({
      Component: (await import("./export-page.tsx")).ExportRequestsPage,
    }),
  },
  {
    path: paths.requestBulkCheck,
    lazy: async () => ({
      Component: (await import("./bulk/request-check-page.tsx"))
        .RequestCheckPage,
    }),
  },
  {
    path: paths.requestMacros,
    lazy: async () => ({
      Component: (await import("./macros-page.tsx")).RequestMacrosPage,
    }),
  },
  {
    path: `${paths.requests}/:reference/letters/:letterId`,
    lazy: async () => ({
      Component: (await import("./letter-page.tsx")).RequestLetterPage,
    }),
  },
  {
    path: paths.requests,
    lazy: async () => ({
      Component: (await import("./list-page.tsx")).RequestListPage,
    }),
    children: [
      {
        path: ":reference",
        lazy: async () => ({
          Component: (await import("./list/opened-case.tsx")).OpenedCase,
        }),
      },
    ],
  },
];
