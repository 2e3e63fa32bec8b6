import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup says of itself; it lies in it as the last file. */
export const backupManifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Version of the Kept that made it. */
  kept: z.string(),
  /** The last migration of its database. */
  migration: z.string(),
  ledger: z.strictObject({ entries: z.int().min(0), root: sha256 }),
  tables: z.record(
    z.string(),
    z.strictObject({ rows: z.int().min(0), sha256 }),
  ),
  /** Every other file in it: path from the data folder, size in bytes, hash. */
  files: z.array(
    z.strictObject({ path: z.string(), size: z.int().min(0), sha256 }),
  ),
});
export type BackupManifest = z.infer<typeof backupManifest>;

export const manifestName = "manifest.json";

/** Paths that a data folder has and a backup may hold; anything else in one is refused. */
export const pathShape =
  /^(kept\.db|keys\/[a-z-]+\.(?:pem|key)|checkpoints\/ledger-\d{12}\.note|files\/[0-9a-f]{2}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
