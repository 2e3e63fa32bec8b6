/** Addresses under which the server hands files out, always as a download. */
export const downloads = {
  file: (id: string): string => `/files/${encodeURIComponent(id)}`,
  /** What was packed for somebody outside; only to whoever has just shown who they are. */
  package: (id: string): string => `/packages/${encodeURIComponent(id)}`,
  original: (messageId: string): string =>
    `/messages/${encodeURIComponent(messageId)}/original`,
  letterPdf: (letterId: string): string =>
    `/letters/${encodeURIComponent(letterId)}/pdf`,
  /** The sheets of a letter that has not left. */
  letterPreview: (letterId: string): string =>
    `/letters/${encodeURIComponent(letterId)}/preview`,
  letterMail: (letterId: string): string =>
    `/letters/${encodeURIComponent(letterId)}/mail`,
} as const;
