import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "fixtures/inbox");

/** The twelve mails, as files in the order of their numbers. */
export const inbox = readdirSync(folder).sort();

/** Where the mail of this number lies: `mailFile("01")`. */
export function mailFile(number: string): string {
  const name = inbox.find((file) => file.startsWith(`${number}-`));
  if (name === undefined) throw new Error(`There is no mail ${number}.`);
  return join(folder, name);
}

export function mailBytes(number: string): Buffer {
  return readFileSync(mailFile(number));
}
