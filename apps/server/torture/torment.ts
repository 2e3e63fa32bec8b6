export interface Torment {
  /** How often, or in how many states. */
  readonly rounds: number;
  /** The same seed makes the same choices. */
  readonly seed: number;
  readonly say: (line: string) => void;
}
