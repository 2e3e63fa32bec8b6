import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FileStore } from "./file-store.ts";
import { newFileKey, readKeyRing, writeKeyRing } from "./key-ring.ts";
import { bytesOfFile } from "./new-files.ts";
import { keyLiesWithData, openFiles, rotateFileKey } from "./open-files.ts";

let place = "";
let folder = "";
let keyFile = "";
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "kept-sealed-"));
  folder = join(place, "data");
  keyFile = join(place, "mount", "files.key");
});
afterEach(async () => {
  await rm(place, { recursive: true, force: true });
});

const limit = 5_000_000;
const chunk = 64 * 1024;

async function store(): Promise<FileStore> {
  const opening = await openFiles({ folder, keyFile });
  if (!opening.ok) throw new Error(opening.line);
  return opening.files;
}

async function refusal(): Promise<string> {
  const opening = await openFiles({ folder, keyFile });
  return opening.ok ? "opened" : opening.line;
}

async function stored(files: FileStore, content: Uint8Array): Promise<string> {
  const put = await files.put(content, { limit });
  if (!put.ok) throw new Error(put.code);
  return put.value.fileId;
}

const pathOf = (fileId: string) =>
  join(folder, "files", fileId.slice(0, 2), fileId);

describe("a stored file", () => {
  it.each([1, chunk - 1, chunk, chunk + 1, 3 * chunk, 300_001])(
    "of %i bytes is unreadable on the disk and comes back as it was",
    async (size) => {
      const files = await store();
      const content = Buffer.alloc(size, "口令 canary ");
      const fileId = await stored(files, content);
      const onDisk = await readFile(pathOf(fileId));
      expect(onDisk.includes("canary")).toBe(false);
      expect((await files.open(fileId))?.size).toBe(size);
      const again = await bytesOfFile(await store(), fileId);
      expect(again.equals(content)).toBe(true);
    },
  );

  it("of the same content is never the same on the disk", async () => {
    const files = await store();
    const [one, two] = [
      await stored(files, Buffer.from("same")),
      await stored(files, Buffer.from("same")),
    ];
    expect(
      (await readFile(pathOf(one))).equals(await readFile(pathOf(two))),
    ).toBe(false);
  });

  it("of which any bit was turned gives out nothing that was changed", async () => {
    const files = await store();
    const fileId = await stored(files, Buffer.alloc(100, "x"));
    const sound = await readFile(pathOf(fileId));
    for (let at = 0; at < sound.length; at += 1) {
      const changed = Buffer.from(sound);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(pathOf(fileId), changed);
      await expect(bytesOfFile(files, fileId)).rejects.toThrow(fileId);
    }
  });

  it("that was cut, at a chunk or anywhere, or lengthened, is refused", async () => {
    const files = await store();
    const fileId = await stored(files, randomBytes(3 * chunk));
    const whole = await readFile(pathOf(fileId));
    for (const size of [
      whole.length - 1,
      whole.length - (chunk + 16),
      whole.length - 2 * (chunk + 16),
      40,
      0,
    ]) {
      await writeFile(pathOf(fileId), whole);
      await truncate(pathOf(fileId), size);
      await expect(bytesOfFile(files, fileId)).rejects.toThrow(fileId);
    }
    await writeFile(
      pathOf(fileId),
      Buffer.concat([whole, whole.subarray(-20)]),
    );
    await expect(bytesOfFile(files, fileId)).rejects.toThrow(fileId);
  });

  it("with its chunks in another order is refused", async () => {
    const files = await store();
    const fileId = await stored(files, randomBytes(3 * chunk));
    const whole = await readFile(pathOf(fileId));
    const start = whole.length - 3 * (chunk + 16);
    const part = (index: number) =>
      whole.subarray(
        start + index * (chunk + 16),
        start + (index + 1) * (chunk + 16),
      );
    await writeFile(
      pathOf(fileId),
      Buffer.concat([whole.subarray(0, start), part(1), part(0), part(2)]),
    );
    await expect(bytesOfFile(files, fileId)).rejects.toThrow(fileId);
  });

  it("put under the id of another is refused", async () => {
    const files = await store();
    const one = await stored(files, Buffer.from("of one person"));
    const other = await stored(files, Buffer.from("of another"));
    await copyFile(pathOf(one), pathOf(other));
    await expect(bytesOfFile(files, other)).rejects.toThrow(other);
  });

  it("that was never sealed is not read, whoever put it there", async () => {
    const files = await store();
    const fileId = await stored(files, Buffer.from("sealed"));
    await writeFile(pathOf(fileId), "plain words");
    await expect(bytesOfFile(files, fileId)).rejects.toThrow(fileId);
  });
});

