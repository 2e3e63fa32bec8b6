import type { RefusalCode } from "@kept/domain/refusal";
import type { Operation, TRPCLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { failureOf } from "./failure.ts";
import { noteReasonNeeded, reasonGiven } from "./reading-reason.ts";
import { noteSessionEnd, signedInAgain } from "./session-end.ts";
import { markOfSession, noteProofNeeded, provedAgain } from "./step-up.ts";

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

function isRefusedWith(error: unknown, code: RefusalCode): boolean {
  const failure = failureOf(error);
  return failure.kind === "refusal" && failure.refusal.code === code;
}

export function isSignedOut(error: unknown): boolean {
  return isRefusedWith(error, "notSignedIn");
}

/** Signing in and out and proving it are about the session itself; there is nothing to wait for. */
const aboutSession: ReadonlySet<string> = new Set([
  "people.signIn",
  "people.signOut",
  "people.secondStep",
  "people.stepUp",
]);

/**
 * A change that comes back because the session has ended is held, and sent again under the same key as soon as
 * the same person has signed in again; a call that wants a fresh proof is held in the same way until it was
 * given. Each is done once, and whoever waits for it never hears of the pause.
 */
export function replayLink<Router extends AnyTRPCRouter>(): TRPCLink<Router> {
  return () =>
    ({ next, op }) =>
      observable((observer) => {
        const named = op.type === "mutation" ? withKey(op) : op;
        if (aboutSession.has(op.path)) return next(named).subscribe(observer);
        let isDropped = false;
        let underway: { unsubscribe: () => void } | null = null;
        const send = (): void => {
          const session = markOfSession();
          underway = next(named).subscribe({
            next: (value) => {
              observer.next(value);
            },
            complete: () => {
              observer.complete();
            },
            error: (error) => {
              void mayGoAgain(error, op.type, session).then((again) => {
                if (isDropped) return;
                if (again) send();
                else observer.error(error);
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

/** Waits for whatever the call was refused for; false when it stays refused. */
async function mayGoAgain(
  error: unknown,
  type: Operation["type"],
  session: ReturnType<typeof markOfSession>,
): Promise<boolean> {
  if (isRefusedWith(error, "stepUpRequired")) {
    noteProofNeeded();
    return provedAgain();
  }
  if (isRefusedWith(error, "reasonForReading")) {
    noteReasonNeeded();
    return reasonGiven();
  }
  if (!isSignedOut(error)) return false;
  if (await session.changed()) return true;
  if (type !== "mutation") return false;
  noteSessionEnd(true);
  await signedInAgain();
  return true;
}

/** The same for a change that goes beside tRPC, such as a file. */
export async function heldUntilSignedIn(
  send: () => Promise<Response>,
): Promise<Response> {
  const session = markOfSession();
  const response = await send();
  if (response.status !== 401) return response;
  if (await session.changed()) return heldUntilSignedIn(send);
  noteSessionEnd(true);
  await signedInAgain();
  return heldUntilSignedIn(send);
}
