import { Button, Modal } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import {
  noteProofDeclined,
  noteProofGiven,
  whileRenewing,
} from "../api/step-up.ts";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { ProofForm } from "./proof-form.tsx";
import classes from "./prove-it.module.css";

/** The other window has the new token by now; calls of this one that carried the old are sent again. */
function provedElsewhere(): void {
  void whileRenewing(() => Promise.resolve()).then(noteProofGiven);
}

/** Asks who is there, over the page; what was just sent waits for the answer and is then done, once. */
export function ProveIt(): ReactNode {
  const { t } = useTranslation("signIn");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const ways = useQuery(trpc.people.proofWays.queryOptions());
  return (
    <Modal
      opened
      onClose={noteProofDeclined}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t("prove.title")}
      size={420}
      transitionProps={{ duration: 0 }}
    >
      <p className={classes["words"]}>{t("prove.words")}</p>
      {ways.data === undefined ? (
        ways.isPending ? (
          <LoadingRows rows={2} height={40} />
        ) : (
          <FailureView error={ways.error} onRetry={() => void ways.refetch()} />
        )
      ) : (
        <ProofForm
          ways={ways.data}
          label={t("prove.title")}
          submit={t("prove.submit")}
          onGive={async (given) => {
            await whileRenewing(() => client.people.stepUp.mutate(given));
            noteProofGiven();
          }}
          onProvedElsewhere={provedElsewhere}
          otherAct={
            <Button variant="subtle" onClick={noteProofDeclined}>
              {t("prove.decline")}
            </Button>
          }
        />
      )}
    </Modal>
  );
}
