export const composer = {
  language: { en: "English", zh: "Chinese" },
  side: {
    label: "Paragraph {{number}}, {{language}}",
    edit: "Edit: {{label}}",
    sent: "what is sent",
    archive: "archive translation",
    older_one: "paragraph {{numbers}} is older",
    older_other: "paragraphs {{numbers}} are older",
    words: {
      en_one: "{{count}} word",
      en_other: "{{count}} words",
      zh_one: "{{count}} character",
      zh_other: "{{count}} characters",
    },
    empty: "Nothing written yet",
    stale: "Older than the other side.",
    markCurrent: "Mark as current",
  },
  piece: {
    filled: "{{name}}: show where this comes from",
    missing: "{{name}} has no value",
    broken: "These braces cannot be read",
  },
  checks: {
    sum: "{{fix}}, {{look}}",
    fix: "{{count}} to fix",
    look: "{{count}} to look at",
    allGood: "Nothing stands in the way",
    kind: { fix: "To fix:", look: "To look at:", good: "Good:" },
  },
  stop: {
    leaves_one: "Leaves in {{count}} second.",
    leaves_other: "Leaves in {{count}} seconds.",
    spoken: "The letter leaves in 30 seconds. It can be stopped until then.",
    stop: "Stop sending",
    left: "Handed over for sending.",
  },
} as const;
