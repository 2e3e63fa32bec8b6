import { join } from "node:path";

/** Arguments that make Node load the careless driver before the house. */
export const carelessDriver = [
  "--import",
  join(import.meta.dirname, "careless-driver.ts"),
] as const;
