/** A piece of wording in both languages. Neither may be missing, so neither can be forgotten. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}
