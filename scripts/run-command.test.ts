import { describe, expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

const kept = { isShown: false, limitSeconds: 10 };

describe("a command of the check", () => {
  it("is green when it ends with 0, and what it said is kept", async () => {
    const end = await runCommand({
      ...kept,
      command: "echo well; echo said >&2",
    });
    expect(end.isGreen).toBe(true);
    expect(end.output).toBe("well\nsaid\n");
  });

  it("is red when it ends otherwise or cannot be found", async () => {
    const left = await runCommand({ ...kept, command: "exit 3" });
    expect(left.isGreen).toBe(false);
    const none = await runCommand({ ...kept, command: "kept-no-such-command" });
    expect(none.isGreen).toBe(false);
  });

  it("is stopped when its time is up, with what it started", async () => {
    const end = await runCommand({
      ...kept,
      command: "sleep 30 & sleep 30; wait",
      limitSeconds: 0.2,
    });
    expect(end.isGreen).toBe(false);
    expect(end.seconds).toBeLessThan(5);
    expect(end.output).toContain("had not ended after 0.2 s");
  });

  it("leaves nothing running behind it", async () => {
    const end = await runCommand({ ...kept, command: "sleep 30 & exit 0" });
    expect(end.isGreen).toBe(true);
    expect(end.seconds).toBeLessThan(5);
  });

  it("runs under the Node that the house brings along, with nothing to read", async () => {
    const end = await runCommand({ ...kept, command: "cat; node --version" });
    expect(end.output).toMatch(/^v24\./);
  });
});
