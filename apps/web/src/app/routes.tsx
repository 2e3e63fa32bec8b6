import { createBrowserRouter, type RouteObject } from "react-router";
import { fetchRefusalWords } from "../api/refusal-words.ts";
import { allWords } from "../locales/language.ts";
import { paths } from "../paths.ts";
import { registerRoutes } from "../registers/index.ts";
import { ErrorPage } from "./error-page.tsx";
import { Office } from "./office.tsx";
import { SignedIn } from "./signed-in.tsx";

// The kit shows every part in every state. It exists while we build and is not in what is shipped.
const kit: RouteObject[] =
  import.meta.env.DEV || import.meta.env.MODE === "kit"
    ? [
        {
          path: paths.kit,
          HydrateFallback: () => null,
          lazy: async () => ({
            Component: (await import("../kit/kit-page.tsx")).KitPage,
          }),
        },
      ]
    : [];

/** The pages that people arrive at: their words come first, and a test keeps them to those. */
const arrivals: readonly (string | undefined)[] = [
  paths.signIn,
  paths.today,
  paths.requests,
];

/** Any other page is shown once all words are there. */
function withWords(route: RouteObject): RouteObject {
  const { lazy, path, children } = route;
  if (route.index === true) return route;
  return {
    ...route,
    ...(children && { children: children.map(withWords) }),
    ...(typeof lazy === "function" &&
      !arrivals.includes(path) && {
        lazy: async () => (await Promise.all([lazy(), allWords()]))[0],
      }),
  };
}

const pages: readonly RouteObject[] = [
  {
    path: paths.signIn,
    lazy: async () => ({
      Component: (await import("./sign-in-route.tsx")).SignInRoute,
    }),
  },
  {
    path: paths.signInReturn,
    lazy: async () => ({
      Component: (await import("../people/sso-pages.ts")).SsoReturnPage,
    }),
  },
  {
    path: paths.signInProve,
    lazy: async () => ({
      Component: (await import("../people/sso-pages.ts")).SsoProvePage,
    }),
  },
  {
    path: paths.welcome,
    lazy: async () => ({
      Component: (await import("../people/welcome-page.tsx")).WelcomePage,
    }),
  },
  {
    Component: SignedIn,
    ErrorBoundary: ErrorPage,
    children: [
      {
        path: paths.today,
        lazy: async () => ({
          Component: (await import("../desk/today-page.tsx")).TodayPage,
        }),
      },
      {
        path: paths.audit,
        lazy: async () => ({
          Component: (await import("../audit/audit-page.tsx")).AuditPage,
        }),
      },
      {
        path: `${paths.audit}/cases/:reference`,
        lazy: async () => ({
          Component: (await import("../audit/audit-page.tsx")).AuditOfCasePage,
        }),
      },
      {
        path: paths.auditState,
        lazy: async () => ({
          Component: (await import("../audit/state-page.tsx")).LogStatePage,
        }),
      },
      {
        path: paths.auditSamples,
        lazy: async () => ({
          Component: (await import("../audit/samples-page.tsx")).SamplesPage,
        }),
      },
      {
        path: `${paths.auditSamples}/:sampleId`,
        lazy: async () => ({
          Component: (await import("../audit/samples-page.tsx")).SamplePage,
        }),
      },
      {
        path: paths.exportAudit,
        lazy: async () => ({
          Component: (await import("../audit/export-page.tsx")).ExportAuditPage,
        }),
      },
      {
        path: paths.people,
        lazy: async () => ({
          Component: (await import("../people/staff/people-page.tsx"))
            .PeoplePage,
        }),
      },
      {
        path: paths.drafts,
        lazy: async () => ({
          Component: (await import("../desk/drafts-page.tsx")).DraftsPage,
        }),
      },
      {
        path: paths.inbox,
        lazy: async () => ({
          Component: (await import("../casework/context/inbox-page.tsx"))
            .InboxPage,
        }),
      },
      {
        path: paths.glass,
        lazy: async () => ({
          Component: (await import("../casework/sealing/glass-page.tsx"))
            .GlassPage,
        }),
      },
      {
        path: paths.mySettings,
        lazy: async () => ({
          Component: (await import("./settings-page.tsx")).SettingsPage,
        }),
      },
      ...registerRoutes,
      {
        path: "*",
        lazy: async () => ({
          Component: (await import("./not-found-page.tsx")).NotFoundPage,
        }),
      },
    ],
  },
];

/** Every page by its address. Each is fetched when it is first opened. */
export function makeRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    ...kit.map(withWords),
    {
      Component: Office,
      ErrorBoundary: ErrorPage,
      HydrateFallback: () => null,
      children: pages.map(withWords),
    },
  ]);
}

/** Fetches the pages that come next, one after another, while nobody waits for anything. */
export async function prefetchPages(): Promise<void> {
  await Promise.all([fetchRefusalWords(), allWords()]).catch(() => undefined);
  const fetchAll = async (routes: readonly RouteObject[]): Promise<void> => {
    for (const { lazy, children } of routes) {
      // What cannot be fetched now is fetched when it is asked for.
      if (typeof lazy === "function")
        await Promise.resolve(lazy()).catch(() => undefined);
      if (children !== undefined) await fetchAll(children);
    }
  };
  await fetchAll(pages);
}
