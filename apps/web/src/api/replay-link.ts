import type { Operation, TRPCLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { failureOf } from "./failure.ts";
import { noteSessionEnd, signedInAgain } from "./session-end.ts";

/** A name for one act, so that sending it twice does it once. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}

/** The key an act was given by its form, so that trying again is the same act; else a fresh one. */
function withKey(op: Operation): Operation {
  return typeof op.context["idempotencyKey"] === "string"
    ? op
    : { ...op, context: { ...op.context, idempotencyKey: freshKey() } };
}

export function isSignedOut(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === "refusal" && failure.refusal.code === "notSignedIn";
}

/** Signing in and out are about the session itself; there is nothing to wait for. */
const aboutSession: ReadonlySet<string> = new Set([
  "people.signIn",
  "people.signOut",
]);

/**
 * A change that comes back because the session has ended is held, and sent again under the same key as soon as
 * the same person has signed in again: it is done once, and whoever waits for it never hears of the pause.
 */
export function replayLink<Router extends AnyTRPCRouter>(): TRPCLink<Router> {
  return () =>
    ({ next, op }) =>
      observable((observer) => {
        if (op.type !== "mutation") return next(op).subscribe(observer);
        const named = withKey(op);
        if (aboutSession.has(op.path)) return next(named).subscribe(observer);
        let isDropped = false;
        let underway: { unsubscribe: () => void } | null = null;
        const send = (): void => {
          underway = next(named).subscribe({
            next: (value) => {
              observer.next(value);
            },
            complete: () => {
              observer.complete();
            },
            error: (error) => {
              if (!isSignedOut(error)) {
                observer.error(error);
                return;
              }
              noteSessionEnd(true);
              void signedInAgain().then(() => {
                if (!isDropped) send();
              });
            },
          });
        };
        send();
        return () => {
          isDropped = true;
          underway?.unsubscribe();
        };
      });
}

/** The same for a change that goes beside tRPC, such as a file. */
export async function heldUntilSignedIn(
  send: () => Promise<Response>,
): Promise<Response> {
  const response = await send();
  if (response.status !== 401) return response;
  noteSessionEnd(true);
  await signedInAgain();
  return heldUntilSignedIn(send);
}
