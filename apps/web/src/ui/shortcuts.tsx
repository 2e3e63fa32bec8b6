import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
  type RefObject,
} from "react";
import { nameOfPress } from "./key-press.ts";
import {
  conflictsIn,
  makeKeyBindings,
  type Binding,
  type KeyBindings,
} from "./key-bindings.ts";
import type { Keys } from "./keymap.ts";

export interface Shortcut {
  readonly keys: Keys;
  /** What it does, in the words of the button that does the same. */
  readonly label: string;
}

interface Shortcuts {
  readonly isOn: boolean;
  /** Switches the single keys on or off for this page; whoever wants it to last tells the server. */
  readonly turn: (on: boolean) => void;
  readonly bound: KeyBindings;
}

const ShortcutsContext = createContext<Shortcuts | null>(null);

/** The one registry of keys: what is in it works, is shown by `?`, and can be switched off (WCAG 2.1.4). */
export function ShortcutsProvider({
  children,
}: {
  readonly children: ReactNode;
}): ReactNode {
  const [isOn, turn] = useState(true);
  const [bound] = useState(makeKeyBindings);

  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTaken(event)) return;
      const name = nameOfPress({
        key: event.key,
        code: event.code,
        keyCode: event.keyCode,
        shiftKey: event.shiftKey,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        isComposing: event.isComposing,
        isAltGraph: event.getModifierState("AltGraph"),
      });
      if (name === null) return;
      const pressed = bound.press(name, {
        isTyping: isTyping(event.target),
        isOff: !isOn,
        isRepeat: event.repeat,
        target: event.target,
        at: event.timeStamp,
      });
      if (pressed.kind !== "act") return;
      event.preventDefault();
      pressed.run();
    };
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("keydown", press);
    };
  }, [isOn, bound]);

  useConflictWatch(bound);
  const value = useMemo<Shortcuts>(
    () => ({ isOn, turn, bound }),
    [isOn, bound],
  );
  return <ShortcutsContext value={value}>{children}</ShortcutsContext>;
}

/** Two parts of one page that want the same key are a mistake of ours: said aloud, so that no story passes with it. */
function useConflictWatch(bound: KeyBindings): void {
  useEffect(() => {
    let timer: number | undefined;
    const look = (): void => {
      window.clearTimeout(timer);
      // While one page gives way to the next both may stand there for a moment.
      timer = window.setTimeout(() => {
        const twice = conflictsIn(bound.list());
        if (twice.length > 0)
          reportError(
            new Error(`Keys bound twice on this page: ${twice.join(", ")}`),
          );
      }, 500);
    };
    const end = bound.subscribe(look);
    return () => {
      window.clearTimeout(timer);
      end();
    };
  }, [bound]);
}

/** Somebody writes here: letters are letters. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit", "reset"].includes(
      target.type,
    );
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** The key belongs to what has the focus: an open dialog or menu, or a button that Space and Enter press. */
function isTaken({ key, target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (document.querySelector('[aria-modal="true"]') !== null) return true;
  if (!(target instanceof Element)) return false;
  const list = target.closest('[role="menu"], [role="listbox"]');
  if (list !== null && !isGoingAway(list)) return true;
  return (
    (key === "Enter" || key === " ") &&
    !ctrlKey &&
    !metaKey &&
    target.closest(
      'a, button, summary, input, [role="button"], [role="tab"]',
    ) !== null
  );
}

/** A menu that was closed keeps the focus until it has faded; the button that names it says that it is closed. */
function isGoingAway(list: Element): boolean {
  const button = list.getAttribute("aria-labelledby");
  return (
    button !== null &&
    document.getElementById(button)?.getAttribute("aria-expanded") === "false"
  );
}

function useShortcutsContext(): Shortcuts {
  const value = useContext(ShortcutsContext);
  if (!value)
    throw new Error("ShortcutsProvider is missing above this component.");
  return value;
}

export function useShortcuts(): Pick<Shortcuts, "isOn" | "turn"> {
  return useShortcutsContext();
}

/** Every key that does something on the page as it is now. */
export function useBoundKeys(): readonly Binding[] {
  const { bound } = useShortcutsContext();
  return useSyncExternalStore(bound.subscribe, bound.list);
}

interface ShortcutOptions {
  readonly enabled?: boolean;
  /** The key is this part's own: it works from inside it, and another part of the page may have the same. */
  readonly within?: RefObject<HTMLElement | null>;
}

/**
 * Binds a key while the component is on the screen. Letters do nothing while somebody writes, nor while an
 * input method composes. `run` is null for a key that the component handles by itself and that the sheet tells.
 */
export function useShortcut(
  { keys, label }: Shortcut,
  run: (() => void) | null,
  { enabled = true, within }: ShortcutOptions = {},
): void {
  const { bound } = useShortcutsContext();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const isTold = run === null;
  // Before it is painted: what is seen can be used.
  useLayoutEffect(() => {
    if (!enabled) return undefined;
    return bound.add({
      keys,
      label,
      run: isTold ? null : () => latest.current?.(),
      ...(within && {
        isWithin: (target) =>
          target instanceof Node && within.current?.contains(target) === true,
      }),
    });
  }, [enabled, isTold, keys, label, bound, within]);
}
