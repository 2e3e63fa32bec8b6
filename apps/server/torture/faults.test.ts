import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openForReading } from "../src/db/open-for-reading.ts";
import { openDatabase } from "../src/db/open-database.ts";
import { notesIn } from "../src/files/anchor-folder.ts";
import { verifyLedger } from "../src/ledger/verify-views.ts";
import { makeLoad } from "./load.ts";
import { examine } from "./oracle.ts";
import { backups } from "./backups.ts";
import { clockSteps } from "./clock.ts";
import { fullDisk, unansweredWrite } from "./disk.ts";
import { injected, withFaults } from "./faults.ts";
import { furnishedFolder } from "./furnished-folder.ts";
import { startKept, type KeptProcess, KeptRefused } from "./kept-process.ts";
import { interruptedMigrations } from "./migrations.ts";
import { canTrace } from "./traced-run.ts";

const seed = 20_261_122;
const say = () => undefined;
/** The whole is `pnpm torture disk backup migration`; here as much as fits beside the other tests. */
const patience = 120_000;

const arm = (kept: KeptProcess) => {
  kept.child.kill("SIGUSR2");
};

describe("R05: a disk that gives no answer", () => {
  it.each([
    {
      way: "said by the driver after the commit had happened",
      run: () => unansweredWrite(() => withFaults("unknown"), arm),
    },
    ...(canTrace()
      ? [
          {
            way: "said by the system to one fsync of the log",
            run: () =>
              unansweredWrite((folder) =>
                injected({
                  call: "fsync",
                  error: "EIO",
                  path: join(folder, "kept.db-wal"),
                  first: 20,
                  times: 1,
                }),
              ),
          },
        ]
      : []),
  ])(
    "$way: people are told that the outcome is unknown, Kept ends with 75, and the act is there exactly once after it was sent again",
    async ({ run }) => {
      const found = await run();
      expect(found).toMatchObject({ exitCode: 75, lost: 0, wrong: [] });
      expect(found.failures).toContain("503 unknownOutcome");
      expect(new Set(found.failures)).not.toContain("500 incident");
      expect(found.acknowledged).toBeGreaterThanOrEqual(15);
    },
    patience,
  );
});

describe("R07: a full disk", () => {
  it(
    "refuses writes in words and saves none of them, goes on reading, and takes writes again when there is room",
    async () => {
      const found = await fullDisk(() => withFaults("full"), arm);
      expect(found).toMatchObject({
        exitCode: 0,
        lost: 0,
        wrong: [],
        readsMeanwhile: 200,
      });
      expect(new Set(found.failures)).toEqual(new Set(["507 diskFull"]));
    },
    patience,
  );
});

describe("R08: a folder that cannot be written", () => {
  const euid = process.geteuid?.();
  afterEach(() => {
    if (euid !== undefined) process.seteuid?.(euid);
  });

  it("is refused in one line, with 78 and without a change", async () => {
    const place = mkdtempSync(join(tmpdir(), "kept-readonly-"));
    const folder = join(place, "data");
    const first = await openDatabase({
      folder,
      now: "2026-11-22T02:00:00.000Z",
      onFault: say,
    });
    if (!first.ok) throw new Error(first.line);
    first.database.close();
    chmodSync(place, 0o755);
    chmodSync(folder, 0o555);
    // No mode stops the superuser.
    if (euid === 0) process.seteuid?.(65_534);
    const opening = await openDatabase({
      folder,
      now: "2026-11-22T02:00:00.000Z",
      onFault: say,
    });
    expect(opening).toMatchObject({ ok: false, exitCode: 78 });
    expect(opening.ok ? "" : opening.line).toMatch(
      /^Kept cannot write to the data folder .* Nothing was changed\.$/,
    );
    if (euid === 0) process.seteuid?.(0);
    expect(statSync(folder).mode & 0o777).toBe(0o555);
    rmSync(place, { recursive: true });
  });
});

describe("R12: two servers on one folder", () => {
  it(
    "the second ends at once with 75, and a killed one holds nothing",
    async () => {
      const { folder, remove } = await furnishedFolder();
      for (let round = 0; round < 2; round += 1) {
        const first = await startKept(folder);
        await expect(startKept(folder)).rejects.toSatisfy(
          (error) => error instanceof KeptRefused && error.exitCode === 75,
        );
        first.child.kill("SIGKILL");
        await first.ended;
      }
      remove();
    },
    patience,
  );
});

describe("R13, R14, R15: a backup under load", () => {
  it(
    "holds everything that was acknowledged before it began; a killed one has no name and leaves nothing readable; a changed one never verifies",
    async () => {
      const found = await backups({ rounds: 5, seed, say });
      expect(found).toMatchObject({
        lost: 0,
        wrong: [],
        unnoticed: 0,
        refused: [],
      });
      expect(found.whole).toBeGreaterThanOrEqual(3);
    },
    patience,
  );
});

describe("R16: a migration that is killed", () => {
  it(
    "leaves the data before or after it, never between, and is done by the next start",
    async () => {
      const found = await interruptedMigrations({ rounds: 4, seed, say });
      expect(found.wrong).toEqual([]);
      expect(found.before + found.after).toBe(4);
    },
    patience,
  );
});

describe("R11, T26: a clock that goes back and forth while people work", () => {
  it(
    "tells every reminder exactly once and keeps the ledger in the order in which things were done",
    async () => {
      const found = await clockSteps({ rounds: 15, seed, say });
      expect(found).toEqual({
        reminders: 15,
        badlyTold: 0,
        ledgerHolds: true,
        inOrder: true,
      });
    },
    patience,
  );
});

describe("R33: told to stop under load", () => {
  it(
    "Kept lets go in order: it ends with 0, loses nothing acknowledged, and its last checkpoint covers the whole ledger",
    async () => {
      const { folder, cookie, remove } = await furnishedFolder();
      const load = makeLoad(cookie, 6);
      for (let round = 0; round < 2; round += 1) {
        const kept = await startKept(folder);
        const until = load.acknowledged.length + 30;
        let isTold = false;
        const working = load.writers.map((writer) =>
          writer.work(kept.url, () => {
            // Once: a second word is meant for a house that does not listen.
            if (!isTold && load.acknowledged.length >= until)
              isTold = kept.child.kill("SIGTERM");
            return false;
          }),
        );
        expect(await kept.ended).toBe(0);
        await Promise.all(working);
        expect(kept.complaints()).toBe("");
      }
      const notes = await notesIn(join(folder, "checkpoints"));
      const signed = Number(
        /^ledger-(\d+)\.note$/.exec(notes?.at(-1)?.name ?? "")?.[1],
      );
      const opened = await openForReading(folder);
      const ledger = opened === null ? null : await verifyLedger(opened.db);
      opened?.close();
      expect(ledger).toMatchObject({ ok: true, entries: signed });
      expect(await examine(folder, load.acknowledged)).toEqual({
        lost: 0,
        wrong: [],
      });
      remove();
    },
    patience,
  );
});
