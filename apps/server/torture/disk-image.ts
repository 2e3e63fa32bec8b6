import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import type { SeededRandom } from "../src/seed/seeded-random.ts";
import type { DiskEvent } from "./disk-events.ts";

/** What becomes of writes that were never synced, when the power goes. */
export const damages = ["nothing", "half", "torn"] as const;
export type Damage = (typeof damages)[number];

export interface Chance {
  readonly damage: Damage;
  readonly random: SeededRandom;
}

const sectorSize = 512;

interface Change {
  readonly at: number;
  readonly offset: number;
  /** Null for a truncation to `offset`. */
  readonly bytes: Buffer | null;
}

/** A file below its names: what is certain, and what was written since. */
interface Body {
  certain: Buffer;
  since: Change[];
}

type NameChange =
  | {
      readonly at: number;
      readonly kind: "name";
      readonly path: string;
      readonly body: Body;
    }
  | { readonly at: number; readonly kind: "unname"; readonly path: string }
  | {
      readonly at: number;
      readonly kind: "rename";
      readonly path: string;
      readonly to: string;
    };

/**
 * A disk that keeps for certain only what was synced: the bytes of a file when the file was, its name when its
 * folder was. Names change in their order, as a journal of a file system has them; bytes in any.
 */
export class DiskImage {
  readonly #folder: string;
  /** What the process sees. */
  readonly #now = new Map<string, Body>();
  /** What is certain to be there. */
  readonly #certain = new Map<string, Body>();
  #since: NameChange[] = [];
  #count = 0;

  /** The folder `before`, in events known as `folder`. */
  constructor(before: string, folder: string) {
    this.#folder = folder;
    for (const entry of readdirSync(before, {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!entry.isFile()) continue;
      const from = join(entry.parentPath, entry.name);
      const path = join(folder, relative(before, from));
      const body = { certain: readFileSync(from), since: [] };
      this.#now.set(path, body);
      this.#certain.set(path, body);
    }
  }

  take(event: DiskEvent): void {
    const at = this.#count;
    this.#count += 1;
    switch (event.kind) {
      case "write":
        this.#bodyOf(event.path, at).since.push({
          at,
          offset: event.offset,
          bytes: event.bytes,
        });
        return;
      case "truncate":
        this.#bodyOf(event.path, at).since.push({
          at,
          offset: event.size,
          bytes: null,
        });
        return;
      case "rename": {
        const body = this.#now.get(event.path);
        this.#now.delete(event.path);
        if (body !== undefined) this.#now.set(event.to, body);
        this.#since.push({
          at,
          kind: "rename",
          path: event.path,
          to: event.to,
        });
        return;
      }
      case "unlink":
        this.#now.delete(event.path);
        this.#since.push({ at, kind: "unname", path: event.path });
        return;
      case "sync":
        this.#sync(event.path, event.covers);
        break;
      case "folder":
      case "answer":
    }
  }

  #bodyOf(path: string, at: number): Body {
    const known = this.#now.get(path);
    if (known !== undefined) return known;
    const body: Body = { certain: Buffer.alloc(0), since: [] };
    this.#now.set(path, body);
    this.#since.push({ at, kind: "name", path, body });
    return body;
  }

  #sync(path: string, covers: number): void {
    const body = this.#now.get(path);
    if (body !== undefined) {
      body.certain = applied(
        body.certain,
        body.since.filter(({ at }) => at < covers),
      );
      body.since = body.since.filter(({ at }) => at >= covers);
      return;
    }
    // Names reach the disk in their order, so those before the last that this folder's sync covers do too.
    const last = this.#since.findLastIndex(
      (change) =>
        change.at < covers &&
        dirname(change.kind === "rename" ? change.to : change.path) === path,
    );
    for (const change of this.#since.slice(0, last + 1))
      rename(this.#certain, change);
    this.#since = this.#since.slice(last + 1);
  }

  /** Writes what may be found after the power went now, into a folder of its own. */
  writeTo(target: string, chance: Chance): void {
    const { damage, random } = chance;
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true, mode: 0o700 });
    const names = new Map(this.#certain);
    const kept = damage === "nothing" ? 0 : random.whole(0, this.#since.length);
    for (const change of this.#since.slice(0, kept)) rename(names, change);
    for (const [path, body] of names) {
      // Shared memory of processes that are no more; SQLite makes it anew.
      if (path.endsWith("-shm")) continue;
      const place = join(target, relative(this.#folder, path));
      mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
      writeFileSync(
        place,
        applied(body.certain, survivors(body.since, chance)),
        { mode: 0o600 },
      );
    }
  }
}

function rename(names: Map<string, Body>, change: NameChange): void {
  switch (change.kind) {
    case "name":
      names.set(change.path, change.body);
      return;
    case "unname":
      names.delete(change.path);
      return;
    case "rename": {
      const body = names.get(change.path);
      names.delete(change.path);
      if (body !== undefined) names.set(change.to, body);
    }
  }
}

function survivors(
  since: readonly Change[],
  { damage, random }: Chance,
): readonly Change[] {
  switch (damage) {
    case "nothing":
      return [];
    case "half":
      return since.filter(() => random.chance(0.5));
    case "torn":
      return since.flatMap((change) =>
        sectorsOf(change).filter(() => random.chance(0.5)),
      );
  }
}

/** A write as the sectors of the disk see it. */
function sectorsOf(change: Change): Change[] {
  const { at, offset, bytes } = change;
  if (bytes === null) return [change];
  const parts: Change[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(
      bytes.length,
      from + sectorSize - ((offset + from) % sectorSize),
    );
    parts.push({ at, offset: offset + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return parts;
}

function applied(certain: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return certain;
  let size = certain.length;
  let room = size;
  for (const { offset, bytes } of changes)
    room = Math.max(room, offset + (bytes?.length ?? 0));
  const result = Buffer.alloc(room);
  certain.copy(result);
  for (const { offset, bytes } of changes)
    if (bytes === null) {
      result.fill(0, offset, Math.max(offset, size));
      size = offset;
    } else {
      bytes.copy(result, offset);
      size = Math.max(size, offset + bytes.length);
    }
  return result.subarray(0, size);
}
