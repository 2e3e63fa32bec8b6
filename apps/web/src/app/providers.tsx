import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { makeClient, TRPCProvider } from "../api/client.ts";
import { ShortcutsProvider } from "../ui/shortcuts.tsx";
import { cssVariablesResolver, theme } from "../ui/theme.ts";
import classes from "./providers.module.css";

// The same key as in first-paint.js.
const schemes = localStorageColorSchemeManager({ key: "kept.scheme" });

interface ProvidersProps {
  readonly queryClient: QueryClient;
  /** The nonce of this answer of the server; styles made at run time carry it. */
  readonly nonce: string;
  readonly children: ReactNode;
}

/** What everything below stands on: looks, keys, the cache and the way to the server. */
export function Providers({
  queryClient,
  nonce,
  children,
}: ProvidersProps): ReactNode {
  const [client] = useState(makeClient);
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
            <Notifications
              position="bottom-left"
              limit={1}
              containerWidth={360}
              classNames={{
                root: classes["toasts"] ?? "",
                notification: classes["toast"] ?? "",
              }}
            />
          </ShortcutsProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
