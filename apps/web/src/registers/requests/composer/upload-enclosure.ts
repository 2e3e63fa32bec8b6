import { TRPCClientError } from "@trpc/client";

interface Upload {
  readonly caseId: string;
  readonly version: number;
  readonly letterId: string;
  readonly file: File;
  readonly idempotencyKey: string;
}

/** Puts a file to a draft. Bytes go beside tRPC; a no comes back as any other no does. */
export async function uploadEnclosure({
  caseId,
  version,
  letterId,
  file,
  idempotencyKey,
}: Upload): Promise<void> {
  const response = await fetch(`/cases/${encodeURIComponent(caseId)}/files`, {
    method: "PUT",
    headers: {
      "x-kept": "1",
      "idempotency-key": idempotencyKey,
      "x-kept-version": String(version),
      "x-kept-purpose": "enclosure",
      "x-kept-name": encodeURIComponent(file.name),
      "x-kept-letter": letterId,
      "content-type": file.type === "" ? "application/octet-stream" : file.type,
    },
    body: file,
  }).catch((error: unknown) => {
    throw TRPCClientError.from(
      error instanceof Error ? error : new Error("The file was not sent."),
    );
  });
  if (response.ok) return;
  const told: unknown = await response.json().catch(() => null);
  const data = typeof told === "object" && told !== null ? told : {};
  throw TRPCClientError.from({
    error: {
      code: -32600,
      message: "The file was not taken.",
      data: { refusal: null, incident: null, ...data },
    },
  });
}
