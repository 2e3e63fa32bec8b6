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
} as const;
