import { Button, Modal } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { noteSessionEnd } from "../api/session-end.ts";
import { noteProofGiven } from "../api/step-up.ts";
import { paths } from "../paths.ts";
import type { Me } from "../people/session.tsx";
import { SignInForm } from "../people/sign-in-form.tsx";
import { useSignIn } from "../people/use-sign-in.ts";
import classes from "./sign-in-again.module.css";

/**
 * The session ended while somebody was at work. The page waits underneath, covered, with all that was typed;
 * whoever signs in as somebody else starts afresh.
 */
export function SignInAgain({ me }: { readonly me: Me }): ReactNode {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const leave = (): void => {
    // Nothing of the one before may stay in this tab.
    window.location.assign(paths.signIn);
  };
  const signIn = useSignIn({
    email: me.email,
    onSignedIn: (next) => {
      if (next.id !== me.id) {
        window.location.assign(paths.today);
        return;
      }
      queryClient.setQueryData(trpc.people.me.queryKey(), next);
      noteSessionEnd(false);
      // Signing in is a proof as well.
      noteProofGiven();
      void queryClient.invalidateQueries();
    },
  });
  useEffect(() => {
    signIn.form.setFocus("password");
  }, [signIn.form]);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t("again.title")}
      size={420}
      overlayProps={{ className: classes["cover"] ?? "" }}
      transitionProps={{ duration: 0 }}
    >
      <p className={classes["words"]}>{t("again.words")}</p>
      <SignInForm
        signIn={signIn}
        label={t("again.title")}
        otherAct={
          <Button variant="subtle" onClick={leave}>
            {t("again.other")}
          </Button>
        }
      />
    </Modal>
  );
}
