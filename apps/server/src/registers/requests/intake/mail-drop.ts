import { granted, type Verdict } from "@kept/domain/verdict";
import type { OutsideCall } from "../../../api/operation.ts";
import { fileMail } from "./file-mail.ts";
import type { FiledMail } from "./filings.ts";
import type { IntakeParts } from "./intake-parts.ts";
import { mailPreview, type MailPreview } from "./waiting-views.ts";

export interface DroppedMail {
  readonly filed: FiledMail;
  /** Beside the form, where the mail waits for a case. */
  readonly preview: MailPreview | null;
}

export interface DropGiven {
  readonly mail: AsyncIterable<Uint8Array>;
  readonly source: "drop" | "paste";
}

/** A mail that somebody of the office dropped or pasted. */
export async function takeDroppedMail(
  parts: IntakeParts,
  { asking, key }: OutsideCall,
  given: DropGiven,
): Promise<Verdict<DroppedMail>> {
  const filed = await fileMail(parts, asking, { ...given, key });
  if (!filed.ok) return filed;
  if (filed.value.outcome !== "waiting")
    return granted({ filed: filed.value, preview: null });
  const preview = await mailPreview(parts.db, filed.value.mailId, asking);
  return granted({
    filed: filed.value,
    // Opened by a colleague in the meantime: then there is nothing to fill in.
    preview: preview.ok ? preview.value : null,
  });
}
