import { slotParameter } from "../../../casework/drafts/draft-slot.ts";
import { paths } from "../../../paths.ts";

const parameter = "mail";

/** The form beside this waiting mail. Its id says nothing about anybody. */
export function mailPath(mailId: string): string {
  return `${paths.newRequest}?${parameter}=${mailId}`;
}

/** The same form with what was begun in it: going back to this address finds those words. */
export function begunPath({
  mailId,
  slot,
}: {
  readonly mailId: string | null;
  readonly slot: string;
}): string {
  const mail = mailId === null ? "" : `${parameter}=${mailId}&`;
  return `${paths.newRequest}?${mail}${slotParameter}=${slot}`;
}

/** The waiting mail that an address names; null where it names none. */
export function mailOf(search: URLSearchParams): string | null {
  const id = search.get(parameter);
  return id !== null && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}
