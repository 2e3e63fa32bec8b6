import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, type ReactNode } from "react";
import { freshKey, useTRPC } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { sendFile } from "../../../casework/files/send-file.ts";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";

/** Puts a file on the case, from this computer. */
export function AddFile({
  view,
  label,
  onAdded,
}: {
  readonly view: DisclosureView;
  readonly label: string;
  /** With what was added, and to which version of the case. */
  readonly onAdded?: (caseFileId: string, version: number) => void;
}): ReactNode {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const input = useRef<HTMLInputElement>(null);
  const { frame } = view;
  const send = useMutation({
    mutationFn: (file: File) =>
      sendFile({
        caseId: frame.id,
        version: frame.version,
        purpose: "document",
        file,
        idempotencyKey: freshKey(),
      }),
    onSuccess: (caseFileId) => {
      onAdded?.(caseFileId, frame.version);
    },
    onSettled: () =>
      queryClient.invalidateQueries(trpc.disclosures.pathFilter()),
  });
  return (
    <>
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
          {label}
        </Button>
      </div>
      {send.error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(send.error)}
        </p>
      )}
    </>
  );
}
