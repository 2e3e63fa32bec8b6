import type { Permission } from "@kept/domain/access/permissions";
import type { CaseOfLetter, Letter } from "./letter-register.ts";

type Approval = CaseOfLetter["frame"]["approvals"][number];

/** What this person can do with this letter now. */
export type LetterStanding =
  | { readonly kind: "writing"; readonly approval: Approval | null }
  /** Somebody asked me to approve it. */
  | { readonly kind: "approving"; readonly approval: Approval }
  | { readonly kind: "reading"; readonly approval: Approval | null }
  | { readonly kind: "leaving" | "sent" | "failed" | "discarded" };

export function standingOf({
  theCase: { frame },
  letter,
  me,
  approving,
}: {
  readonly theCase: {
    readonly frame: Pick<CaseOfLetter["frame"], "approvals" | "moves">;
  };
  readonly letter: Pick<Letter, "id" | "state" | "approval">;
  readonly me: { readonly permissions: readonly Permission[] };
  /** What whoever says yes to a letter has to be allowed. */
  readonly approving: Permission;
}): LetterStanding {
  switch (letter.state) {
    case "queued":
      return { kind: "leaving" };
    case "sent":
    case "failed":
    case "discarded":
      return { kind: letter.state };
    case "draft": {
      const approval =
        frame.approvals.findLast(({ letterId }) => letterId === letter.id) ??
        null;
      if (
        approval?.isMine === true &&
        letter.approval === "asked" &&
        me.permissions.includes(approving)
      )
        return { kind: "approving", approval };
      const mayWrite = frame.moves.some(
        ({ move, allowed }) => move === "write" && allowed,
      );
      return { kind: mayWrite ? "writing" : "reading", approval };
    }
  }
}
