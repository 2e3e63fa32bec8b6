import { paths } from "../../../paths.ts";

const parameter = "mail";

/** The form beside this waiting mail. Its id says nothing about anybody. */
export function mailPath(mailId: string): string {
  return `${paths.newRequest}?${parameter}=${mailId}`;
}

/** The waiting mail that an address names; null where it names none. */
export function mailOf(search: URLSearchParams): string | null {
  const id = search.get(parameter);
  return id !== null && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}
