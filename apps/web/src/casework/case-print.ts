import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import type { MenuAct } from "./record-header.tsx";

/**
 * Printing a case, from its menu: it is written down first, and what the browser would print by itself is one
 * sentence that says so.
 */
export function useCasePrint({ id: caseId }: { readonly id: string }): MenuAct {
  const { t } = useTranslation("casework");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const sentence = t("print.fromMenu");
  useEffect(() => {
    document.body.dataset["case"] = sentence;
    return () => {
      delete document.body.dataset["case"];
    };
  }, [sentence]);
  const print = useMutation(
    trpc.context.print.mutationOptions({
      onSuccess: () => {
        document.body.dataset["print"] = "";
        window.print();
        delete document.body.dataset["print"];
      },
    }),
  );
  return {
    key: "print",
    label: t("print.act"),
    // What could not be written down is not printed; the menu says why.
    blockedBy: print.error === null ? null : failureText(print.error),
    onAct: () => {
      print.mutate({ caseId });
    },
  };
}
