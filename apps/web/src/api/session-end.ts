import { makeGate } from "./gate.ts";

const gate = makeGate();

/** Notes that an answer has said: nobody is signed in any more. Or that the same person is again. */
export function noteSessionEnd(ended: boolean): void {
  if (ended) gate.shut();
  else gate.open();
}

/** Waits until the person of this page has signed in again. Whoever else signs in loads the page anew, and it ends there. */
export async function signedInAgain(): Promise<void> {
  await gate.passed();
}

/** Whether the session ended while its pages are still open. */
export const useSessionEnded = gate.useShut;
