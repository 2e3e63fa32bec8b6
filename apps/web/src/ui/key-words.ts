import type { Keys } from "./keymap.ts";

/** What stands on the keys of this machine that have a name of their own. */
export interface KeyNames {
  readonly mod: string;
  readonly space: string;
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

export const modName = isApple ? "⌘" : "Ctrl";

/** The caps to press, one after the other or together: "g h" is G H, "E" is Shift E. */
export function capsOf(keys: Keys, { mod, space }: KeyNames): string[] {
  const named: Readonly<Record<string, string>> = {
    mod,
    space,
    enter: "Enter",
    escape: "Esc",
  };
  return keys
    .split(/[ +]/)
    .flatMap((part) =>
      /^[A-Z]$/.test(part)
        ? ["Shift", part]
        : [named[part] ?? part.toUpperCase()],
    );
}
