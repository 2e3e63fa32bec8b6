import { isKeys, keyFacts, type Keys } from "./keymap.ts";

export interface Binding {
  readonly keys: Keys;
  /** What it does, in the words of the button that does the same. */
  readonly label: string;
  /** Null for a key that the part of the page handles by itself and only wants told. */
  readonly run: (() => void) | null;
  /** Works only from inside this part of the page, such as the form that is being written. */
  readonly isWithin?: (target: unknown) => boolean;
}

export interface PressContext {
  /** Somebody writes where the key was pressed. */
  readonly isTyping: boolean;
  /** Single keys are switched off; keys with a modifier and Escape stay. */
  readonly isOff: boolean;
  readonly isRepeat: boolean;
  readonly target: unknown;
  /** In milliseconds, from any beginning. */
  readonly at: number;
}

export type Pressed =
  /** The first key of a sequence, or nothing of ours. */
  | { readonly kind: "waiting" | "nothing" }
  | { readonly kind: "act"; readonly run: () => void };

/** How long the second key of a sequence is waited for. */
const sequenceMs = 1_500;

export interface KeyBindings {
  /** Binds a key until the answer is called. */
  readonly add: (binding: Binding) => () => void;
  readonly press: (name: string, context: PressContext) => Pressed;
  /** Every key that is bound now; the same list until one comes or goes. */
  readonly list: () => readonly Binding[];
  readonly subscribe: (listen: () => void) => () => void;
}

/** Keys that two parts of the page claim at the same time. */
export function conflictsIn(bindings: readonly Binding[]): Keys[] {
  const claimed = bindings.filter(
    ({ keys, run, isWithin }) =>
      run !== null && isWithin === undefined && keyFacts(keys).layered !== true,
  );
  const times = Map.groupBy(claimed, ({ keys }) => keys);
  return [...times]
    .filter(([, claims]) => claims.length > 1)
    .map(([keys]) => keys);
}

function isSingle(keys: Keys): boolean {
  return !keys.startsWith("mod+") && keys !== "escape";
}

/** Who gets a key. Nothing of the page is known here, so that it is tested as it is. */
export function makeKeyBindings(): KeyBindings {
  let bindings: readonly Binding[] = [];
  let begun: { readonly name: string; readonly at: number } | null = null;
  const listeners = new Set<() => void>();

  function change(next: readonly Binding[]): void {
    bindings = next;
    for (const listen of listeners) listen();
  }

  function found(name: string, context: PressContext): Binding | undefined {
    if (!isKeys(name)) return undefined;
    const facts = keyFacts(name);
    if (context.isTyping && facts.whileTyping !== true) return undefined;
    if (context.isOff && isSingle(name)) return undefined;
    if (context.isRepeat && facts.repeats !== true) return undefined;
    return bindings.findLast(
      ({ keys, run, isWithin }) =>
        keys === name && run !== null && isWithin?.(context.target) !== false,
    );
  }

  function beginsSequence(name: string, context: PressContext): boolean {
    return (
      !context.isTyping &&
      !context.isOff &&
      bindings.some(({ keys }) => keys.startsWith(`${name} `))
    );
  }

  return {
    add(binding) {
      change([...bindings, binding]);
      return () => {
        change(bindings.filter((other) => other !== binding));
      };
    },
    press(name, context) {
      const first = begun;
      begun = null;
      if (first !== null && context.at - first.at <= sequenceMs) {
        const second = found(`${first.name} ${name}`, context);
        if (second?.run) return { kind: "act", run: second.run };
      }
      if (beginsSequence(name, context)) {
        begun = { name, at: context.at };
        return { kind: "waiting" };
      }
      const binding = found(name, context);
      return binding?.run
        ? { kind: "act", run: binding.run }
        : { kind: "nothing" };
    },
    list: () => bindings,
    subscribe(listen) {
      listeners.add(listen);
      return () => {
        listeners.delete(listen);
      };
    },
  };
}
