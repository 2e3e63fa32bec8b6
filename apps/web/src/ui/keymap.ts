/** Under which heading the sheet of keys tells a key. */
export const keyGroups = ["go", "list", "case", "write", "page"] as const;
export type KeyGroup = (typeof keyGroups)[number];

interface KeyFacts {
  readonly group: KeyGroup;
  /** Works in the middle of writing; only for keys that write no character. */
  readonly whileTyping?: true;
  /** Held down it goes on; any other key acts once per press. */
  readonly repeats?: true;
  /** Closes what lies on top: several things may wait for it, and the last one opened gets it. */
  readonly layered?: true;
}

/**
 * Every key that means something, once: the same in a list and in a case. A letter with Shift is written large,
 * a sequence with a space between. What the key does on a page is said where it is bound.
 */
export const keymap = {
  "g h": { group: "go" },
  "g r": { group: "go" },
  "g d": { group: "go" },
  "g a": { group: "go" },
  "mod+k": { group: "go", whileTyping: true },
  c: { group: "go" },

  j: { group: "list", repeats: true },
  k: { group: "list", repeats: true },
  enter: { group: "list" },
  o: { group: "list" },
  space: { group: "list" },
  x: { group: "list" },
  J: { group: "list", repeats: true },
  K: { group: "list", repeats: true },
  "mod+a": { group: "list" },
  "/": { group: "list" },
  f: { group: "list" },
  v: { group: "list" },

  e: { group: "case" },
  E: { group: "case" },
  i: { group: "case" },
  a: { group: "case" },
  s: { group: "case" },
  l: { group: "case" },
  h: { group: "case" },
  m: { group: "case" },
  w: { group: "case" },
  "[": { group: "case", repeats: true },
  "]": { group: "case", repeats: true },
  u: { group: "case" },

  r: { group: "write" },
  n: { group: "write" },
  t: { group: "write" },
  "mod+enter": { group: "write", whileTyping: true },
  "mod+s": { group: "write", whileTyping: true },

  z: { group: "page" },
  escape: { group: "page", layered: true },
  "?": { group: "page" },
} as const satisfies Readonly<Record<string, KeyFacts>>;

/** How a key is named; a name that is not in the map does not compile. */
export type Keys = keyof typeof keymap;

export function keyFacts(keys: Keys): KeyFacts {
  return keymap[keys];
}

export function isKeys(name: string): name is Keys {
  return Object.hasOwn(keymap, name);
}
