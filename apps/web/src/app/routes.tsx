import { createBrowserRouter, type RouteObject } from "react-router";
import { paths } from "../paths.ts";
import { registerRoutes } from "../registers/index.ts";
import { ErrorPage, NotFoundPage } from "./error-page.tsx";
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

/** Every page by its address. Each is fetched when it is first opened. */
export function makeRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter([
    ...kit,
    {
      Component: Office,
      ErrorBoundary: ErrorPage,
      HydrateFallback: () => null,
      children: [
        {
          path: paths.signIn,
          lazy: async () => ({
            Component: (await import("./sign-in-route.tsx")).SignInRoute,
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
            ...registerRoutes,
            { path: "*", Component: NotFoundPage },
          ],
        },
      ],
    },
  ]);
}
