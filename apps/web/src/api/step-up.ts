import { makeGate } from "./gate.ts";

const gate = makeGate();

/** Notes that an answer has said: this needs a fresh proof of who is there. */
export const noteProofNeeded = gate.shut;

/** The proof was given: what waited for it is sent again. */
export const noteProofGiven = gate.open;

/** Nobody wants to prove it now: what waited is refused after all. */
export const noteProofDeclined = gate.giveUp;

/** Waits for the proof; whether it was given. */
export const provedAgain = gate.passed;

export const useProofNeeded = gate.useShut;

let renewals = 0;
let underway: Promise<void> | null = null;

/**
 * A proof changes the session's token. A call that left before it and arrived after it carries the old one and
 * is refused without anything being wrong: `wasRenewed` says, once the proof is through, whether that was so.
 */
export async function whileRenewing<T>(prove: () => Promise<T>): Promise<T> {
  const proving = prove();
  const settled = proving.then(
    () => {
      renewals += 1;
    },
    () => undefined,
  );
  underway = settled;
  try {
    return await proving;
  } finally {
    await settled;
    if (underway === settled) underway = null;
  }
}

/** The state of the session when a call leaves; `changed` tells later whether its token has been another since. */
export function markOfSession(): { changed: () => Promise<boolean> } {
  const then = renewals;
  return {
    changed: async () => {
      await underway;
      return renewals !== then;
    },
  };
}
