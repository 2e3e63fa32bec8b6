import { Option, type Command } from "commander";
import type { Text } from "@kept/domain/text";
import { systemActor } from "@kept/domain/access/actor";
import { granted } from "@kept/domain/verdict";
import { randomUUIDv7 } from "node:crypto";
import { systemClock } from "../clock/wall-clock.ts";
import { rebuildLooks } from "../ledger/looks.ts";
import type { Language } from "./misuse.ts";
import { openData, stop } from "./open-house.ts";

interface Typed {
  readonly lang: Language;
}

/** `kept rebuild-looks`: the table that the log is searched by, made anew from the entries, while Kept is stopped. */
export function addRebuildLooksCommand(program: Command): void {
  program
    .command("rebuild-looks")
    .description(
      "Make the table of looks anew from the ledger, where verify-audit says that they differ. Stop Kept first.",
    )
    .addOption(
      new Option("--lang <language>", "language of the answer")
        .choices(["en", "zh"])
        .default("en"),
    )
    .action(rebuild);
}

async function rebuild({ lang }: Typed): Promise<void> {
  const opened = await openData();
  if (opened === null) return;
  const { database, change } = opened;
  const done = await change(
    {
      action: "log.rebuild-looks",
      actor: systemActor("machine"),
      now: systemClock.now(),
      requestId: randomUUIDv7(),
    },
    async (tx) => {
      const looks = await rebuildLooks(tx);
      return granted({
        value: looks,
        caseId: null,
        events: [
          {
            action: "log.looks-rebuilt",
            object: { kind: "log", id: "looks" },
            changes: [{ field: "looks", before: null, after: looks }],
          },
        ],
      });
    },
  );
  database.close();
  if (!done.ok) {
    stop(done.refusal.code, 1);
    return;
  }
  process.stdout.write(`${sentence(done.value)[lang]}\n`);
}

function sentence(looks: number): Text {
  return {
    en: `The table of looks was made anew from the ledger: ${looks} looks. The ledger says that this was done.`,
    zh: `已根据日志重建查阅表：共 ${looks} 条。日志已记录此操作。`,
  };
}
