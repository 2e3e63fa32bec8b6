import type { z } from "zod";
import type { Text } from "@kept/domain/text";
import type { Verdict } from "@kept/domain/verdict";
import type { Asking } from "./procedure.ts";

/** What an answer of the documented API looks like on the wire. */
export interface Answered {
  readonly status: 200 | 201 | 202;
  readonly body: object;
}

/** A call of the documented API as an operation sees it: who is known, the key is not yet bound to a body. */
export interface OutsideCall {
  readonly asking: Omit<Asking, "idempotency">;
  /** Unique among all callers; null when none was sent. */
  readonly key: string | null;
}

interface Described {
  readonly path: string;
  readonly scope: string;
  /** Name that generated clients use. */
  readonly operationId: string;
  readonly title: Text;
  readonly description: Text;
  /** Who the ledger names as the one who acted. */
  readonly actor: string;
  /** In bytes, and as people say it. */
  readonly limit: { readonly bytes: number; readonly words: string };
  /** Whether a call without an Idempotency-Key is refused. */
  readonly needsKey: boolean;
  readonly answers: readonly {
    readonly status: Answered["status"];
    readonly means: Text;
    readonly schema: z.ZodType;
  }[];
}

/** An operation that takes JSON of one schema. */
export interface JsonOperation extends Described {
  readonly takes: "application/json";
  readonly schema: z.ZodType;
  run(
    call: OutsideCall,
    body: { readonly value: unknown; readonly hash: string },
  ): Promise<Verdict<Answered>>;
}

/** An operation that takes bytes as they are. */
export interface RawOperation extends Described {
  readonly takes: "message/rfc822";
  run(
    call: OutsideCall,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<Verdict<Answered>>;
}

/** One address of the documented API; all of them are answered to POST. */
export type Operation = JsonOperation | RawOperation;
