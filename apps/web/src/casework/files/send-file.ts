import { TRPCClientError } from "@trpc/client";
import type { AddFileInput } from "@kept/domain/casework/file-schema";
import { ownHeaders } from "../../api/own-headers.ts";
import { heldUntilSignedIn } from "../../api/replay-link.ts";

export interface FileToSend {
  readonly caseId: string;
  readonly version: number;
  readonly purpose: AddFileInput["purpose"];
  /** Of an enclosure: the draft it goes with. */
  readonly letterId?: string | undefined;
  readonly file: File;
  readonly idempotencyKey: string;
  /** Of an identity document: when the copy goes, and the law that asks for it. */
  readonly deleteOn?: string | undefined;
  readonly ground?: string | undefined;
}

/**
 * Puts a file on a case. Bytes go beside tRPC, what is said about them in headers, so that no address names
 * anybody; a no comes back as any other no does. Gives back what it is called on the case.
 */
export async function sendFile({
  caseId,
  version,
  purpose,
  letterId,
  file,
  idempotencyKey,
  deleteOn,
  ground,
}: FileToSend): Promise<string> {
  const send = () =>
    fetch(`/cases/${encodeURIComponent(caseId)}/files`, {
      method: "PUT",
      headers: {
        ...ownHeaders(),
        "idempotency-key": idempotencyKey,
        "x-kept-version": String(version),
        "x-kept-purpose": purpose,
        "x-kept-name": encodeURIComponent(file.name),
        "content-type":
          file.type === "" ? "application/octet-stream" : file.type,
        ...(letterId === undefined ? {} : { "x-kept-letter": letterId }),
        ...(deleteOn === undefined ? {} : { "x-kept-delete-on": deleteOn }),
        ...(ground === undefined
          ? {}
          : { "x-kept-ground": encodeURIComponent(ground) }),
      },
      body: file,
    });
  const response = await heldUntilSignedIn(send).catch((error: unknown) => {
    throw TRPCClientError.from(
      error instanceof Error ? error : new Error("The file was not sent."),
    );
  });
  const told: unknown = await response.json().catch(() => null);
  const data = typeof told === "object" && told !== null ? told : {};
  if (
    response.ok &&
    "caseFileId" in data &&
    typeof data.caseFileId === "string"
  )
    return data.caseFileId;
  throw TRPCClientError.from({
    error: {
      code: -32600,
      message: "The file was not taken.",
      data: { refusal: null, incident: null, ...data },
    },
  });
}
