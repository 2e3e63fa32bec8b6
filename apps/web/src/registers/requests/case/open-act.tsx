import type { ReckonedClock } from "@kept/domain/casework/clock";
import type { RequestMove } from "@kept/domain/registers/requests/workflow";
import type { ReactNode } from "react";
import { AssignForm } from "../../../casework/forms/assign-form.tsx";
import { ClassifyForm } from "./forms/classify-form.tsx";
import { CloseForm } from "./forms/close-form.tsx";
import { CorrectForm } from "./forms/correct-form.tsx";
import { DecideForm } from "./forms/decide-form.tsx";
import { EndForm } from "./forms/end-form.tsx";
import { ExtendForm } from "./forms/extend-form.tsx";
import { FinishSearchForm } from "./forms/finish-search-form.tsx";
import { LetterChooser } from "./forms/letter-chooser.tsx";
import { MacroForm } from "./forms/macro-form.tsx";
import { MergeForm } from "./forms/merge-form.tsx";
import { NoteForm } from "./forms/note-form.tsx";
import { PauseForm } from "./forms/pause-form.tsx";
import { RecordDoneForm } from "./forms/record-done-form.tsx";
import { RecordFeeForm } from "./forms/record-fee-form.tsx";
import { RecordReplyForm } from "./forms/record-reply-form.tsx";
import { ResumeForm } from "./forms/resume-form.tsx";
import { VerifyForm } from "./forms/verify-form.tsx";
import type { RequestView } from "./request-view.ts";
import { useRequestDesk } from "./use-act.ts";

/** What stands open on the case: a move, a note, or the choice of a letter. */
export type OpenAct =
  | Exclude<
      RequestMove,
      "work" | "approve" | "write" | "answer" | "makeStatement"
    >
  | "answer"
  | "reply"
  | "template"
  | "macro";

interface OpenActFormProps {
  readonly act: OpenAct;
  readonly view: RequestView;
  readonly onClose: () => void;
  /** The macro that is looked over. */
  readonly macroId: string | null;
  readonly onMacro: (macroId: string) => void;
  readonly onLetter: (letterId: string) => void;
  readonly onWhy: (clock: ReckonedClock) => void;
  readonly onAssigned: (ownerId: string | null) => void;
}

/** The one form that is open on the case. */
export function OpenActForm({
  act,
  view,
  onClose,
  macroId,
  onMacro,
  onLetter,
  onWhy,
  onAssigned,
}: OpenActFormProps): ReactNode {
  const desk = useRequestDesk();
  const given = { view, onClose };
  switch (act) {
    case "classify":
      return <ClassifyForm {...given} />;
    case "correct":
      return <CorrectForm {...given} />;
    case "verifyIdentity":
      return <VerifyForm {...given} />;
    case "finishSearch":
      return <FinishSearchForm {...given} />;
    case "decide":
      return <DecideForm {...given} />;
    case "recordReply":
      return <RecordReplyForm {...given} />;
    case "recordDone":
      return <RecordDoneForm {...given} />;
    case "close":
      return <CloseForm {...given} />;
    case "assign":
      return (
        <AssignForm
          frame={view.frame}
          desk={desk}
          onClose={given.onClose}
          onAssigned={onAssigned}
        />
      );
    case "note":
      return <NoteForm {...given} />;
    case "pause":
      return <PauseForm {...given} onLetter={onLetter} onWhy={onWhy} />;
    case "extend":
      return <ExtendForm {...given} onLetter={onLetter} onWhy={onWhy} />;
    case "recordFee":
      return <RecordFeeForm {...given} onWhy={onWhy} />;
    case "resume":
      return <ResumeForm {...given} />;
    case "merge":
      return <MergeForm {...given} />;
    case "withdraw":
    case "markSpam":
    case "reopen":
      return <EndForm key={act} {...given} move={act} />;
    case "macro":
      return macroId === null ? null : (
        <MacroForm key={macroId} {...given} macroId={macroId} />
      );
    case "answer":
    case "reply":
    case "template":
      return (
        <LetterChooser
          key={act}
          {...given}
          kind={act}
          onLetter={onLetter}
          onMacro={onMacro}
        />
      );
  }
}
