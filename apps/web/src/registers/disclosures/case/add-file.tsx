import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { AddFileButton } from "../../../casework/files/add-file-button.tsx";
import { useAddFile } from "../../../casework/files/use-add-file.ts";
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
  const adding = useAddFile(view.frame, {
    anew: () => queryClient.invalidateQueries(trpc.disclosures.pathFilter()),
    onAdded,
  });
  return (
    <>
      <div className={classes["row"]}>
        <AddFileButton adding={adding} label={label} />
      </div>
      {adding.error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(adding.error)}
        </p>
      )}
    </>
  );
}
