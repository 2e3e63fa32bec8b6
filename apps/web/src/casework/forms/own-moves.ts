interface OwnMoves {
  settled: Promise<unknown>;
  /** The version that an act of mine was made from, and the one it left behind. */
  readonly to: Map<number, number>;
}

const byCase = new Map<string, OwnMoves>();

/** Notes an act of one click of mine that is under way: what I send next goes on from it. */
export function noteOwnMove(
  caseId: string,
  from: number,
  act: Promise<unknown>,
): void {
  const known = byCase.get(caseId) ?? {
    settled: Promise.resolve(),
    to: new Map<number, number>(),
  };
  known.settled = act.then(
    () => known.to.set(from, from + 1),
    () => undefined,
  );
  byCase.set(caseId, known);
}

interface OnCase {
  readonly caseId: string;
  readonly version: number;
}

function isOnCase(input: unknown): input is OnCase {
  return (
    typeof input === "object" &&
    input !== null &&
    "caseId" in input &&
    typeof input.caseId === "string" &&
    "version" in input &&
    typeof input.version === "number"
  );
}

/**
 * The same act on the case as my own last acts left it: whoever takes a case and goes on at once is not told
 * that somebody has changed it. What others changed is told as ever.
 */
export async function afterOwnMoves<Input>(input: Input): Promise<Input> {
  if (!isOnCase(input)) return input;
  const known = byCase.get(input.caseId);
  if (known === undefined) return input;
  await known.settled;
  let { version } = input;
  for (let next = known.to.get(version); next !== undefined;) {
    version = next;
    next = known.to.get(version);
  }
  return { ...input, version };
}
