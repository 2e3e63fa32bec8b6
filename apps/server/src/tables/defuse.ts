// A spreadsheet runs what begins with one of these, and takes the wide ones for the narrow ones. An apostrophe
// in front says: text. One that was there already gets a second, so that reading gives back what was written.
const dangerous = /^'*[=+\-@＝＋－＠\t\r]/u;

/** A cell that no spreadsheet will run. */
export function defuse(cell: string): string {
  return dangerous.test(cell) ? `'${cell}` : cell;
}

/** What `defuse` was given. */
export function undefuse(cell: string): string {
  return cell.startsWith("'") && dangerous.test(cell.slice(1))
    ? cell.slice(1)
    : cell;
}
