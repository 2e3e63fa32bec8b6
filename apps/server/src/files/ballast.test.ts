import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Writer } from "../db/writing.ts";
import {
  heldBack,
  openBallast,
  sparingReserve,
  withReserve,
} from "./ballast.ts";

const bytes = 3 * 1024 * 1024;
let folder: string;
let free: number;
let wrote: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kept-ballast-"));
  free = 100 * bytes;
  wrote = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const opened = () =>
  openBallast({
    folder,
    bytes,
    spaceOf: async () => ({ free, total: 100 * bytes }),
  });

/** A disk on which nothing fits any more while the ballast lies there. */
const fullWriter = {
  changes: () => 0,
  isSound: () => true,
  write: async (work: () => Promise<{ value: string }>) => {
    if ((await heldBack(folder)) > 0) return { outcome: "full" as const };
    const { value } = await work();
    wrote.push(value);
    return { outcome: "done" as const, value };
  },
} as unknown as Writer;

const write = async (writer: Writer, value: string) =>
  (await writer.write(async () => ({ keep: true, value }))).outcome;

describe("R07 the ballast", () => {
  it("lets the log be written on a full disk, keeps its room from everything else, and comes back with the room", async () => {
    const ballast = await opened();
    expect(await heldBack(folder)).toBe(bytes);
    const log = withReserve(fullWriter, ballast);
    const rest = sparingReserve(fullWriter, ballast);
    expect(await write(rest, "a change")).toBe("full");
    expect(await write(log, "a look")).toBe("done");
    expect(await heldBack(folder)).toBe(0);
    expect(await write(rest, "a change")).toBe("full");
    expect(await write(log, "another look")).toBe("done");
    expect(wrote).toEqual(["a look", "another look"]);

    free = bytes;
    await ballast.restore();
    expect(ballast.isSpent()).toBe(true);
    free = 50 * bytes;
    await ballast.restore();
    expect(ballast.isSpent()).toBe(false);
    expect(await heldBack(folder)).toBe(bytes);
  });

  it("is not laid down where it would be a burden", async () => {
    free = 2 * bytes;
    const ballast = await opened();
    expect(await heldBack(folder)).toBe(0);
    expect(await ballast.drop()).toBe(false);
    expect(ballast.isSpent()).toBe(false);
  });
});
