import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { useHotkeys } from "react-hotkeys-hook";

export interface Shortcut {
  /** As react-hotkeys-hook reads it: "c", "shift+j", "mod+enter". */
  readonly keys: string;
  /** What it does, in the words of the button that does the same. */
  readonly label: string;
}

interface Shortcuts {
  readonly isOn: boolean;
  readonly turn: (on: boolean) => void;
  readonly list: readonly Shortcut[];
  readonly add: (shortcut: Shortcut) => () => void;
}

const memory = "kept.shortcuts";
const ShortcutsContext = createContext<Shortcuts | null>(null);

/** The one register of keys: what is in it works, is shown by `?`, and can be switched off (WCAG 2.1.4). */
export function ShortcutsProvider({
  children,
}: {
  readonly children: ReactNode;
}): ReactNode {
  const [isOn, setOn] = useState(() => localStorage.getItem(memory) !== "off");
  const [list, setList] = useState<readonly Shortcut[]>([]);

  // Both stay the same function for good: every bound key depends on them.
  const turn = useCallback((on: boolean) => {
    localStorage.setItem(memory, on ? "on" : "off");
    setOn(on);
  }, []);
  const add = useCallback((shortcut: Shortcut) => {
    setList((known) => [...known, shortcut]);
    return () => {
      setList((known) => known.filter((other) => other !== shortcut));
    };
  }, []);

  const value = useMemo<Shortcuts>(
    () => ({ isOn, list, turn, add }),
    [isOn, list, turn, add],
  );
  return <ShortcutsContext value={value}>{children}</ShortcutsContext>;
}

export function useShortcuts(): Shortcuts {
  const value = useContext(ShortcutsContext);
  if (!value)
    throw new Error("ShortcutsProvider is missing above this component.");
  return value;
}

/**
 * Binds a key while the component is on the screen. Keys do nothing while somebody types, unless they are
 * made for that, nor while an input method is still composing a character.
 */
export function useShortcut(
  { keys, label }: Shortcut,
  run: () => void,
  {
    enabled = true,
    whileTyping = false,
  }: { readonly enabled?: boolean; readonly whileTyping?: boolean } = {},
): void {
  const { isOn, add } = useShortcuts();

  useEffect(
    () => (enabled ? add({ keys, label }) : undefined),
    [add, enabled, keys, label],
  );

  useHotkeys(
    keys,
    () => {
      run();
    },
    {
      enabled: isOn && enabled,
      enableOnFormTags: whileTyping,
      // By the character, not by the place on the keyboard: "[" is elsewhere on a German one.
      useKey: true,
      preventDefault: true,
      ignoreEventWhen: (event) => event.isComposing,
      description: label,
    },
    [run],
  );
}
