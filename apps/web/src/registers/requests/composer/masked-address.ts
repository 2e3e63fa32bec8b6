/** An address as it is shown beside other work: the first letter and the host, "h•••••@post.example". */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 1 ? "•••••" : `${address.slice(0, 1)}•••••${address.slice(at)}`;
}
