import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openScanner, scannerPlace, type Scanner } from "../files/scanner.ts";
import { atTheMachine, setSetting } from "../people/first-accounts.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import { scannerKey } from "./file-check-store.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kept-scanner-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield Buffer.from(text);
}

const eicar = "EICAR";

describe("a scanner", () => {
  it.each([
    ["/usr/bin/look", "command"],
    ["clamd:/run/clamd.sock", "socket"],
    ["clamd:127.0.0.1:3310", "port"],
    ["clamd:[::1]:3310", "port"],
  ])("%s is a %s", (text, kind) => {
    expect(scannerPlace(text)).toMatchObject({ kind });
  });

  it.each([
    "look",
    "clamd:scanner.office.example:3310",
    "clamd:10.0.0.1:3310",
    "clamd:127.0.0.1:0",
    "",
  ])("%j is none: no file leaves this machine", (text) => {
    expect(scannerPlace(text)).toBeNull();
  });

  it("that is a program reads the file and says yes, no, or nothing", async () => {
    const program = join(folder, "look.sh");
    writeFileSync(
      program,
      `#!/bin/sh\nread -r line\ncase "$line" in *${eicar}*) exit 1;; *oops*) exit 3;; *) exit 0;; esac\n`,
    );
    chmodSync(program, 0o700);
    const { scan } = openScanner({ kind: "command", path: program });
    expect(await scan(bytes("a letter\n"))).toBe("clean");
    expect(await scan(bytes(`${eicar}\n`))).toBe("held");
    await expect(scan(bytes("oops\n"))).rejects.toThrow("no answer");
    await expect(
      openScanner({ kind: "command", path: join(folder, "missing") }).scan(
        bytes("x"),
      ),
    ).rejects.toThrow("ENOENT");
  });

  it("that is a clamd is spoken to as one", async () => {
    const path = join(folder, "clamd.sock");
    const server = await clamd(path);
    const { scan } = openScanner({ kind: "socket", path });
    expect(await scan(bytes("a letter"))).toBe("clean");
    expect(await scan(bytes(eicar))).toBe("held");
    server.close();
    await expect(scan(bytes("x"))).rejects.toThrow("ENOENT");
  });
});

/** Enough of clamd for INSTREAM. */
function clamd(path: string): Promise<Server> {
  const server = createServer((socket) => {
    let read = Buffer.alloc(0);
    socket.on("data", (piece: Buffer) => {
      read = Buffer.concat([read, piece]);
      if (!read.subarray(-4).equals(Buffer.alloc(4))) return;
      socket.end(
        read.includes(eicar) ? "stream: Test FOUND\0" : "stream: OK\0",
      );
    });
  });
  return new Promise((resolve) => {
    server.listen(path, () => {
      resolve(server);
    });
  });
}

describe("a file that came in", () => {
  let app: TestApp;
  let caseId: string;
  let isDown = true;
  const scanner: Scanner = {
    scan: async (source) => {
      if (isDown) throw new Error("The scanner gave no answer");
      const pieces: Uint8Array[] = [];
      for await (const piece of source) pieces.push(piece);
      return Buffer.concat(pieces).includes(eicar) ? "held" : "clean";
    },
  };
  beforeAll(async () => {
    app = await startTestApp({ scanner });
    await setSetting(app.world.change, atTheMachine(app.world.clock.now()), {
      key: scannerKey,
      value: true,
    });
    caseId = await requestDesk(app.world, "dpo1").open();
  });
  afterAll(() => app.close());

  async function put(text: string): Promise<string> {
    const { version } = await requestDesk(app.world, "dpo1").newest(caseId);
    const response = await app.fetch(`/cases/${caseId}/files`, {
      who: "dpo1",
      method: "PUT",
      headers: {
        "content-type": "text/plain",
        "idempotency-key": randomUUID(),
        "x-kept": "1",
        "sec-fetch-site": "same-origin",
        "x-kept-purpose": "document",
        "x-kept-version": String(version),
        "x-kept-name": "note.txt",
      },
      body: text,
    });
    return ((await response.json()) as { caseFileId: string }).caseFileId;
  }
  const codeOf = async (id: string) => {
    const response = await app.fetch(`/files/${id}`, { who: "dpo1" });
    return response.ok
      ? response.text()
      : ((await response.json()) as { refusal: { code: string } }).refusal.code;
  };

  it("is handed out to nobody until the scanner has looked, and never when it says no", async () => {
    const clean = await put("a letter");
    const bad = await put(eicar);
    expect(await codeOf(clean)).toBe("fileBeingChecked");
    await app.world.scheduler.runAll();
    expect(await codeOf(clean)).toBe("fileBeingChecked");
    isDown = false;
    await app.world.scheduler.runAll();
    expect(await codeOf(clean)).toBe("a letter");
    expect(await codeOf(bad)).toBe("fileHeld");
    const { frame } = await requestDesk(app.world, "dpo1").look(caseId);
    expect(
      Object.fromEntries(frame.files.map(({ id, check }) => [id, check])),
    ).toEqual({ [clean]: "clean", [bad]: "held" });
    expect(frame.history.map(({ action }) => action)).toContain("files.held");
  });
});
