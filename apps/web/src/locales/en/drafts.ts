export const drafts = {
  saved: "Draft saved {{time}}",
  unsaved: "Not saved yet",
  offline:
    "Not saved yet: Kept cannot be reached. It is tried again by itself.",
  restored: "What you wrote on {{moment}} is back.",
  moved: "The case has changed since then.",
  older: "Another window of yours saved other words here at {{time}}.",
  take: "Use those",
  drop: "Not needed",
  discard: "Discard",
  discarded: "Draft discarded.",
  undo: "Undo",
  unfinished: "Unfinished",
  continueOne: "{{what}}, {{time}}",
  task: "A task",
  title: "Drafts",
  lead: "What you began and have not sent. Nobody else can read it. What you do not touch for 90 days goes by itself.",
  empty:
    "Nothing unfinished. What you begin to write in a form is kept here until you send it.",
  newIn: "{{register}}: not opened yet",
  noWords: "No words yet",
} as const;
