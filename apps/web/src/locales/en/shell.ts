export const shell = {
  skip: "Skip to the content",
  navigation: "Registers",
  nav: {
    today: "Today",
    requests: "Requests",
  },
  navDue: "{{count}} due for me",
  clock: "{{moment}} {{place}}",
  language: { label: "中文", short: "中" },
  scheme: {
    label: "Light or dark",
    auto: "As the system",
    light: "Light",
    dark: "Dark",
  },
  new: { label: "New", hint: "New request" },
  find: {
    words: "Find a case or person, or run an action",
    key: "Find",
  },
  demo: "Demo office: no mail leaves.",
  outbox: "Outbox",
  inbox: "Inbox",
  inboxNew_one: "Inbox, {{count}} new",
  inboxNew_other: "Inbox, {{count}} new",
  user: {
    settings: "My settings",
    shortcutsOn: "Single-key shortcuts",
    drafts: "Drafts",
    shortcuts: "Keys on this page",
    signOut: "Sign out",
  },
  role: {
    admin: "Admin",
    dpo: "DPO",
    analyst: "Analyst",
    legal: "Legal",
    manager: "Manager",
    auditor: "Auditor",
  },
  keys: {
    title: "Keys on this page",
    off: "Single keys are switched off. Those below with {{mod}} still work.",
    switch: "Single-key shortcuts",
    switchHelp:
      "Keys do nothing while you write or while an input method composes.",
    group: {
      go: "Go to",
      list: "In a list",
      case: "The case",
      write: "Writing",
      page: "Everywhere",
    },
    close: "Close",
    space: "Space",
    goToday: "Go to Today",
    goRequests: "Go to Requests",
  },
  notFound: {
    title: "There is no such page.",
    words:
      "The address may be mistyped, or the page has moved. Nothing was changed.",
    next: "Go to Today",
  },
  crashed: {
    title: "This page failed.",
    words:
      "What was saved before is safe. What you were writing on this page may be lost. Load the page again; if it fails again, quote the reference.",
    reload: "Load again",
  },
} as const;
