export interface Finding {
  readonly rule: string;
  /** Says to whoever broke the rule why it is there and what to do. */
  readonly why: string;
  readonly place: string;
}

/** Prints each broken rule once, with the places below it, and fails the process if there is any. */
export function reportFindings(
  findings: readonly Finding[],
  summary: string,
): void {
  for (const found of Map.groupBy(findings, ({ rule }) => rule).values()) {
    const [first] = found;
    console.log(`${first?.rule ?? ""}: ${first?.why ?? ""}`);
    for (const { place } of found) console.log(`    ${place}`);
  }
  console.log(`${summary}, ${findings.length} findings`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