describe("the key of the files", () => {
  it("is made once, outside the data where a place is named, for this user alone", async () => {
    await store();
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect(existsSync(join(folder, "keys", "files.key"))).toBe(false);
    expect(keyLiesWithData({ folder, keyFile })).toBe(false);
    expect(keyLiesWithData({ folder, keyFile: null })).toBe(true);
    const before = await readFile(keyFile, "utf8");
    await store();
    expect(await readFile(keyFile, "utf8")).toBe(before);
  });

  it("R34 missing: one line, and no new key in its place", async () => {
    await stored(await store(), Buffer.from("x"));
    await rm(keyFile);
    expect(await refusal()).toMatch(/^The key of the stored files is missing/);
    expect(existsSync(keyFile)).toBe(false);
  });

  it("R34 another one: one line, and no file is touched", async () => {
    const fileId = await stored(await store(), Buffer.from("x"));
    const before = await readFile(pathOf(fileId));
    await writeKeyRing(keyFile, [newFileKey()]);
    expect(await refusal()).toMatch(/does not open the stored files/);
    expect((await readFile(pathOf(fileId))).equals(before)).toBe(true);
  });

  it.each(["", "words\n", "kept-file-key 12\n", "kept-file-key zz"])(
    "R34 garbled as %j: one line, and the file stays",
    async (text) => {
      await store();
      await writeFile(keyFile, text);
      expect(await refusal()).toMatch(/does not hold the key/);
      expect(await readFile(keyFile, "utf8")).toBe(text);
    },
  );

  it.each([0o644, 0o640, 0o604])(
    "R34 readable by others (%o): one line",
    async (mode) => {
      await store();
      await chmod(keyFile, mode);
      expect(await refusal()).toMatch(/^Others on this machine can read/);
    },
  );

  it("R34 no file but a folder: one line", async () => {
    await mkdir(keyFile, { recursive: true, mode: 0o700 });
    await chmod(keyFile, 0o700);
    expect(await refusal()).toMatch(/cannot be read/);
  });
});

describe("files of an older Kept", () => {
  async function plain(count: number): Promise<Map<string, Buffer>> {
    const files = new Map<string, Buffer>();
    for (let at = 0; at < count; at += 1) {
      const fileId = `${at.toString(16).padStart(2, "0")}345678-1234-4abc-8abc-0123456789ab`;
      const content = randomBytes(70_000);
      await mkdir(join(folder, "files", fileId.slice(0, 2)), {
        recursive: true,
      });
      await writeFile(pathOf(fileId), content);
      files.set(fileId, content);
    }
    return files;
  }

  it("are sealed at the start, once, and read as before", async () => {
    const before = await plain(6);
    const first = await openFiles({ folder, keyFile });
    expect(first).toMatchObject({ ok: true, sealedNow: 6 });
    const files = await store();
    for (const [fileId, content] of before) {
      expect((await readFile(pathOf(fileId))).includes(content)).toBe(false);
      expect((await bytesOfFile(files, fileId)).equals(content)).toBe(true);
    }
    expect(await openFiles({ folder, keyFile })).toMatchObject({
      sealedNow: 0,
    });
  });

  it("of which some were sealed before the power went are taken up where it broke off", async () => {
    const before = await plain(6);
    await openFiles({ folder, keyFile });
    await rm(join(folder, "files", "all-sealed"));
    const [first] = [...before.keys()];
    if (first === undefined) throw new Error("no file");
    await writeFile(pathOf(first), before.get(first) ?? "");
    expect(await openFiles({ folder, keyFile })).toMatchObject({
      ok: true,
      sealedNow: 1,
    });
    const files = await store();
    for (const [fileId, content] of before)
      expect((await bytesOfFile(files, fileId)).equals(content)).toBe(true);
  });
});

describe("a rotation", () => {
  it("puts every file under a new key; the old one opens nothing any more", async () => {
    const files = await store();
    const old = await readFile(keyFile, "utf8");
    const ids = await Promise.all(
      [1, 2, 3].map((one) => stored(files, Buffer.alloc(90_000, one))),
    );
    expect(await rotateFileKey({ folder, keyFile }, async () => true)).toEqual({
      ok: true,
      files: 3,
      resumed: false,
    });
    const after = await store();
    for (const [at, fileId] of ids.entries())
      expect(
        (await bytesOfFile(after, fileId)).equals(Buffer.alloc(90_000, at + 1)),
      ).toBe(true);
    await writeFile(keyFile, old);
    expect(await refusal()).toMatch(/does not open the stored files/);
  });

  it("R34 killed at any moment loses nothing, and the next one finishes it", async () => {
    const files = await store();
    const contents = new Map<string, Buffer>();
    for (let at = 0; at < 60; at += 1) {
      const content = randomBytes(20_000);
      contents.set(await stored(files, content), content);
    }
    let resumed = 0;
    for (let round = 0; round < 6; round += 1) {
      await killedRotation(3 + round * 4);
      const between = await store();
      for (const [fileId, content] of contents)
        expect((await bytesOfFile(between, fileId)).equals(content)).toBe(true);
      const finished = await rotateFileKey(
        { folder, keyFile },
        async () => true,
      );
      if (!finished.ok) throw new Error(finished.line);
      if (finished.resumed) resumed += 1;
      const ring = await readKeyRing(keyFile);
      expect(ring.ok && ring.ring.length).toBe(1);
      const after = await store();
      for (const [fileId, content] of contents)
        expect((await bytesOfFile(after, fileId)).equals(content)).toBe(true);
    }
    expect(resumed, "no kill hit a rotation").toBeGreaterThan(0);
  });
});

/** A rotation in a process of its own that dies when so many files are done. */
async function killedRotation(files: number): Promise<void> {
  const script = `
    import { watch } from "node:fs";
    import { rotateFileKey } from ${JSON.stringify(new URL("open-files.ts", import.meta.url).href)};
    let seen = 0;
    watch(${JSON.stringify(join(folder, "files"))}, { recursive: true }, () => {
      seen += 1;
      if (seen > ${String(files * 3)}) process.kill(process.pid, "SIGKILL");
    });
    await rotateFileKey(${JSON.stringify({ folder, keyFile })}, async () => true);
  `;
  const child = spawn(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { stdio: "ignore" },
  );
  await new Promise((resolve) => child.once("exit", resolve));
}
