import type { Actor } from "@kept/domain/access/actor";
import { granted } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import {
  makeChange,
  type Change,
  type Intent,
  type Recorded,
} from "../ledger/change.ts";
import { caseTitle, insertProbeCase, renameCase } from "./probe-case-store.ts";
import { stoppedClock, type StoppedClock } from "./stopped-clock.ts";
import {
  reopenDatabase,
  temporaryDatabase,
  type TemporaryDatabase,
} from "./temporary-database.ts";

export const officer: Actor = {
  id: "dpo-1",
  role: "dpo",
  teamId: null,
  namedOn: [],
  askedOn: [],
  sessionHash: "ab",
  name: "Tang Ning",
};

/** The one case of a bare ledger. */
export const caseId = "case-1";

/** The door, a clock and one case with a title; no people and no register. */
export interface BareLedger {
  readonly database: TemporaryDatabase;
  readonly clock: StoppedClock;
  readonly change: Change;
  intent(more?: Partial<Intent>): Intent;
  /** Opens the case with the title "first". */
  openCase(teamId?: string): Promise<void>;
  caseRow(): Promise<{ version: number; title: string }>;
  /** Opens the same folder again, as a restart does. */
  restart(onFault?: () => void): Promise<BareLedger>;
}

export async function bareLedger(): Promise<BareLedger> {
  const clock = stoppedClock("2026-09-21T01:42:00.000Z");
  return over(await temporaryDatabase(), clock);
}

function over(database: TemporaryDatabase, clock: StoppedClock): BareLedger {
  const change = makeChange({
    writer: database.writer,
    clock,
    bootId: "boot-1",
  });
  const intent = (more: Partial<Intent> = {}): Intent => ({
    action: "probe.rename",
    actor: officer,
    now: clock.now(),
    requestId: "req-1",
    ...more,
  });
  return {
    database,
    clock,
    change,
    intent,
    openCase: async (teamId) => {
      const opened = await change(
        intent({ action: "probe.open" }),
        async (tx) => {
          await insertProbeCase(tx, {
            id: caseId,
            title: "first",
            now: clock.now(),
            ...(teamId !== undefined && { teamId }),
          });
          const object = { kind: "case", id: caseId };
          const changes = [{ field: "title", before: null, after: "first" }];
          return granted({
            value: null,
            events: [{ action: "probe.opened", object, changes }],
          });
        },
      );
      if (!opened.ok) throw new Error(opened.refusal.code);
    },
    caseRow: () => caseTitle(database.db, caseId),
    restart: async (onFault) => {
      database.close();
      return over(
        await reopenDatabase(database.folder, { ...(onFault && { onFault }) }),
        clock,
      );
    },
  };
}

/** Gives the case another title: the plainest change there is. */
export function rename(title: string) {
  return async (tx: Tx) => {
    const before = await renameCase(tx, caseId, title);
    const object = { kind: "case", id: caseId };
    const recorded: Recorded<{ title: string }> = {
      value: { title },
      events: [
        {
          action: "probe.renamed",
          object,
          changes: [{ field: "title", before, after: title }],
        },
      ],
    };
    return granted(recorded);
  };
}
