import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, type ReactNode } from "react";
import type { TRPCClient } from "@trpc/client";
import { TRPCProvider, type AppRouter } from "../api/client.ts";
import { prefetchPages } from "./routes.tsx";
import { useIdle } from "../ui/idle.ts";
import { fetchMenu } from "../ui/menu.tsx";
import { ShortcutsProvider } from "../ui/shortcuts.tsx";
import { cssVariablesResolver, theme } from "../ui/theme.ts";
import { Tips } from "../ui/tips.tsx";

// The same key as in first-paint.js.
const schemes = localStorageColorSchemeManager({ key: "kept.scheme" });

const Toasts = lazy(async () => ({
  default: (await import("./toasts.tsx")).Toasts,
}));

interface ProvidersProps {
  readonly client: TRPCClient<AppRouter>;
  readonly queryClient: QueryClient;
  /** The nonce of this answer of the server; styles made at run time carry it. */
  readonly nonce: string;
  readonly children: ReactNode;
}

/** What everything below stands on: looks, keys, the cache and the way to the server. */
export function Providers({
  client,
  queryClient,
  nonce,
  children,
}: ProvidersProps): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      deduplicateCssVariables={false}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <ShortcutsProvider>
            {children}
            <Tips />
            <LateParts />
          </ShortcutsProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** What no first view needs, fetched as soon as the page rests, so that it is there when it is wanted. */
function LateParts(): ReactNode {
  const isIdle = useIdle();
  useEffect(() => {
    if (!isIdle) return;
    fetchMenu().catch(() => undefined);
    void prefetchPages();
  }, [isIdle]);
  return isIdle ? (
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  ) : null;
}
