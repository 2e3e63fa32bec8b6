import { createContext } from "react";

/** Runs after an act was recorded from its form; the way on to the next case, when somebody asked for it. */
export const ActDone = createContext<() => void>(() => undefined);
