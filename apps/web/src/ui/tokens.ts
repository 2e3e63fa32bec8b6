/** Colours by meaning, for light and dark. As CSS variables they are called `--k-<name>`. */
export const tokens = {
  canvas: ["#f7f7f5", "#101113"],
  surface: ["#ffffff", "#16171a"],
  sunken: ["#f1f1ee", "#1d1e22"],
  selected: ["#eef1fb", "#20253c"],
  line: ["#e7e7e3", "#26282d"],
  "line-2": ["#d5d5d0", "#383b42"],
  control: ["#8a8a85", "#747882"],
  text: ["#1b1c1f", "#e8e8e6"],
  "text-2": ["#52545a", "#b3b5ba"],
  "text-3": ["#686a70", "#94969c"],
  ink: ["#35459b", "#a9b5f3"],
  "ink-soft": ["#eef1fb", "#20253c"],
  "ink-hover": ["#2a377f", "#bcc6f7"],
  "on-ink": ["#ffffff", "#14182b"],
  red: ["#b3261e", "#ff978d"],
  "red-soft": ["#fceeec", "#371b19"],
  "red-solid": ["#b3261e", "#c4392f"],
  "on-red": ["#ffffff", "#ffffff"],
  amber: ["#855000", "#e9b85f"],
  "amber-soft": ["#fcf2dc", "#30250f"],
  "amber-bar": ["#b7770d", "#d9a441"],
  green: ["#1f6b43", "#7ccb9c"],
  "green-soft": ["#e8f4ed", "#14281d"],
  "green-bar": ["#2e8b58", "#5fb584"],
  note: ["#fffaea", "#221e12"],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type Token = keyof typeof tokens;

/** The tokens of one scheme as CSS variables. */
export function tokenVariables(
  scheme: "light" | "dark",
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tokens).map(([name, [light, dark]]) => [
      `--k-${name}`,
      scheme === "light" ? light : dark,
    ]),
  );
}
