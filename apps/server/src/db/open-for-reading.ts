import { existsSync } from "node:fs";
import { join } from "node:path";
import { setPragmas } from "./pragmas.ts";
import { readingOver, type Db } from "./reading.ts";

/**
 * The data of a house that may be running, for a command that only looks; null where there is none. `onStatement`
 * hears every statement as often as it is run.
 */
export async function openForReading(
  folder: string,
  onStatement?: (statement: string) => void,
): Promise<{ readonly db: Db; readonly close: () => void } | null> {
  const file = join(folder, "kept.db");
  if (!existsSync(file)) return null;
  const { default: Database } = await import("better-sqlite3");
  const handle = new Database(file, {
    readonly: true,
    ...(onStatement !== undefined && {
      verbose: (statement) => {
        onStatement(String(statement));
      },
    }),
  });
  setPragmas(handle, "reader");
  return {
    db: readingOver(handle),
    close: () => {
      handle.close();
    },
  };
}
