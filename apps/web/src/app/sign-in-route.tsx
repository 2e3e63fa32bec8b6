import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useTRPC } from "../api/client.ts";
import { bindToPerson } from "../api/own-headers.ts";
import { noteSessionEnd } from "../api/session-end.ts";
import { switchLanguage } from "../locales/language.ts";
import { pathAfterSignIn } from "../paths.ts";
import { SignInPage } from "../people/sign-in-page.tsx";
import { useLanguage } from "../ui/use-language.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { SchemeSwitch } from "./scheme-switch.tsx";

export function SignInRoute(): ReactNode {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const language = useLanguage();
  return (
    <SignInPage
      tools={
        <>
          <LanguageSwitch />
          <SchemeSwitch />
        </>
      }
      onSignedIn={(me) => {
        queryClient.clear();
        bindToPerson(me.id);
        noteSessionEnd(false);
        queryClient.setQueryData(trpc.people.me.queryKey(), me);
        if (me.language !== language) void switchLanguage(me.language);
        void navigate(pathAfterSignIn(search), { replace: true });
      }}
    />
  );
}
