import { createHmac, timingSafeEqual } from "node:crypto";
import { tidyAddress } from "@kept/domain/casework/text-rules";
import { keyFor } from "../files/secret-box.ts";
import { mailAddress } from "./outgoing/mail-address.ts";

/** What a mark is made for: one case, and the person it is answered to. */
export interface Marked {
  readonly caseId: string;
  readonly reference: string;
  /** The address on file. A mark made for another one is stale. */
  readonly address: string;
}

/** A mark as it stood in an address that a mail was written to; nothing is known yet of who wrote it there. */
export interface FoundMark {
  /** In capitals. */
  readonly reference: string;
  readonly sign: string;
}

/**
 * The addresses that letters are answered to. What stands in From, In-Reply-To and the subject anybody can
 * write (T27); the sign in this address only somebody who has read the letter.
 */
export interface ReplyMarks {
  /** Null where the house was told to put none, or where it would be no address. */
  readonly replyTo: (mailbox: string, marked: Marked) => string | null;
  readonly isGenuine: (found: FoundMark, marked: Marked) => boolean;
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
/** 100 bits: none to guess, and the local part stays under its 64 characters. */
const signLength = 20;

const shape = new RegExp(
  `(?<![a-z0-9])([a-z]{3}-\\d{4}-\\d{5,})-([a-z2-7]{${signLength}})(?![a-z0-9])`,
  "giu",
);

/** The marks in the addresses that a mail was written to, whoever made them. */
export function marksIn(addresses: readonly string[]): FoundMark[] {
  return addresses
    .map((address) => address.slice(0, address.lastIndexOf("@")))
    .flatMap((local) =>
      [...local.matchAll(shape)].map(([, reference = "", sign = ""]) => ({
        reference: reference.toUpperCase(),
        sign: sign.toLowerCase(),
      })),
    );
}

/** The mailbox that a reply address with a plus belongs to; any other address as it is. */
export function withoutMark(address: string): string {
  return address.replace(/\+[a-z]{3}-\d{4}-\d{5,}-[a-z2-7]{20}(?=@)/iu, "");
}

function base32(bytes: Buffer): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{5}/gu) ?? [])
    .map((five) => alphabet.charAt(Number.parseInt(five, 2)))
    .join("");
}

/**
 * `pattern`: how a reply address is written, with `*` for the mark, where the office's mail server knows no
 * address with a plus; null for the office's mailbox with a plus; `none` for no reply address.
 */
export function makeReplyMarks(
  secret: Buffer,
  pattern: string | null = null,
): ReplyMarks {
  const key = keyFor(secret, "reply addresses");
  const signOf = ({ caseId, address }: Marked): string =>
    base32(
      createHmac("sha256", key)
        .update(`${caseId}\n${tidyAddress(address).toLowerCase()}`, "utf8")
        .digest(),
    ).slice(0, signLength);
  return {
    replyTo(mailbox, marked) {
      if (pattern === "none") return null;
      const mark = `${marked.reference.toLowerCase()}-${signOf(marked)}`;
      const plain =
        pattern === null
          ? mailbox.replace("@", `+${mark}@`)
          : pattern.replace("*", mark);
      return mailAddress(plain);
    },
    isGenuine: (found, marked) =>
      found.reference === marked.reference.toUpperCase() &&
      timingSafeEqual(Buffer.from(found.sign), Buffer.from(signOf(marked))),
  };
}
