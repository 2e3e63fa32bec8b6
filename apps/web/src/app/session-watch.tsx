import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTRPCClient } from "../api/client.ts";
import { isAtWork } from "../api/own-headers.ts";
import { noteSessionEnd, useSessionEnded } from "../api/session-end.ts";
import { SessionWarning } from "./session-warning.tsx";

const lookEveryMs = 5_000;
const warnBeforeMs = 2 * 60_000;

/** When the session ends by this machine's clock, as the house said last. */
interface End {
  readonly at: number;
  readonly isFinal: boolean;
}

/**
 * Knows when the session ends and says so two minutes before. Who is at work is not asked: their next call keeps
 * the session open. Where it has ended, the page is covered at once and not at the next click.
 */
export function SessionWatch(): ReactNode {
  const client = useTRPCClient();
  const isEnded = useSessionEnded();
  const end = useRef<End | null>(null);
  const [warning, setWarning] = useState<End | null>(null);

  useEffect(() => {
    if (isEnded) {
      end.current = null;
      return undefined;
    }
    let isAsking = false;
    const look = async (): Promise<void> => {
      const known = end.current;
      if (isAsking || (known !== null && Date.now() < known.at - warnBeforeMs))
        return;
      isAsking = true;
      // Without an answer nothing is known: it is asked again at the next look.
      const told = await client.people.sessionEnd
        .query()
        .catch(() => undefined);
      isAsking = false;
      if (told === undefined) return;
      if (told === null) {
        setWarning(null);
        noteSessionEnd(true);
        return;
      }
      const next = { at: Date.now() + told.inMs, isFinal: told.isFinal };
      end.current = next;
      const isNear = told.inMs <= warnBeforeMs;
      setWarning(isNear && (next.isFinal || !isAtWork()) ? next : null);
    };
    const turn = (): void => void look();
    const timer = window.setInterval(turn, lookEveryMs);
    document.addEventListener("visibilitychange", turn);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", turn);
    };
  }, [client, isEnded]);

  if (warning === null || isEnded) return null;
  return (
    <SessionWarning
      endsAt={new Date(warning.at).toISOString()}
      isFinal={warning.isFinal}
      onStay={() => {
        end.current = null;
        // Any call of somebody at work keeps the session. Without an answer it is asked again at the next look.
        void client.people.me.query().then(
          () => {
            setWarning(null);
          },
          () => undefined,
        );
      }}
      onSignIn={() => {
        setWarning(null);
        noteSessionEnd(true);
      }}
      onClose={() => {
        setWarning(null);
      }}
    />
  );
}
