import type { ReactNode } from "react";
import { useText } from "../../../ui/use-language.ts";
import type { DisclosureView } from "./disclosure-view.ts";
import { MoveForm } from "./move-form.tsx";
import { ReviewForm } from "./review-form.tsx";
import { ScopeForm } from "./scope-form.tsx";

/** The form of the move that is being made: its own where it has a table or a checklist, plain fields otherwise. */
export function OpenedAct({
  view,
  move,
  onClose,
}: {
  readonly view: DisclosureView;
  readonly move: string;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const found = view.frame.moves.find((one) => one.move === move);
  const given = {
    view,
    label: found === undefined ? "" : text(found.label),
    onClose,
  };
  switch (move) {
    case "review":
      return <ReviewForm {...given} />;
    case "setScope":
      return <ScopeForm {...given} />;
    default:
      return <MoveForm key={move} {...given} move={move} />;
  }
}
