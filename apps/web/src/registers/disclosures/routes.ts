import type { RouteObject } from "react-router";
import { paths } from "../../paths.ts";

/** The pages of this register. */
export const disclosureRoutes: RouteObject[] = [
  {
    path: paths.newDisclosure,
    lazy: async () => ({
      Component: (await import("./open-form.tsx")).OpenDisclosurePage,
    }),
  },
  {
    path: paths.disclosureRegister,
    lazy: async () => ({
      Component: (await import("./register-page.tsx")).DisclosureRegisterPage,
    }),
  },
  {
    path: paths.agencies,
    lazy: async () => ({
      Component: (await import("./agencies-page.tsx")).AgenciesPage,
    }),
  },
  {
    path: paths.exportDisclosures,
    lazy: async () => ({
      Component: (await import("./export-page.tsx")).ExportDisclosuresPage,
    }),
  },
  {
    path: paths.disclosureBulkCheck,
    lazy: async () => ({
      Component: (await import("./bulk/disclosure-check-page.tsx"))
        .DisclosureCheckPage,
    }),
  },
  {
    path: paths.disclosureMacros,
    lazy: async () => ({
      Component: (await import("./macros-page.tsx")).DisclosureMacrosPage,
    }),
  },
  {
    path: `${paths.disclosures}/:reference/letters/:letterId`,
    lazy: async () => ({
      Component: (await import("./letter-page.tsx")).DisclosureLetterPage,
    }),
  },
  {
    path: paths.disclosures,
    lazy: async () => ({
      Component: (await import("./list-page.tsx")).DisclosureListPage,
    }),
    children: [
      {
        path: ":reference",
        lazy: async () => ({
          Component: (await import("./case/opened-disclosure.tsx"))
            .OpenedDisclosure,
        }),
      },
    ],
  },
];
