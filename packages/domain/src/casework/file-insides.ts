/** What is packed in a file and does something, or hides, when it is opened. */
export const insides = [
  /** A script in a PDF. */
  "script",
  /** A PDF that starts something or sends a form away. */
  "launch",
  "macros",
  /** Programs or scripts in an archive. */
  "programs",
  /** Files or objects in a document. */
  "embedded",
  /** Nobody can look into it without its password. */
  "locked",
  /** Packed in a way that was not looked into. */
  "unseen",
] as const;
export type Inside = (typeof insides)[number];

/** Those that make a file do something by itself. */
const doing: readonly Inside[] = ["script", "launch", "macros", "programs"];

/** Whether opening the file can run something, and does not only show it. */
export function doesSomething(found: readonly Inside[]): boolean {
  return found.some((inside) => doing.includes(inside));
}

/** What is kept of it, as it was kept; anything else is nothing. */
export function readInsides(kept: unknown): Inside[] {
  return Array.isArray(kept)
    ? insides.filter((inside) => kept.includes(inside))
    : [];
}
