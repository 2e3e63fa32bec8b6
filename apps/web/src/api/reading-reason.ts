import { makeGate } from "./gate.ts";

const gate = makeGate();

/** Notes that an answer has said: so many cases are opened that somebody has to say why. */
export const noteReasonNeeded = gate.shut;

/** It was said: what waited is asked again. */
export const noteReasonGiven = gate.open;

/** Nobody wants to say it: the case stays closed. */
export const noteReasonDeclined = gate.giveUp;

/** Waits for the reason; whether it was given. */
export const reasonGiven = gate.passed;

export const useReasonNeeded = gate.useShut;
