import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPCClient } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import classes from "./audit.module.css";

/** Fetches what the log says of one case, as a file that is checked without Kept. */
export function EvidenceButton({
  reference,
}: {
  readonly reference: string;
}): ReactNode {
  const { t } = useTranslation("audit");
  const client = useTRPCClient();
  const failureText = useFailureText();
  const take = useMutation({
    // A question that may wait for a proof travels alone.
    mutationFn: () =>
      client.audit.mayTakeEvidence.query(
        { reference },
        { context: { isSlow: true } },
      ),
    onSuccess: () => {
      window.location.assign(`/evidence/${encodeURIComponent(reference)}`);
    },
  });
  return (
    <>
      <Button
        variant="default"
        loading={take.isPending}
        onClick={() => {
          take.mutate();
        }}
      >
        {t("bundle")}
      </Button>
      {take.isError ? (
        <span role="alert" className={classes["wrong"]}>
          {failureText(take.error)}
        </span>
      ) : null}
    </>
  );
}
