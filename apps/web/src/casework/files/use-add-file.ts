import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { freshKey } from "../../api/client.ts";
import { sendFile } from "./send-file.ts";

/** Puts a file of this computer on the case, as a document of the office. */
export function useAddFile(
  { id: caseId, version }: { readonly id: string; readonly version: number },
  after: {
    readonly anew: () => Promise<unknown>;
    /** With what was added, and to which version of the case. */
    readonly onAdded?:
      ((caseFileId: string, version: number) => void) | undefined;
  },
): UseMutationResult<string, Error, File> {
  return useMutation({
    mutationFn: (file: File) =>
      sendFile({
        caseId,
        version,
        purpose: "document",
        file,
        idempotencyKey: freshKey(),
      }),
    onSuccess: (caseFileId) => {
      after.onAdded?.(caseFileId, version);
    },
    onSettled: after.anew,
  });
}
