import type { ReactNode } from "react";
import { LanguageSwitch } from "../app/language-switch.tsx";
import { SchemeSwitch } from "../app/scheme-switch.tsx";
import { SignInPage } from "../people/sign-in-page.tsx";

export function SignInView(): ReactNode {
  return (
    <SignInPage
      onSignedIn={() => undefined}
      tools={
        <>
          <LanguageSwitch />
          <SchemeSwitch />
        </>
      }
    />
  );
}
