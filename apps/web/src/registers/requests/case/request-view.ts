import type { inferRouterOutputs } from "@trpc/server";
import type { RequestMove } from "@kept/domain/registers/requests/workflow";
import type { AppRouter } from "../../../api/client.ts";

type Outputs = inferRouterOutputs<AppRouter>["requests"];

/** A request as its page shows it. */
export type RequestView = Outputs["byReference"];
/** The part of it that every case has, whatever its register. */
export type Frame = RequestView["frame"];
export type TaskView = Frame["tasks"][number];
export type FileView = Frame["files"][number];
export type ApprovalView = Frame["approvals"][number];
export type HistoryEntry = Frame["history"][number];
export type MoveView = Frame["moves"][number];
export type EffectPreview = Outputs["previewPause"];

/** The move as this person sees it; absent where the stage does not know it or the role never makes it. */
export function moveOf(
  frame: Pick<Frame, "moves">,
  move: RequestMove,
): MoveView | undefined {
  return frame.moves.find((found) => found.move === move);
}

export function isOpenMove(
  frame: Pick<Frame, "moves">,
  move: RequestMove,
): boolean {
  return moveOf(frame, move)?.allowed === true;
}
