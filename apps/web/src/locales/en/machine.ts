export const machine = {
  short: {
    title: "The disk is almost full.",
    words:
      "Files cannot be added for now; mails still come in and everything else is saved. Tell whoever keeps the machine to make room.",
  },
  full: {
    title: "The disk is full.",
    words:
      "Nothing can be changed for now; you can still sign in, read and search. Tell whoever keeps the machine: work goes on by itself as soon as there is room.",
  },
} as const;
