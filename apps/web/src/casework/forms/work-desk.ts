import type { Permission } from "@kept/domain/access/permissions";
import type {
  addTaskInput,
  assignInput,
  messageInput,
  setTaskInput,
} from "@kept/domain/casework/schema";
import type { TaskStanding } from "@kept/domain/casework/task";
import type { undoInput } from "@kept/domain/casework/undo";
import type { Text } from "@kept/domain/text";
import type { QueryKey } from "@tanstack/react-query";
import type { z } from "zod";
import type { ActDesk, Send } from "./use-case-act.ts";

/** A register as the forms need it that are the same for all of them: whose a case is, and its tasks. */
export interface WorkDesk extends ActDesk {
  /** What somebody needs to be given a case or a task. */
  readonly permission: Permission;
  readonly assign: Send<z.output<typeof assignInput>, unknown>;
  readonly undoAssign: (input: z.output<typeof undoInput>) => Promise<unknown>;
  /** The case as the house has it now. */
  readonly fresh: (
    caseId: string,
  ) => Promise<{ readonly frame: { readonly version: number } }>;
  /** Under which key a page keeps the case that it shows. */
  readonly shownAs: (reference: string) => QueryKey;
  readonly addTask: Send<z.output<typeof addTaskInput>, unknown>;
  readonly setTask: Send<z.output<typeof setTaskInput>, unknown>;
  /** What becomes of a mail whose sender the case does not know. */
  readonly acceptMessage: Send<z.output<typeof messageInput>, unknown>;
  readonly dismissMessage: Send<z.output<typeof messageInput>, unknown>;
}

/** A piece of work, as far as its form looks at it. */
export interface TaskView {
  readonly id: string;
  readonly title: Text;
  readonly standing: TaskStanding;
  readonly result: string | null;
}

/** What such a form looks at, and how it ends. */
export interface WorkFormProps {
  readonly frame: {
    readonly id: string;
    readonly version: number;
    readonly owner: { readonly id: string } | null;
    readonly tasks: readonly Pick<TaskView, "id" | "title">[];
  };
  readonly desk: WorkDesk;
  readonly onClose: () => void;
}
