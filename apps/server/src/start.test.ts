import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "kept-start-")), "data");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the house as a person does, in a process of its own. */
function startKept(env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "main.ts")],
    {
      env: {
        PATH: process.env["PATH"],
        PORT: "0",
        KEPT_DATA: folder,
        KEPT_DEMO: "0",
        ...env,
      },
    },
  );
  let said = "";
  let complained = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (complained += chunk.toString()));
  const ended = new Promise<number | null>((resolve) =>
    child.once("exit", (code) => resolve(code)),
  );
  return {
    child,
    ended,
    said: () => said,
    complained: () => complained,
    async address() {
      while (!said.includes("Kept is open at")) {
        if (child.exitCode !== null) throw new Error(complained);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return /http:\/\/\S+/.exec(said)?.[0] ?? "";
    },
  };
}

describe("starting the house", () => {
  it("says where it is open and a link to the first account, and ends cleanly when told to", async () => {
    const kept = startKept({});
    const address = await kept.address();
    const link = /http:\/\/localhost:\d+\/welcome#[\w-]{43}/u;
    await expect.poll(() => kept.said()).toMatch(link);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    kept.child.kill("SIGTERM");
    expect(await kept.ended).toBe(0);
    expect(kept.complained()).toBe("");
  });

  it("is refused to a second process on the same data, in one line", async () => {
    const first = startKept({});
    await first.address();
    const second = startKept({});
    expect(await second.ended).toBe(75);
    expect(second.complained()).toMatch(/^Another Kept is running.*\n$/);
    first.child.kill("SIGKILL");
    await first.ended;
    const third = startKept({});
    await third.address();
    third.child.kill("SIGTERM");
    expect(await third.ended).toBe(0);
  });

  it("R34 is refused without the key of the stored files, in one line that says so", async () => {
    const keyFile = join(folder, "../mount/files.key");
    const first = startKept({ KEPT_KEY_FILE: keyFile });
    await first.address();
    expect(first.said()).not.toContain("lies with the data");
    first.child.kill("SIGTERM");
    await first.ended;
    rmSync(keyFile);
    const second = startKept({ KEPT_KEY_FILE: keyFile });
    expect(await second.ended).toBe(78);
    expect(second.complained()).toMatch(/^The key of the stored files is.*\n$/);
  });

  it("says so when the key of the stored files lies on the disk with them", async () => {
    const kept = startKept({});
    await kept.address();
    await expect.poll(() => kept.said()).toContain("lies with the data");
    kept.child.kill("SIGTERM");
    await kept.ended;
  });

  it.each([
    ["PORT", "seventy"],
    ["PORT", "70000"],
    ["KEPT_DEMO", "maybe"],
    ["KEPT_LOG", "loud"],
  ])(
    "is refused when %s is %s, naming the setting and not its value",
    async (name, value) => {
      const kept = startKept({ [name]: value });
      expect(await kept.ended).toBe(78);
      expect(kept.complained()).toMatch(
        new RegExp(`^Kept does not understand the setting ${name}\\..*\\n$`),
      );
      expect(kept.complained()).not.toContain(value);
    },
  );

  it("is refused in one line when the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port =
      typeof address === "object" && address !== null ? address.port : 0;
    const kept = startKept({ PORT: String(port) });
    expect(await kept.ended).toBe(78);
    expect(kept.complained()).toMatch(
      new RegExp(`^Port ${port} is taken.*\\n$`),
    );
    other.close();
  });
});
