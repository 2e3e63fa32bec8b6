import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, type ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import { failureOf } from "../api/failure.ts";
import { FailureView } from "../api/failure-view.tsx";
import { useTRPC } from "../api/client.ts";
import { bindToPerson } from "../api/own-headers.ts";
import { useReasonNeeded } from "../api/reading-reason.ts";
import { useSessionEnded } from "../api/session-end.ts";
import { useProofNeeded } from "../api/step-up.ts";
import { LiveRoom } from "../live/live-room.tsx";
import { allWords } from "../locales/language.ts";
import { signInPath } from "../paths.ts";
import { useDueCounts } from "../desk/use-due-counts.ts";
import { MeContext, useMe } from "../people/session.tsx";
import { useOwnScheme } from "./use-scheme.ts";
import { useShortcuts } from "../ui/shortcuts.tsx";
import { Shell } from "./shell.tsx";

const SignInAgain = lazy(async () => ({
  default: (await import("./sign-in-again.tsx")).SignInAgain,
}));

const SessionWatch = lazy(async () => ({
  default: (await import("./session-watch.tsx")).SessionWatch,
}));

const DisplacedNote = lazy(async () => ({
  default: (await import("./displaced-note.tsx")).DisplacedNote,
}));

const ProveIt = lazy(async () => ({
  default: (await withAllWords(import("../people/prove-it.tsx"))).ProveIt,
}));

const SayWhy = lazy(async () => ({
  default: (await withAllWords(import("../people/say-why.tsx"))).SayWhy,
}));

const EnrolPage = lazy(async () => ({
  default: (await withAllWords(import("../people/enrol-page.tsx"))).EnrolPage,
}));

/** What says more than the first words know. */
async function withAllWords<Module>(loading: Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([loading, allWords()]);
  return module;
}

/** Everything behind the door. Whoever is not signed in is sent there, and comes back afterwards. */
export function SignedIn(): ReactNode {
  const trpc = useTRPC();
  const location = useLocation();
  const isEnded = useSessionEnded();
  const isProofNeeded = useProofNeeded();
  const isReasonNeeded = useReasonNeeded();
  const me = useQuery(
    trpc.people.me.queryOptions(undefined, { staleTime: 60_000 }),
  );
  useOwnKeys(me.data?.shortcuts);
  useOwnScheme(me.data);
  useOwnPage(me.data?.id);
  // Once somebody is in, their page stays: an answer that fails later does not take away what they write.
  if (me.data === undefined) {
    if (!me.isError) return null;
    const failure = failureOf(me.error);
    if (failure.kind === "refusal" && failure.refusal.code === "notSignedIn") {
      return (
        <Navigate
          to={signInPath(location.pathname + location.search)}
          replace
        />
      );
    }
    return <FailureView error={me.error} onRetry={() => void me.refetch()} />;
  }
  return (
    <MeContext value={me.data}>
      {me.data.mustEnrol ? null : (
        <LiveRoom>
          <Inside />
        </LiveRoom>
      )}
      <Suspense fallback={null}>
        {me.data.mustEnrol ? <EnrolPage /> : null}
        <SessionWatch />
      </Suspense>
      <Suspense fallback={null}>
        {isReasonNeeded && !isEnded ? <SayWhy /> : null}
      </Suspense>
      <Suspense fallback={null}>
        {isEnded ? (
          <SignInAgain me={me.data} />
        ) : isProofNeeded ? (
          <ProveIt />
        ) : null}
      </Suspense>
    </MeContext>
  );
}

/** Whether single keys work is each person's own choice, kept by the server. */
function useOwnKeys(isOn: boolean | undefined): void {
  const { turn } = useShortcuts();
  useEffect(() => {
    if (isOn !== undefined) turn(isOn);
  }, [isOn, turn]);
}

/** From here on the calls of this page are this person's, or nobody's. */
function useOwnPage(personId: string | undefined): void {
  useEffect(() => {
    if (personId !== undefined) bindToPerson(personId);
  }, [personId]);
}

function Inside(): ReactNode {
  const { displaced } = useMe();
  return (
    <>
      <Shell due={useDueCounts()} />
      {displaced.length === 0 ? null : (
        <Suspense fallback={null}>
          <DisplacedNote />
        </Suspense>
      )}
    </>
  );
}
