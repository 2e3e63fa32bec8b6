/** Something that a process did to its data folder, or said to the world, in the order in which it did. */
export type DiskEvent =
  | {
      readonly kind: "write";
      readonly path: string;
      readonly offset: number;
      readonly bytes: Buffer;
    }
  | { readonly kind: "truncate"; readonly path: string; readonly size: number }
  | {
      readonly kind: "sync";
      readonly path: string;
      /** How many events had happened when it was asked for: only those are covered. */
      readonly covers: number;
    }
  | { readonly kind: "rename"; readonly path: string; readonly to: string }
  | { readonly kind: "unlink"; readonly path: string }
  | { readonly kind: "folder"; readonly path: string }
  /** An answer began to leave: from here on, what it acknowledges may not be lost. */
  | { readonly kind: "answer"; readonly requestId: string };

const call = /^(\d+) +(\w+)\((.*)$/s;
const resumed = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/s;

/**
 * Reads what `strace -f -y -xx` wrote. A write counts from the moment it is asked for, because its bytes may
 * reach the disk from then on; a sync counts from the moment it is answered, and covers what came before it was asked for.
 */
export function diskEvents(
  lines: Iterable<string>,
  folder: string,
): DiskEvent[] {
  const events: DiskEvent[] = [];
  const underway = new Map<
    string,
    { readonly path: string; readonly covers: number }
  >();
  const sizes = new Map<string, number>();
  const ours = (path: string): boolean =>
    path === folder || path.startsWith(`${folder}/`);

  function begin(pid: string, name: string, rest: string): void {
    const isOpen = rest.endsWith("<unfinished ...>");
    if (!isOpen && !/ = \d+$/.test(rest)) return;
    const [one = "", two = ""] = textsIn(rest);
    switch (name) {
      case "pwrite64":
      case "write": {
        const path = pathIn(rest);
        if (path.startsWith("socket:")) answered(two === "" ? one : two);
        if (!ours(path)) return;
        const bytes = bytesOf(quoted(rest)[0] ?? "");
        const said = /, \d+, (\d+)(?:\)| <)/.exec(rest.slice(-60))?.[1];
        // A plain write goes on where the file ends: nothing in the house writes in the middle of one that way.
        const offset =
          name === "pwrite64" && said !== undefined
            ? Number(said)
            : (sizes.get(path) ?? 0);
        sizes.set(path, Math.max(sizes.get(path) ?? 0, offset + bytes.length));
        events.push({ kind: "write", path, offset, bytes });
        return;
      }
      case "writev":
        if (pathIn(rest).startsWith("socket:")) answered(one);
        return;
      case "ftruncate": {
        const path = pathIn(rest);
        const size = Number(/, (\d+)(?:\)| <)/.exec(rest)?.[1] ?? 0);
        sizes.set(path, size);
        if (ours(path)) events.push({ kind: "truncate", path, size });
        return;
      }
      case "fsync":
      case "fdatasync": {
        const path = pathIn(rest);
        if (!ours(path)) return;
        const covers = events.length;
        if (isOpen) underway.set(pid, { path, covers });
        else events.push({ kind: "sync", path, covers });
        return;
      }
      case "rename":
        sizes.set(two, sizes.get(one) ?? 0);
        sizes.delete(one);
        if (ours(one)) events.push({ kind: "rename", path: one, to: two });
        return;
      case "unlink":
        sizes.delete(one);
        if (ours(one)) events.push({ kind: "unlink", path: one });
        return;
      case "mkdir":
        if (ours(one)) events.push({ kind: "folder", path: one });
    }
  }

  function answered(text: string): void {
    const requestId = /x-request-id: ([\w-]+)/i.exec(text)?.[1];
    if (requestId !== undefined) events.push({ kind: "answer", requestId });
  }

  for (const line of lines) {
    const begun = call.exec(line);
    if (begun !== null) {
      const [, pid = "", name = "", rest = ""] = begun;
      begin(pid, name, rest);
      continue;
    }
    const [, pid = "", , rest = ""] = resumed.exec(line) ?? [];
    const waiting = underway.get(pid);
    underway.delete(pid);
    if (waiting !== undefined && rest.endsWith(" = 0"))
      events.push({ kind: "sync", ...waiting });
  }
  return events;
}

function quoted(rest: string): string[] {
  return [...rest.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(
    ([, hex = ""]) => hex,
  );
}

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll("\\x", ""), "hex");
}

function textsIn(rest: string): string[] {
  return quoted(rest).map((hex) => bytesOf(hex).toString("latin1"));
}

/** Of the first descriptor: where it leads. */
function pathIn(rest: string): string {
  const hex = /^\d+<((?:\\x[0-9a-f]{2})*)>/.exec(rest)?.[1];
  return hex === undefined ? "" : bytesOf(hex).toString("utf8");
}
