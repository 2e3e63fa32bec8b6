import type { Instant } from "@kept/domain/casework/clock";
import type { Actor } from "@kept/domain/access/actor";

/** What somebody is about to do, said before anything is read or written. */
export interface Intent {
  /** The act as the office calls it: "requests.classify". */
  readonly action: string;
  readonly actor: Actor;
  readonly now: Instant;
  readonly requestId: string;
  /** The kind of network the call came from; never the address itself. */
  readonly ipClass?: string;
  /** Made by the client once per act: the same key with the same body is answered and not done again. */
  readonly idempotency?: { readonly key: string; readonly bodyHash: string };
  /** What the person had written in the form that this comes from; gone with the act, not before. */
  readonly draftId?: string;
  /** The case this changes, and the version of it the person was looking at. */
  readonly case?: { readonly id: string; readonly version: number };
}
