/** Light, dark, or as the system has it. Apart from the schemas: every page needs this before its first row. */
export const schemes = ["auto", "light", "dark"] as const;
export type Scheme = (typeof schemes)[number];
