import {
  cleanForeignText,
  emailAddress,
} from "@kept/domain/casework/text-rules";
import { addressParser, decodeWords } from "postal-mime";
import { mailLimits, type Mailbox } from "./parsed-mail.ts";

function cleanName(raw: string): string {
  return cleanForeignText(decodeWords(raw), {
    shape: "line",
    max: mailLimits.name,
  }).text;
}

/** Mailboxes of an address header, groups opened; an address that could smuggle something in is no address. */
export function readMailboxes(header: string): Mailbox[] {
  return addressParser(header, { flatten: true })
    .slice(0, mailLimits.mailboxes)
    .map(({ name, address }) => {
      const read = emailAddress.safeParse(address ?? "");
      // What is not an address is still shown, as a name.
      return read.success
        ? { name: cleanName(name), address: read.data }
        : {
            name: cleanName(
              [name, address ?? ""].filter((part) => part !== "").join(" "),
            ),
            address: null,
          };
    })
    .filter(({ name, address }) => name !== "" || address !== null);
}

/**
 * The one sender. A name with an unquoted comma ("Front desk, North distributor <desk@…>") falls into two
 * mailboxes of which only one has an address; they are put together again.
 */
export function readSender(header: string): {
  readonly from: Mailbox | null;
  readonly isOneOfSeveral: boolean;
} {
  const mailboxes = readMailboxes(header);
  const addressed = mailboxes.filter(({ address }) => address !== null);
  const [first] = addressed;
  if (first === undefined)
    return { from: mailboxes[0] ?? null, isOneOfSeveral: false };
  if (addressed.length > 1) return { from: first, isOneOfSeveral: true };
  const name = mailboxes
    .map((mailbox) => mailbox.name)
    .filter((part) => part !== "")
    .join(", ");
  return { from: { name, address: first.address }, isOneOfSeveral: false };
}
