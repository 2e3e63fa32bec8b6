import type { Look, Seen } from "../ledger/looks.ts";

/** Reads off an answer what it showed; null when it showed nothing. */
export type Sees = (answer: unknown, input: unknown) => Seen | null;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function uuidIn(input: unknown, key: string): string | null {
  if (typeof input !== "object" || input === null) return null;
  const value = (input as Readonly<Record<string, unknown>>)[key];
  return typeof value === "string" && uuid.test(value) ? value : null;
}

/** A call that was refused: what was called, and the id of what it was about, where it named one. */
export function refusedLook(
  path: string,
  tried: unknown,
): Seen & Pick<Look, "outcome"> {
  const caseId = uuidIn(tried, "caseId");
  return {
    action: `refused ${path}`,
    object:
      caseId === null
        ? { kind: "procedure", id: path }
        : { kind: "case", id: caseId },
    caseId,
    outcome: "refused",
  };
}

/** Of an answer, the ids of the cases in it. */
type Shown<A> = (answer: A) => readonly (string | null)[];

/** An answer about one case, which the caller named. */
export function seesCase(more: Pick<Seen, "isCompanion"> = {}): Sees {
  return (_answer, input) => {
    const caseId = uuidIn(input, "caseId") ?? "";
    const object = { kind: "case", id: caseId };
    return { action: "case.seen", object, caseId, ...more };
  };
}

/** The same, where the answer says which case it was. */
export function seesFoundCase<A>(idOf: (answer: A) => string): Sees {
  return (answer) => {
    const caseId = idOf(answer as A);
    const object = { kind: "case", id: caseId };
    return { action: "case.seen", object, caseId };
  };
}

/** The case leaves the house on paper: each time is a look of its own. */
export function seesPrint(): Sees {
  return (_answer, input) => {
    const caseId = uuidIn(input, "caseId") ?? "";
    const object = { kind: "case", id: caseId };
    return { action: "print.made", object, caseId, isEachTime: true };
  };
}

/** A thing of a case, such as a letter; both stand in the input. */
export function seesPart(kind: string, key: string): Sees {
  return (_answer, input) => ({
    action: `${kind}.seen`,
    object: { kind, id: uuidIn(input, key) ?? "" },
    caseId: uuidIn(input, "caseId"),
  });
}

/** Rows about cases, whatever list they stand in. No rows, nothing seen. */
export function seesList<A>(list: string, shown: Shown<A>): Sees {
  return (answer) => {
    const ids = new Set(shown(answer as A).filter((id) => id !== null));
    return ids.size === 0
      ? null
      : {
          action: "list.seen",
          object: { kind: "list", id: list },
          caseId: null,
          shown: [...ids],
        };
  };
}
