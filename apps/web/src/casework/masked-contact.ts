/** An address of which only as much is shown as is needed to know it again: h•••••@post.example. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 1) return "•••••";
  const [first = ""] = address;
  return `${first}•••••${address.slice(at)}`;
}

/** The last three digits of a number, enough to know it again. */
export function maskedPhone(phone: string): string {
  return `•••••${phone.slice(-3)}`;
}
