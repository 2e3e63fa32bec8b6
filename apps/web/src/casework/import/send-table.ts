import type { ImportSettings } from "@kept/domain/casework/import-schema";
import { TRPCClientError } from "@trpc/client";
import { z } from "zod";
import { freshKey } from "../../api/client.ts";
import { ownHeaders } from "../../api/own-headers.ts";
import { heldUntilSignedIn } from "../../api/replay-link.ts";
import type { Language } from "../../locales/language.ts";

const taken = z.object({ importId: z.string() });

async function ask(path: string, init: RequestInit): Promise<Response> {
  const response = await heldUntilSignedIn(() => fetch(path, init)).catch(
    (error: unknown) => {
      throw TRPCClientError.from(
        error instanceof Error ? error : new Error("Nothing was sent."),
      );
    },
  );
  if (response.ok) return response;
  const told: unknown = await response.json().catch(() => null);
  // A no from beside tRPC is read like any other no.
  const data = typeof told === "object" && told !== null ? told : {};
  throw TRPCClientError.from({
    error: {
      code: -32600,
      message: "Refused.",
      data: { refusal: null, incident: null, ...data },
    },
  });
}

/** Gives a table to the office; nothing of it is read yet. */
export async function sendTable(register: string, file: File): Promise<string> {
  const response = await ask(`/imports/${encodeURIComponent(register)}`, {
    method: "PUT",
    headers: {
      ...ownHeaders(),
      "idempotency-key": freshKey(),
      "x-kept-name": encodeURIComponent(file.name),
      "content-type": "application/octet-stream",
    },
    body: file,
  });
  return taken.parse(await response.json()).importId;
}

/** Fetches the rows that are wrong, each with what to correct, and saves them as a file. */
export async function saveWrongRows(
  importId: string,
  settings: ImportSettings | null,
  language: Language,
): Promise<void> {
  const response = await ask(
    `/imports/${encodeURIComponent(importId)}/wrong-rows`,
    {
      method: "POST",
      headers: { ...ownHeaders(), "content-type": "application/json" },
      body: JSON.stringify({ settings, language }),
    },
  );
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = "rows-to-correct.csv";
  link.click();
  URL.revokeObjectURL(address);
}
