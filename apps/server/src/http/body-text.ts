import type { Request } from "express";
import { granted, refused, type Verdict } from "@kept/domain/verdict";

const deepest = 40;

/** Refuses what JSON.parse would take and a recursive reader would not survive. */
function isDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (inString) {
      if (unit === 0x5c) at += 1;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  return false;
}

/** The body of a call as text: at most `limit` bytes, valid UTF-8, and not nested beyond reason. */
export async function readBodyText(
  request: Request,
  limit: number,
): Promise<Verdict<string>> {
  const tooLarge = refused("tooLarge", {
    limit: `${Math.floor(limit / 1_000_000)} MB`,
  });
  if (Number(request.headers["content-length"] ?? 0) > limit) return tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limit) return tooLarge;
    chunks.push(bytes);
  }
  const decoded = decodeUtf8(Buffer.concat(chunks));
  if (decoded === null || isDeep(decoded)) return refused("unreadableBody");
  return granted(decoded);
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return null;
  }
}
