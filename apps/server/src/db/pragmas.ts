/** The part of the driver that settings need. */
export interface PragmaHandle {
  pragma(source: string, options: { simple: true }): unknown;
}

interface Setting {
  readonly name: string;
  readonly set: string;
  /** What SQLite answers when it took the setting. */
  readonly expected: string | number;
}

// The driver is compiled to fall back to synchronous=NORMAL on every reopen of a WAL file, and a trigger that
// forbids deleting is walked past by REPLACE unless triggers recurse: so nothing here is left to a default.
const onEveryConnection: readonly Setting[] = [
  { name: "synchronous", set: "FULL", expected: 2 },
  { name: "foreign_keys", set: "ON", expected: 1 },
  { name: "recursive_triggers", set: "ON", expected: 1 },
  { name: "secure_delete", set: "ON", expected: 1 },
  { name: "trusted_schema", set: "OFF", expected: 0 },
  { name: "cell_size_check", set: "ON", expected: 1 },
  { name: "mmap_size", set: "0", expected: 0 },
  { name: "busy_timeout", set: "5000", expected: 5000 },
  { name: "temp_store", set: "MEMORY", expected: 2 },
  { name: "journal_size_limit", set: "67108864", expected: 67108864 },
];

const settings = {
  writer: [
    { name: "journal_mode", set: "WAL", expected: "wal" },
    ...onEveryConnection,
  ],
  reader: [
    ...onEveryConnection,
    { name: "query_only", set: "ON", expected: 1 },
  ],
} as const satisfies Record<string, readonly Setting[]>;

export type ConnectionKind = keyof typeof settings;

export function setPragmas(handle: PragmaHandle, kind: ConnectionKind): void {
  for (const { name, set } of settings[kind])
    handle.pragma(`${name} = ${set}`, { simple: true });
}

/** Reads every setting back; the first that SQLite did not take, in one line, or null. */
export function pragmaProblem(
  handle: PragmaHandle,
  kind: ConnectionKind,
): string | null {
  for (const { name, expected } of settings[kind]) {
    const found = handle.pragma(name, { simple: true });
    if (found !== expected) {
      return `The database does not keep the setting ${name}: it should be ${String(expected)} and is ${String(found)}. Nothing was written. Check that the data folder is on a local disk.`;
    }
  }
  return null;
}
