import { describe, expect, it } from "vitest";
import { nameOfPress, type KeyPress } from "./key-press.ts";
import {
  conflictsIn,
  makeKeyBindings,
  type Binding,
  type PressContext,
} from "./key-bindings.ts";
import { keymap, type Keys } from "./keymap.ts";

function press(key: string, more: Partial<KeyPress> = {}): string | null {
  return nameOfPress({
    key,
    code: "",
    keyCode: 0,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    isAltGraph: false,
    ...more,
  });
}

describe("the name of a press", () => {
  it.each<[string, string, Partial<KeyPress>, string | null]>([
    ["a letter", "e", {}, "e"],
    ["a letter with Shift", "E", { shiftKey: true }, "E"],
    ["a letter under Caps Lock", "E", {}, "e"],
    ["Shift under Caps Lock", "e", { shiftKey: true }, "E"],
    ["a sign that needs Shift", "?", { shiftKey: true }, "?"],
    ["a full-width sign", "？", { shiftKey: true }, "?"],
    ["Ctrl", "s", { ctrlKey: true }, "mod+s"],
    ["Cmd", "s", { metaKey: true }, "mod+s"],
    ["Ctrl and Enter", "Enter", { ctrlKey: true }, "mod+enter"],
    ["the space bar", " ", {}, "space"],
    [
      "Alt Gr that writes a bracket",
      "[",
      { ctrlKey: true, altKey: true, isAltGraph: true },
      "[",
    ],
    ["Alt alone", "e", { altKey: true }, null],
    ["a Cyrillic letter, by its place", "у", { code: "KeyE" }, "e"],
    ["a modifier by itself", "Shift", { shiftKey: true }, null],
    ["a letter still being composed", "n", { isComposing: true }, null],
    ["the same as some browsers tell it", "n", { keyCode: 229 }, null],
    ["what an input method takes", "Process", {}, null],
  ])("%s", (_name, key, more, expected) => {
    expect(press(key, more)).toBe(expected);
  });
});

const calm: PressContext = {
  isTyping: false,
  isOff: false,
  isRepeat: false,
  target: null,
  at: 0,
};

function desk(...keys: readonly Keys[]) {
  const bound = makeKeyBindings();
  const done: string[] = [];
  for (const one of keys)
    bound.add({ keys: one, label: one, run: () => done.push(one) });
  const strike = (name: string, context: Partial<PressContext> = {}) => {
    const pressed = bound.press(name, { ...calm, ...context });
    if (pressed.kind === "act") pressed.run();
    return pressed.kind;
  };
  return { bound, done, strike };
}

describe("who gets a key", () => {
  it("nobody while somebody writes, but for keys that write nothing", () => {
    const { done, strike } = desk("e", "g h", "mod+enter", "escape");
    for (const name of ["e", "g", "h", "escape", "mod+enter"])
      strike(name, { isTyping: true });
    expect(done).toEqual(["mod+enter"]);
  });

  it("nobody while single keys are off; keys with a modifier and Escape stay", () => {
    const { done, strike } = desk("e", "g r", "?", "mod+s", "escape");
    for (const name of ["e", "g", "r", "?", "mod+s", "escape"])
      strike(name, { isOff: true });
    expect(done).toEqual(["mod+s", "escape"]);
  });

  it("a sequence, when its second key comes in time", () => {
    const { done, strike } = desk("g h", "h");
    expect(strike("g", { at: 1_000 })).toBe("waiting");
    strike("h", { at: 2_400 });
    expect(done).toEqual(["g h"]);
    strike("g", { at: 5_000 });
    strike("h", { at: 6_600 });
    expect(done).toEqual(["g h", "h"]);
  });

  it("another key after the first of a sequence is that key", () => {
    const { done, strike } = desk("g h", "e");
    strike("g");
    strike("e");
    expect(done).toEqual(["e"]);
  });

  it("held down only those that go on", () => {
    const { done, strike } = desk("j", "e");
    strike("j", { isRepeat: true });
    strike("e", { isRepeat: true });
    expect(done).toEqual(["j"]);
  });

  it("what was opened last gets Escape, and the one below after it", () => {
    const { bound, done, strike } = desk("escape");
    const close = bound.add({
      keys: "escape",
      label: "on top",
      run: () => done.push("on top"),
    });
    strike("escape");
    close();
    strike("escape");
    expect(done).toEqual(["on top", "escape"]);
  });

  it("a part of the page has its key to itself", () => {
    const { bound, done, strike } = desk();
    for (const part of ["one", "other"])
      bound.add({
        keys: "mod+enter",
        label: part,
        run: () => done.push(part),
        isWithin: (target) => target === part,
      });
    strike("mod+enter", { target: "one", isTyping: true });
    strike("mod+enter", { target: "elsewhere" });
    expect(done).toEqual(["one"]);
    expect(conflictsIn(bound.list())).toEqual([]);
  });

  it("two that claim the same key are found", () => {
    const { bound } = desk("e", "e", "escape", "escape", "j");
    bound.add({ keys: "j", label: "told only", run: null });
    expect(conflictsIn(bound.list())).toEqual(["e"]);
  });

  it("a key that left the page does nothing more, and the sheet hears of it", () => {
    const { bound, done, strike } = desk();
    let heard = 0;
    bound.subscribe(() => {
      heard += 1;
    });
    const binding: Binding = {
      keys: "n",
      label: "n",
      run: () => done.push("n"),
    };
    bound.add(binding)();
    expect(strike("n")).toBe("nothing");
    expect([done, heard, bound.list()]).toEqual([[], 2, []]);
  });
});

it("no key of the map is also the beginning of a sequence", () => {
  const keys = Object.keys(keymap);
  const beginnings = keys
    .filter((name) => name.includes(" "))
    .map((name) => name.split(" ", 1)[0]);
  expect(keys.filter((name) => beginnings.includes(name))).toEqual([]);
});
