import type { DisclosureView, MoveView } from "./disclosure-view.ts";
import { moveForms } from "./move-forms.ts";

const ownForms = ["review", "setScope", "close", "assign", "write"];
const personsLabel = { en: "Say anew whom it is about", zh: "更正相关个人" };

/**
 * Moves that this page opens a form for, or makes at once. Whom it is about is corrected like any other fact; a
 * step that this kind of case never has is nothing to be told about.
 */
export function offeredMoves({
  frame,
}: Pick<DisclosureView, "frame">): MoveView[] {
  const offered = frame.moves.filter(
    ({ move, refusal }) =>
      refusal?.code !== "stepNotOnPath" &&
      (move in moveForms || ownForms.includes(move)),
  );
  return offered.flatMap((move) =>
    move.move === "correct"
      ? [move, { ...move, move: "setPersons", label: personsLabel }]
      : [move],
  );
}
