/** Fields of an entry that hold what somebody wrote in a case: notes, letters, results of a search. */
const written = [
  "note",
  "reply",
  "said",
  "result",
  "searchResult",
  "summary",
  "subject",
  "paragraph",
  "value",
];

/** Whether whoever may not read what is written in a case may not read this either. */
export function isWritten(field: string): boolean {
  return written.includes(field.split(".")[0] ?? field);
}
