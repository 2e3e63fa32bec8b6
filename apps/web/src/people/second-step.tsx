import { Button } from "@mantine/core";
import type { ProofWay } from "@kept/domain/access/factors";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPCClient } from "../api/client.ts";
import type { SignIn } from "./use-sign-in.ts";
import { ProofForm } from "./proof-form.tsx";

/** The password was right; now something that only this person has. */
export function SecondStep({
  ways,
  onSignedIn,
  beginAgain,
}: Pick<SignIn, "onSignedIn" | "beginAgain"> & {
  readonly ways: readonly ProofWay[];
}): ReactNode {
  const { t } = useTranslation("signIn");
  const client = useTRPCClient();
  return (
    <ProofForm
      ways={ways}
      label={t("second.title")}
      submit={t("second.submit")}
      onGive={async (given) => {
        if (given.by === "password") return;
        const { me } = await client.people.secondStep.mutate(given);
        if (me !== null) onSignedIn(me);
      }}
      otherAct={
        <Button variant="subtle" onClick={beginAgain}>
          {t("second.back")}
        </Button>
      }
    />
  );
}
