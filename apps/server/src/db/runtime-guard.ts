/** The oldest SQLite without the WAL-reset bug, which can corrupt a database under two connections. */
const oldestSqlite = [3, 51, 3] as const;

export interface RuntimeVersions {
  readonly node: string;
  readonly napi: string;
}

function numbersOf(version: string): number[] {
  return version.split(".").map(Number);
}

function isOlder(version: string, than: readonly number[]): boolean {
  const numbers = numbersOf(version);
  for (const [index, wanted] of than.entries()) {
    const found = numbers[index] ?? 0;
    if (found !== wanted) return found < wanted;
  }
  return false;
}

/**
 * Why this Node cannot run Kept, in one line, or null. Has to be asked before the native driver is loaded:
 * an older Node dies of it without a word.
 */
export function runtimeProblem(versions: RuntimeVersions): string | null {
  if (isOlder(versions.node, [24, 0, 0]) || Number(versions.napi) < 10) {
    return `Kept needs Node 24 or newer and this is Node ${versions.node}. Start it with "npm start", which brings the right one.`;
  }
  return null;
}

/** Why this SQLite cannot be trusted with the data, in one line, or null. */
export function sqliteProblem(version: string): string | null {
  if (isOlder(version, oldestSqlite)) {
    return `Kept needs SQLite ${oldestSqlite.join(".")} or newer and this is ${version}. Run "npm start" again to install the driver that Kept names.`;
  }
  return null;
}
