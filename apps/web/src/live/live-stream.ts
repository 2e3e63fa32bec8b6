import type { LiveEvent } from "@kept/domain/live";
import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import type { AppRouter } from "../api/client.ts";
import type { Stream } from "./live-channel.ts";

/**
 * The stream itself, fetched after the first screen stands. Its calls go as GET, because the browser's own
 * EventSource knows nothing else; there is nothing in the address but the name of the procedure.
 */
export function openStream({ onOpen, onEvents, onLost, onOver }: Stream): {
  close: () => void;
} {
  const client = createTRPCClient<AppRouter>({
    links: [httpSubscriptionLink({ url: "/trpc" })],
  });
  const subscription = client.live.events.subscribe(undefined, {
    // A stream that is refused begins like any other; only its first word shows that it is one.
    onData: ({ data }: { data: { events: readonly LiveEvent[] } }) => {
      onOpen();
      onEvents(data.events);
    },
    onConnectionStateChange: ({ state, error }) => {
      if (state === "connecting" && error !== null) onLost();
    },
    onError: onOver,
    onComplete: onOver,
  });
  return {
    close: () => {
      subscription.unsubscribe();
    },
  };
}
