import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useEffect, useMemo, useRef } from "react";
import {
  freshKey,
  useTRPC,
  useTRPCClient,
  type AppRouter,
} from "../api/client.ts";
import { useLanguage } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";
import type { PresentIn } from "./present-in.ts";
import { liveNow, onLiveState } from "./live-channel.ts";
import { useLive, useOwnPace } from "./use-live.ts";

type Present = inferRouterOutputs<AppRouter>["live"]["present"][number];

/** The colleagues who have a case open now, by the id of the case; never oneself. */
export function usePresence(): ReadonlyMap<string, PresentIn> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const nameOf = usePersonName();
  const language = useLanguage();
  const wanted = trpc.live.present.queryOptions(undefined, {
    refetchInterval: useOwnPace(),
    staleTime: 5_000,
  });
  const { data } = useQuery(wanted);
  useLive("presence", null, () => {
    void queries.invalidateQueries({ queryKey: wanted.queryKey });
  });
  const named = useRef(nameOf);
  named.current = nameOf;
  return useMemo(() => {
    const list = new Intl.ListFormat(language, { type: "conjunction" });
    const byCase = Map.groupBy(data ?? [], ({ caseId }) => caseId);
    return new Map(
      [...byCase].map(([caseId, present]) => {
        const writing = present.filter(({ doing }) => doing === "writing");
        const busiest = writing.length > 0 ? writing : present;
        const who = list.format(
          busiest.map(({ person }) => named.current(person)),
        );
        return [
          caseId,
          { doing: writing.length > 0 ? "writing" : "viewing", who },
        ] as const;
      }),
    );
  }, [data, language]);
}

const tabId = freshKey();
const beatMs = 20_000;
/** Whoever has not touched anything for so long does not look at it any more. */
const awakeMs = 5 * 60_000;

let lastTouch = Date.now();
for (const kind of ["pointerdown", "keydown", "wheel"] as const)
  window.addEventListener(
    kind,
    () => {
      lastTouch = Date.now();
    },
    { passive: true, capture: true },
  );

/** Says that this window has a case open, and whether something is being written in it. */
export function useHere(caseId: string, doing: Present["doing"]): void {
  const client = useTRPCClient();
  useEffect(() => {
    let isSaid = false;
    const say = (where: string | null): void => {
      isSaid = where !== null;
      // Nobody waits for it, and what was not heard is said again.
      client.live.here
        .mutate({ tabId, caseId: where, doing })
        .catch(() => undefined);
    };
    const beat = (): void => {
      // Without the stream nobody hears of it, and a session that ended is not asked for this.
      if (!liveNow()) return;
      const isAwake =
        document.visibilityState === "visible" &&
        Date.now() - lastTouch < awakeMs;
      if (isAwake) say(caseId);
      else if (isSaid) say(null);
    };
    beat();
    const timer = window.setInterval(beat, beatMs);
    document.addEventListener("visibilitychange", beat);
    const forget = onLiveState(beat);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", beat);
      forget();
    };
  }, [client, caseId, doing]);
  useEffect(
    () => () => {
      if (!liveNow()) return;
      client.live.here
        .mutate({ tabId, caseId: null, doing: "viewing" })
        .catch(() => undefined);
    },
    [client, caseId],
  );
}
