import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { leaveFor } from "./sso.ts";
import classes from "./proof-form.module.css";

/** Goes to the provider of the office, to sign in or to take an invitation. */
export function ProviderButton({
  label,
  purpose,
  fullWidth = false,
}: {
  readonly label: string;
  readonly purpose:
    | { readonly purpose: "signIn" }
    | { readonly purpose: "invite"; readonly token: string };
  readonly fullWidth?: boolean;
}): ReactNode {
  const trpc = useTRPC();
  const failureText = useFailureText();
  const begin = useMutation(
    trpc.people.beginSso.mutationOptions({
      onSuccess: ({ address }) => {
        leaveFor(address);
      },
    }),
  );
  return (
    <>
      <Button
        variant="default"
        fullWidth={fullWidth}
        loading={begin.isPending || begin.isSuccess}
        onClick={() => {
          begin.mutate(purpose);
        }}
      >
        {label}
      </Button>
      {begin.error === null ? null : (
        <p role="alert" className={classes["problem"]}>
          {failureText(begin.error)}
        </p>
      )}
    </>
  );
}
