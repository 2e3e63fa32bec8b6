import { useEffect, type ReactNode } from "react";
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
  const isEnded = useSessionEnded();
  useEffect(() => {
    if (isEnded) return undefined;
    // A session that ended is told by the first answer that says so, not by the silence of the stream.
    return startLive(async () => (await import("./live-stream.ts")).openStream);
  }, [isEnded]);
  return <PresentIns value={usePresence()}>{children}</PresentIns>;
}
