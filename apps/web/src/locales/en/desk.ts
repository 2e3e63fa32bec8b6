export const desk = {
  title: "Today",
  empty: "Nothing due today.",
} as const;
