/** As much of a keyboard event as the keys need. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  /** Alt Gr writes a character ("[" on a German keyboard); it is no modifier of a shortcut. */
  readonly isAltGraph: boolean;
}

const silent: ReadonlySet<string> = new Set([
  "Shift",
  "Control",
  "Alt",
  "AltGraph",
  "Meta",
  "CapsLock",
  "Dead",
  "Process",
  "Unidentified",
]);

/** What an input method is still turning into a character is not a press of ours; some tell it by 229 only. */
function isWriting({ isComposing, keyCode }: KeyPress): boolean {
  return isComposing || keyCode === 229;
}

/** The character as it is printed on a Latin keyboard: full-width signs and other scripts are found by their place. */
function character({ key, code }: KeyPress): string {
  const narrow = key.normalize("NFKC");
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return place !== undefined && !/^[\u0020-\u007E]$/.test(narrow)
    ? place.toLowerCase()
    : narrow;
}

/** The name under which the keymap knows this press: "e", "E", "mod+s", "space"; null when it is none of ours. */
export function nameOfPress(press: KeyPress): string | null {
  if (isWriting(press) || silent.has(press.key)) return null;
  const isMod = (press.ctrlKey || press.metaKey) && !press.isAltGraph;
  if (press.altKey && !press.isAltGraph) return null;
  const isLong = press.key.length > 1;
  const said = isLong ? press.key.toLowerCase() : character(press);
  const name = said === " " ? "space" : said;
  const isLetter = /^[a-z]$/i.test(name);
  if (isMod)
    return `mod+${press.shiftKey ? "shift+" : ""}${name.toLowerCase()}`;
  // Shift decides, not the size of the letter: Caps Lock must not turn one key into another.
  if (isLetter) return press.shiftKey ? name.toUpperCase() : name.toLowerCase();
  return press.shiftKey && (isLong || name === "space")
    ? `shift+${name}`
    : name;
}
