export const people = {
  signIn: {
    title: "Sign in",
    office: "{{office}}, {{zone}} time",
    email: "E-mail",
    password: "Password",
    submit: "Sign in",
    forgotten: "Password forgotten",
    provider: "Sign in with {{name}}",
    or: "or",
    failed: "Not signed in",
    demo: "This is a demo office. Everybody in it is invented.",
    demoTitle: "Demo sign-ins",
    demoWords: "Invented people of an invented office. One click signs in.",
    demoPerson: "Sign in as",
    demoPassword: "Password of all: {{password}}",
  },
  again: {
    title: "You were signed out",
    words:
      "What you were writing is kept here. Sign in to go on: what you had just sent is then done, once.",
    other: "Somebody else",
  },
  warning: {
    title: "You will be signed out at {{time}}",
    idle: "A session ends after a quarter of an hour without a step. What you wrote stays on the page.",
    final:
      "A session ends after ten hours, however busy. What you wrote stays on the page; sign in again to go on.",
    stay: "Stay signed in",
    signIn: "Sign in again",
  },
  displaced: {
    device:
      "Three sessions at once is the most: the one in {{device}}, since {{moment}}, was ended.",
    program:
      "Three sessions at once is the most: the one of a program, since {{moment}}, was ended.",
  },
} as const;
