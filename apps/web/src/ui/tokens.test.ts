import { describe, expect, it } from "vitest";
import { tokens, type Token } from "./tokens.ts";

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045
      ? channel / 12.92
      : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(front: string, back: string): number {
  const [light, dark] = [luminance(front), luminance(back)].sort(
    (a, b) => b - a,
  ) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

// WCAG 2.2: text 4.5 to 1; edges of controls and bars 3 to 1.
const text: readonly [Token, readonly Token[]][] = [
  ["text", ["surface", "canvas", "sunken", "selected", "note"]],
  ["text-2", ["surface", "canvas", "sunken", "selected", "note"]],
  ["text-3", ["surface", "canvas", "sunken", "selected", "note"]],
  ["ink", ["surface", "ink-soft", "sunken", "canvas"]],
  ["on-ink", ["ink", "ink-hover"]],
  ["red", ["surface", "red-soft", "canvas"]],
  ["on-red", ["red-solid"]],
  ["amber", ["surface", "amber-soft"]],
  ["green", ["surface", "green-soft"]],
];
const shapes: readonly [Token, Token][] = [
  ["control", "surface"],
  ["amber-bar", "surface"],
  ["green-bar", "surface"],
  ["ink", "selected"],
];

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("colours in the %s scheme", (_scheme, index) => {
  it.each(
    text.flatMap(([front, backs]) =>
      backs.map((back) => [front, back] as const),
    ),
  )("%s can be read on %s", (front, back) => {
    expect(
      contrast(tokens[front][index], tokens[back][index]),
    ).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)("%s can be made out on %s", (front, back) => {
    expect(
      contrast(tokens[front][index], tokens[back][index]),
    ).toBeGreaterThanOrEqual(3);
  });
});
