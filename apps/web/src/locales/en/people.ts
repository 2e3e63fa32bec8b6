export const people = {
  signIn: {
    title: "Sign in",
    office: "{{office}}, {{zone}} time",
    email: "E-mail",
    password: "Password",
    submit: "Sign in",
    failed: "Not signed in",
    demoTitle: "Demo sign-ins",
    demoWords: "Invented people of an invented office. One click signs in.",
    demoPerson: "Sign in as",
    demoPassword: "Password of all: {{password}}",
  },
  again: {
    title: "You were signed out",
    words:
      "After half an hour without a step a session ends. What you were writing is kept here, and not saved yet. Sign in to go on.",
    other: "Somebody else",
  },
} as const;
