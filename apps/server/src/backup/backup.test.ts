import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../db/open-database.ts";
import { bytesOfFile } from "../files/new-files.ts";
import { openFiles } from "../files/open-files.ts";
import {
  bareLedger,
  caseId,
  rename,
  type BareLedger,
} from "../testing/bare-ledger.ts";
import { makeBackup } from "./make-backup.ts";
import { restoreBackup, verifyBackup } from "./open-backup.ts";

const now = "2026-11-22T02:00:00.000Z";
let bench: BareLedger;
let place: string;
let identity: string;
let recipient: string;
let fileId: string;
let content: Buffer;
let keyFile: string;

async function filesIn(folder: string, key: string | null = keyFile) {
  const opening = await openFiles({ folder, keyFile: key });
  if (!opening.ok) throw new Error(opening.line);
  return opening.files;
}

beforeEach(async () => {
  bench = await bareLedger();
  place = mkdtempSync(join(tmpdir(), "kept-backup-"));
  keyFile = join(place, "outside.key");
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
  await bench.openCase();
  const files = await filesIn(bench.database.folder);
  content = randomBytes(200_000);
  const stored = await files.put(content, { limit: 1_000_000 });
  if (!stored.ok) throw new Error(stored.code);
  fileId = stored.value.fileId;
});
afterEach(() => {
  bench.database.remove();
  rmSync(place, { recursive: true, force: true });
});

const backUp = (to = join(place, "kept.age")) =>
  makeBackup({
    folder: bench.database.folder,
    keyFile,
    to,
    recipients: [recipient],
    now,
    version: "0.1.0",
  });

describe("a backup", () => {
  it("is made while Kept works, verifies, and restores to the same rows, files and ledger", async () => {
    const file = join(place, "kept.age");
    const making = backUp(file);
    await bench.change(
      bench.intent({ case: { id: caseId, version: 1 } }),
      rename("during the backup"),
    );
    const made = await making;
    expect(made).toMatchObject({ ok: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(place), "nothing is left beside it").toEqual([
      "kept.age",
      "outside.key",
    ]);
    const verified = await verifyBackup({ file, identity });
    expect(verified).toEqual(made);

    const into = join(place, "restored");
    expect(await restoreBackup({ file, identity }, into)).toEqual(made);
    const opening = await openDatabase({
      folder: into,
      now,
      onFault: () => undefined,
    });
    if (!opening.ok) throw new Error(opening.line);
    const cases = await opening.database.db
      .selectFrom("cases")
      .select("id")
      .execute();
    opening.database.close();
    expect(cases).toEqual([{ id: caseId }]);
    // The key lay outside and is lost with the machine: the backup carries it, within its own seal.
    const restored = await filesIn(into, null);
    expect((await bytesOfFile(restored, fileId)).equals(content)).toBe(true);
  });

  it("says nothing to whoever does not hold the key", async () => {
    const file = join(place, "kept.age");
    await backUp(file);
    expect(readFileSync(file).includes("SQLite format")).toBe(false);
    const other = await generateX25519Identity();
    expect(await verifyBackup({ file, identity: other })).toMatchObject({
      ok: false,
      fault: "sealed",
    });
  });

  it("of which one byte was changed or the end is missing does not verify", async () => {
    const file = join(place, "kept.age");
    await backUp(file);
    const sound = readFileSync(file);
    const changed = Buffer.from(sound);
    const middle = Math.floor(sound.length / 2);
    changed[middle] = (changed[middle] ?? 0) ^ 1;
    for (const bytes of [changed, sound.subarray(0, -70_000)]) {
      writeFileSync(file, bytes);
      expect(await verifyBackup({ file, identity })).toMatchObject({
        ok: false,
      });
    }
  });

  it("never takes the place of a file, and is never put over data", async () => {
    const file = join(place, "kept.age");
    await backUp(file);
    expect(await backUp(file)).toEqual({ ok: false, problem: "exists" });
    const live = join(place, "live");
    mkdirSync(live);
    writeFileSync(join(live, "kept.db"), "data of today");
    expect(await restoreBackup({ file, identity }, live)).toMatchObject({
      ok: false,
      fault: "notEmpty",
    });
    expect(readFileSync(join(live, "kept.db"), "utf8")).toBe("data of today");
  });

  it("that does not hold leaves no folder behind when it is restored", async () => {
    const file = join(place, "kept.age");
    await backUp(file);
    writeFileSync(file, readFileSync(file).subarray(0, -1));
    const into = join(place, "restored");
    expect(await restoreBackup({ file, identity }, into)).toMatchObject({
      ok: false,
    });
    expect(existsSync(into)).toBe(false);
    expect(readdirSync(place)).toEqual(["kept.age", "outside.key"]);
  });

  it("is not made of nothing", async () => {
    expect(
      await makeBackup({
        folder: join(place, "nothing"),
        keyFile: null,
        to: join(place, "kept.age"),
        recipients: [recipient],
        now,
        version: "0.1.0",
      }),
    ).toEqual({ ok: false, problem: "noData" });
  });
});
