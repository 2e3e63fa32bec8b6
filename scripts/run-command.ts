import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

export interface CommandEnd {
  readonly isGreen: boolean;
  /** What it said, when it was not shown at once. */
  readonly output: string;
  readonly seconds: number;
}

interface CommandWish {
  readonly command: string;
  readonly env?: Readonly<Record<string, string>>;
  /** It is stopped, with everything it started, when it has not ended by then. */
  readonly limitSeconds: number;
  /** Show its output as it comes instead of keeping it. */
  readonly isShown: boolean;
}

const running = new Set<number>();

/** Stops every command that is still running, with everything they started. */
export function stopAll(): void {
  for (const pid of running) stopGroup(pid);
}

function stopGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended between our look and our signal.
  }
}

/** Runs one shell command at the root, the house's own Node and tools first on its path, with nothing to read from. */
export function runCommand(wish: CommandWish): Promise<CommandEnd> {
  const began = performance.now();
  const out = wish.isShown ? "inherit" : "pipe";
  const child = spawn(wish.command, {
    cwd: root,
    shell: true,
    // A group of its own, so that stopping it stops its children too.
    detached: true,
    stdio: ["ignore", out, out],
    env: {
      ...process.env,
      ...wish.env,
      PATH: `${join(root, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`,
    },
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output += chunk.toString("utf8");
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const { pid } = child;
  if (pid !== undefined) running.add(pid);

  const stopRest = () => {
    if (pid === undefined) return;
    running.delete(pid);
    stopGroup(pid);
  };

  const { promise, resolve } = Promise.withResolvers<CommandEnd>();
  const end = (code: number | null, complaint = "") => {
    clearTimeout(alarm);
    stopRest();
    if (wish.isShown && complaint !== "") console.log(complaint);
    resolve({
      isGreen: code === 0 && complaint === "",
      output: output + complaint,
      seconds: (performance.now() - began) / 1000,
    });
  };
  const alarm = setTimeout(() => {
    end(null, `\nStopped: it had not ended after ${wish.limitSeconds} s.`);
  }, wish.limitSeconds * 1000);
  child.on("error", (error) => {
    end(null, error.message);
  });
  // What it left behind goes with it, and would otherwise keep its output open.
  child.on("exit", stopRest);
  child.on("close", (code) => {
    end(code);
  });
  return promise;
}
