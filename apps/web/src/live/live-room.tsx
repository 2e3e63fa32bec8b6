import { useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useTRPC } from "../api/client.ts";
import { useSessionEnded } from "../api/session-end.ts";
import { PresentIns } from "./present-in.ts";
import { usePresence } from "./presence.ts";
import { startLive } from "./live-channel.ts";

/** Opens the stream while somebody is signed in, and knows for every screen who is in which case. */
export function LiveRoom({
  children,
}: {
  readonly children: ReactNode;
}): ReactNode {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const isEnded = useSessionEnded();
  useEffect(() => {
    if (isEnded) return undefined;
    return startLive(
      async () => (await import("./live-stream.ts")).openStream,
      () => {
        // Did the session end, or only the stream? This answer says it, and the page reacts to it.
        void queries.invalidateQueries({
          queryKey: trpc.people.me.queryKey(),
        });
      },
    );
  }, [isEnded, queries, trpc]);
  return <PresentIns value={usePresence()}>{children}</PresentIns>;
}
