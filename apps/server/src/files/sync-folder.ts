import { open } from "node:fs/promises";

/** A rename is only as durable as the folder that records it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
