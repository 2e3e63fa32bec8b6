import { useMutation } from "@tanstack/react-query";
import type { ProofWay } from "@kept/domain/access/factors";
import { signInInput } from "@kept/domain/access/schema";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { useTRPC } from "../api/client.ts";
import { applyFailure } from "../api/apply-failure.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { useLanguage } from "../ui/use-language.ts";
import type { Me } from "./session.tsx";

type Typed = z.input<typeof signInInput>;
type Who = z.output<typeof signInInput>;

export interface SignIn {
  readonly form: UseFormReturn<Typed, unknown, Who>;
  readonly enter: (who: Who) => Promise<void>;
  readonly isPending: boolean;
  /** What the second step may be shown; null while the first one is not done. */
  readonly ways: readonly ProofWay[] | null;
  readonly onSignedIn: (me: Me) => void;
  /** Back to the first step. */
  readonly beginAgain: () => void;
}

/** Signing in: what is typed, the try, why it failed, and whether a second step follows. */
export function useSignIn({
  email = "",
  onSignedIn,
}: {
  readonly email?: string;
  readonly onSignedIn: (me: Me) => void;
}): SignIn {
  const language = useLanguage();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const [ways, setWays] = useState<readonly ProofWay[] | null>(null);
  const signIn = useMutation(trpc.people.signIn.mutationOptions());
  const form = useZodForm<Typed, Who>({
    schema: signInInput,
    defaultValues: { email, password: "" },
  });
  const enter = async (who: Who): Promise<void> => {
    await signIn.mutateAsync(who).then(
      (begun) => {
        if (begun.me === null) setWays(begun.ways);
        else onSignedIn(begun.me);
      },
      (error: unknown) => {
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  return {
    form,
    enter,
    isPending: signIn.isPending,
    ways,
    onSignedIn,
    beginAgain: () => {
      form.resetField("password");
      setWays(null);
    },
  };
}
