import { createHash } from "node:crypto";
import {
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDiskFileStore } from "./disk-file-store.ts";
import type { FileStore } from "./file-store.ts";
import { newFileKey } from "./key-ring.ts";
import { openMemoryFileStore } from "./memory-file-store.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kept-files-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const limit = 1_000;
const ring = [newFileKey()] as const;
const kinds: [string, () => Promise<FileStore>][] = [
  ["on disk", () => openDiskFileStore(folder, ring)],
  ["in memory", () => Promise.resolve(openMemoryFileStore())],
];

async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    await Promise.resolve();
    yield Buffer.from(part);
  }
}

async function stored(store: FileStore, content: string) {
  const put = await store.put(Buffer.from(content), { limit });
  if (!put.ok) throw new Error(put.code);
  return put.value;
}

describe.each(kinds)("files %s", (_, open) => {
  it("come back byte for byte, with hash, size and type", async () => {
    const store = await open();
    const put = await store.put(chunks("%PDF-1.7\n", "rest"), { limit });
    expect(put).toMatchObject({
      ok: true,
      value: {
        size: 13,
        sha256: createHash("sha256").update("%PDF-1.7\nrest").digest("hex"),
        sniffed: { type: "application/pdf", risk: "passive" },
      },
    });
    const found = put.ok ? await store.open(put.value.fileId) : null;
    expect(found?.size).toBe(13);
    expect(found && (await buffer(found.stream)).toString()).toBe(
      "%PDF-1.7\nrest",
    );
  });

  it("of the same content have ids of their own", async () => {
    const store = await open();
    expect((await stored(store, "same")).fileId).not.toBe(
      (await stored(store, "same")).fileId,
    );
  });

  it("may be as large as the limit and not a byte larger", async () => {
    const store = await open();
    expect((await store.put(Buffer.alloc(limit), { limit })).ok).toBe(true);
    expect(await store.put(Buffer.alloc(limit + 1), { limit })).toEqual({
      ok: false,
      code: "tooLarge",
    });
    expect(await store.put(chunks("x".repeat(limit), "y"), { limit })).toEqual({
      ok: false,
      code: "tooLarge",
    });
  });

  it("are never empty", async () => {
    const store = await open();
    expect(await store.put(new Uint8Array(), { limit })).toEqual({
      ok: false,
      code: "empty",
    });
    expect(await store.put(chunks(), { limit })).toEqual({
      ok: false,
      code: "empty",
    });
  });

  it("are gone once removed, and removing twice is no error", async () => {
    const store = await open();
    const { fileId } = await stored(store, "x");
    await store.remove(fileId);
    await store.remove(fileId);
    expect(await store.open(fileId)).toBeNull();
  });

  it.each([
    "",
    "..",
    "../../etc/passwd",
    "00000000-0000-0000-0000-000000000000",
    "%2e%2e",
    "a\u0000b",
    "incoming",
  ])("are not found under %j", async (fileId) => {
    const store = await open();
    expect(await store.open(fileId)).toBeNull();
    await store.remove(fileId);
  });

  it("of a source that breaks off are not kept", async () => {
    const store = await open();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("half");
      await Promise.resolve();
      throw new Error("the line went dead");
    }
    await expect(store.put(broken(), { limit })).rejects.toThrow(
      "the line went dead",
    );
  });

  it("are not changed by a source that uses its buffer again", async () => {
    const store = await open();
    async function* reusing(): AsyncGenerator<Uint8Array> {
      const shared = Buffer.from("one ");
      yield shared;
      await Promise.resolve();
      shared.write("two ");
      yield shared;
    }
    const put = await store.put(reusing(), { limit });
    const found = put.ok ? await store.open(put.value.fileId) : null;
    expect(found && (await buffer(found.stream)).toString()).toBe("one two ");
  });
});

describe("the folder of files", () => {
  it("holds nothing but whole files, readable by us alone, under ids that say nothing", async () => {
    const store = await openDiskFileStore(folder, ring);
    const { fileId } = await stored(store, "secret");
    await store.put(Buffer.alloc(limit + 1), { limit });
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
    const path = join(folder, fileId.slice(0, 2), fileId);
    expect(await readFile(path, "latin1")).not.toContain("secret");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, fileId.slice(0, 2)))).mode & 0o777).toBe(
      0o700,
    );
  });

  it("is rid of what a crash left half written, and keeps the rest", async () => {
    const { fileId } = await stored(
      await openDiskFileStore(folder, ring),
      "whole",
    );
    await writeFile(join(folder, "incoming", "leftover"), "half");
    const store = await openDiskFileStore(folder, ring);
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
    expect((await store.open(fileId))?.size).toBe(5);
  });

  it("takes many files at once", async () => {
    const store = await openDiskFileStore(folder, ring);
    const put = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        stored(store, `file ${String(at)}`),
      ),
    );
    const read = await Promise.all(
      put.map(async ({ fileId }) => {
        const found = await store.open(fileId);
        return found === null ? "" : (await buffer(found.stream)).toString();
      }),
    );
    expect(read).toEqual(put.map((_, at) => `file ${String(at)}`));
  });
});
