import type { Permission } from "@kept/domain/access/permissions";
import type {
  addTaskInput,
  assignInput,
  setTaskInput,
} from "@kept/domain/casework/schema";
import type { inferRouterOutputs } from "@trpc/server";
import type { z } from "zod";
import type { AppRouter } from "../../api/client.ts";
import type { ActDesk, Send } from "./use-case-act.ts";

/** A register as the forms need it that are the same for all of them: whose a case is, and its tasks. */
export interface WorkDesk extends ActDesk {
  /** What somebody needs to be given a case or a task. */
  readonly permission: Permission;
  readonly assign: Send<z.output<typeof assignInput>, unknown>;
  readonly addTask: Send<z.output<typeof addTaskInput>, unknown>;
  readonly setTask: Send<z.output<typeof setTaskInput>, unknown>;
}

type Frame = inferRouterOutputs<AppRouter>["disclosures"]["get"]["frame"];

/** What such a form looks at, and how it ends. */
export interface WorkFormProps {
  readonly frame: Pick<Frame, "id" | "version" | "owner" | "tasks">;
  readonly desk: WorkDesk;
  readonly onClose: () => void;
}

export type TaskView = Frame["tasks"][number];
