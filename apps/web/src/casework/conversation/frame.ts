import type { CaseOfLetter } from "../composer/letter-register.ts";

/** A case as its conversation needs it, whatever its register. */
export type Frame = CaseOfLetter["frame"];
export type MessageView = Frame["messages"][number];
export type LetterLine = Frame["letters"][number];
