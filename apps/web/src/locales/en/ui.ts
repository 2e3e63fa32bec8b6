export const ui = {
  copied: "Copied",
  loading: "Loading",
  avatar: {
    nobody: "Nobody has this",
    looking: "{{name}} is looking at this",
    writing: "{{name}} is writing here",
  },
  error: {
    retry: "Try again",
    reference: "Reference",
    copyReference: "Copy the reference",
  },
  form: {
    optional: "{{label}} (optional)",
    summary_one: "{{count}} field needs another look",
    summary_other: "{{count}} fields need another look",
    problem: "{{field}}: {{problem}}",
    choose: "Choose",
    nothingFound: "Nothing found",
    clear: "Clear",
    showPassword: "Show the password",
  },
  moment: {
    day: "Day",
    hours: "Hours",
    minutes: "Minutes",
  },
  filter: { remove: "Remove the filter {{label}} {{value}}" },
  grid: {
    more: "Show more",
    moreOf: "Show more ({{shown}} of {{total}})",
    loadingMore: "Loading more",
    select: "Select {{name}}",
  },
  split: { handle: "Width of the list" },
} as const;
