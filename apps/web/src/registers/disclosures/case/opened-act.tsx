import type { ReactNode } from "react";
import { AssignForm } from "../../../casework/forms/assign-form.tsx";
import { useText } from "../../../ui/use-language.ts";
import { ChangesForm } from "./changes-form.tsx";
import type { DisclosureView } from "./disclosure-view.ts";
import { MoveForm } from "./move-form.tsx";
import { offeredMoves } from "./offered-moves.ts";
import { PersonsForm } from "./persons-form.tsx";
import { ReviewForm } from "./review-form.tsx";
import { ScopeForm } from "./scope-form.tsx";
import { WriteForm } from "./write-form.tsx";
import { useDisclosureDesk } from "./use-disclosure-act.ts";

/** The form of the move that is being made: its own where it has a table or a checklist, plain fields otherwise. */
export function OpenedAct({
  view,
  move,
  onClose,
  onAssigned,
}: {
  readonly view: DisclosureView;
  readonly move: string;
  readonly onClose: () => void;
  readonly onAssigned: (ownerId: string | null) => void;
}): ReactNode {
  const text = useText();
  const desk = useDisclosureDesk();
  const found = offeredMoves(view).find((one) => one.move === move);
  const given = {
    view,
    label: found === undefined ? "" : text(found.label),
    onClose,
  };
  switch (move) {
    case "assign":
      return (
        <AssignForm
          frame={view.frame}
          desk={desk}
          onClose={onClose}
          onAssigned={onAssigned}
        />
      );
    case "decideRelease":
      return <ChangesForm {...given} />;
    case "setPersons":
      return <PersonsForm {...given} />;
    case "review":
      return <ReviewForm {...given} />;
    case "write":
      return <WriteForm {...given} />;
    case "setScope":
      return <ScopeForm {...given} />;
    default:
      return <MoveForm key={move} {...given} move={move} />;
  }
}
