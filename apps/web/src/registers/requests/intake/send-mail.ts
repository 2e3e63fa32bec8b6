import { TRPCClientError } from "@trpc/client";
import { ownHeaders } from "../../../api/own-headers.ts";
import { heldUntilSignedIn } from "../../../api/replay-link.ts";
import { z } from "zod";

const filed = z.object({
  mailId: z.string(),
  outcome: z.enum([
    "waiting",
    "opened",
    "attached",
    "unverified",
    "auto",
    "duplicate",
  ]),
  case: z.object({ register: z.string(), reference: z.string() }).nullable(),
  reason: z.string(),
  earlierMailId: z.string().nullable(),
});

/** What became of a mail. */
export type FiledMail = z.infer<typeof filed>;

interface RawMail {
  readonly bytes: Blob;
  readonly source: "drop" | "paste";
}

/** Gives a raw mail to the office. It is known again by itself, so sending it twice files it once. */
export async function sendMail({ bytes, source }: RawMail): Promise<FiledMail> {
  const send = () =>
    fetch(`/intake/mail?source=${source}`, {
      method: "POST",
      headers: { ...ownHeaders(), "content-type": "message/rfc822" },
      body: bytes,
    });
  const response = await heldUntilSignedIn(send).catch((error: unknown) => {
    throw TRPCClientError.from(
      error instanceof Error ? error : new Error("The mail was not sent."),
    );
  });
  const told: unknown = await response.json().catch(() => null);
  if (response.ok) return z.object({ filed }).parse(told).filed;
  // A no from beside tRPC is read like any other no.
  const data = typeof told === "object" && told !== null ? told : {};
  throw TRPCClientError.from({
    error: {
      code: -32600,
      message: "The mail was not taken in.",
      data: { refusal: null, incident: null, ...data },
    },
  });
}
