import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { freshKey, useTRPC } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { downloads } from "../../../casework/files/downloads.ts";
import { sendFile } from "../../../casework/files/send-file.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Run } from "../../../ui/run.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";

/** The papers of the case: the instrument, what followed it, what was handed over. */
export function CaseFiles({
  view,
}: {
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const { t: words } = useTranslation("requestCase");
  const dates = useDates();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const input = useRef<HTMLInputElement>(null);
  const { frame } = view;
  const mayAdd = frame.moves.some(
    ({ move, allowed }) => move === "note" && allowed,
  );
  const send = useMutation({
    mutationFn: (file: File) =>
      sendFile({
        caseId: frame.id,
        version: frame.version,
        purpose: "document",
        file,
        idempotencyKey: freshKey(),
      }),
    onSettled: () =>
      queryClient.invalidateQueries(trpc.disclosures.pathFilter()),
  });
  return (
    <>
      {frame.files.length === 0 ? (
        <EmptyState>{words("documents.empty")}</EmptyState>
      ) : (
        <div className={classes["scroll"]}>
          <table className={classes["table"]}>
            <thead>
              <tr>
                <th scope="col">{words("documents.name")}</th>
                <th scope="col">{words("documents.type")}</th>
                <th scope="col">{words("documents.added")}</th>
                <th scope="col">{t("register.hash")}</th>
              </tr>
            </thead>
            <tbody>
              {frame.files.map((file) => (
                <tr key={file.id}>
                  <td>
                    {file.deletedAt === null ? (
                      <a href={downloads.file(file.id)}>
                        <Run>{file.name}</Run>
                      </a>
                    ) : (
                      <Run>{file.name}</Run>
                    )}
                  </td>
                  <td className={classes["quiet"]}>{file.type}</td>
                  <td className={classes["quiet"]}>
                    {dates.moment(file.addedAt)}
                  </td>
                  <td className={classes["quiet"]}>
                    {file.sha256.slice(0, 12)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {mayAdd ? (
        <div className={classes["row"]}>
          <input
            ref={input}
            type="file"
            hidden
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) send.mutate(file);
              // The same file may be chosen once more.
              event.currentTarget.value = "";
            }}
          />
          <Button
            aria-busy={send.isPending || undefined}
            onClick={() => {
              if (!send.isPending) input.current?.click();
            }}
          >
            {words("documents.add")}
          </Button>
        </div>
      ) : null}
      {send.error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(send.error)}
        </p>
      )}
    </>
  );
}
