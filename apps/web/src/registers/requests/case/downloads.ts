/** Addresses under which the server hands files out, always as a download. */
export const downloads = {
  file: (id: string): string => `/files/${encodeURIComponent(id)}`,
  original: (messageId: string): string =>
    `/messages/${encodeURIComponent(messageId)}/original`,
  letterPdf: (letterId: string): string =>
    `/letters/${encodeURIComponent(letterId)}/pdf`,
  letterMail: (letterId: string): string =>
    `/letters/${encodeURIComponent(letterId)}/mail`,
} as const;
