import type { Approval } from "../../casework/approval.ts";
import type { CaseFacts } from "../../casework/register.ts";
import type { CivilDay, Instant } from "../../time/civil-day.ts";
import type { Country, DisclosureBasis, Instrument } from "./instruments.ts";
import type {
  DisclosureKind,
  DisclosureOutcome,
  NoticeState,
  SecrecyState,
} from "./kinds.ts";
import type { GateException, ReviewResult } from "./review.ts";
import type { ScopeRow } from "./scope.ts";
import type { TransferForm, UndertakingKind } from "./transfers.ts";

export type DisclosureStage =
  | "received"
  | "logged"
  | "verified"
  | "reviewed"
  | "scoped"
  | "approved"
  | "released"
  | "refused"
  | "closed"
  | "withdrawn";
/** What the guards of the disclosure register look at. */
export interface DisclosureFacts extends CaseFacts<DisclosureStage> {
  readonly kind: DisclosureKind;
  readonly form: TransferForm | null;
  readonly country: Country;
  readonly dataPlaces: readonly Country[];
  readonly instrument: {
    readonly type: Instrument;
    /** A scan of it is on file. */
    readonly hasScan: boolean;
  } | null;
  readonly verifiedBy: string | null;
  readonly review: {
    readonly result: ReviewResult;
    readonly basis: DisclosureBasis;
    readonly by: string;
  } | null;
  readonly exceptions: readonly GateException[];
  readonly scope: readonly ScopeRow[];
  /** Everybody who logged, verified or filled in the scope: none of them approves. */
  readonly authorIds: readonly string[];
  readonly preNoticeAt: Instant | null;
  readonly consentAt: Instant | null;
  readonly undertaking: UndertakingKind | null;
  readonly approvals: readonly Approval[];
  readonly caseId: string;
  /** Hash of what would leave now; an approval of another one does not cover it. */
  readonly releaseHash: string;
  readonly releasedAt: Instant | null;
  readonly outcome: DisclosureOutcome | null;
  /** When the paper to an emergency was received. */
  readonly paperAt: Instant | null;
  readonly preservedAt: Instant | null;
  readonly notice: NoticeState;
  readonly secrecy: SecrecyState;
  readonly secrecyUntil: CivilDay | null;
  /** It is said whom it is about, by name or in words: the fourth fact of an entry. */
  readonly isObjectKnown: boolean;
  /** Objections sent that nobody has answered yet. */
  readonly openChallenges: number;
}
