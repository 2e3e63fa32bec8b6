import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const main = join(import.meta.dirname, "../apps/server/src/main.ts");

interface House {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly url: string;
}

/** Starts Kept as `npm start` does, on any free port, and waits until it says that it is open. */
async function start(folder: string): Promise<House> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, KEPT_DATA: folder, PORT: "0", HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (piece: Buffer) => {
      said += piece.toString("utf8");
      const open = /Kept is open at (http:\/\/127\.0\.0\.1:\d+)/.exec(
        said,
      )?.[1];
      if (open !== undefined && said.includes("admin")) resolve(open);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => {
      reject(new Error(`Kept ended with ${String(code)}: ${said}`));
    });
  });
  return { process: child, said: () => said, url };
}

/** Tells it to end, as Ctrl-C does; gives back its exit code. */
function end(house: House): Promise<number | null> {
  return new Promise((resolve) => {
    house.process.removeAllListeners("exit");
    house.process.once("exit", resolve);
    house.process.kill("SIGTERM");
  });
}

test("the demo office opens on an empty folder, full of work, and is still there after a restart", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "kept-demo-"));
  const first = await start(folder);
  const [, email, password] =
    /dpo\s+(\S+@office\.example)\s+(.+)/.exec(first.said()) ?? [];
  expect(email, "the sign-ins are printed").toBeDefined();

  await page.goto(`${first.url}/sign-in`);
  await page.getByLabel("E-mail").fill(email ?? "");
  await page
    .getByLabel("Password", { exact: true })
    .fill((password ?? "").trim());
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(`${first.url}/`);

  const counts = await page.evaluate(async () => {
    const ask = async (procedure: string, input: unknown) => {
      const reply = await fetch(`/trpc/${procedure}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-kept": "1" },
        body: JSON.stringify(input),
      });
      return (await reply.json()) as {
        result: { data: Record<string, unknown> };
      };
    };
    const views = (await ask("requests.counts", {})).result.data as Record<
      string,
      number
    >;
    const stages: Record<string, number> = {};
    const standings: Record<string, number> = {};
    for (const view of ["nextDue", "closed"]) {
      let cursor: string | null = null;
      do {
        const list = {
          query: {
            view,
            where: { state: [view === "closed" ? "closed" : "open"] },
            sort: "received",
            direction: "desc",
            group: null,
            columns: null,
            density: "roomy",
            layout: "scroll",
          },
          text: null,
          folded: [],
          cursor,
          limit: 100,
        };
        const found = (await ask("requests.list", list)).result.data as {
          rows: {
            stage: { key: string };
            clock: { standing: { state: string } } | null;
          }[];
          nextCursor: string | null;
        };
        for (const { stage, clock } of found.rows) {
          stages[stage.key] = (stages[stage.key] ?? 0) + 1;
          const state = clock?.standing.state ?? "none";
          standings[state] = (standings[state] ?? 0) + 1;
        }
        cursor = found.nextCursor;
      } while (cursor !== null);
    }
    return { views, stages, standings };
  });
  const { views, stages, standings } = counts;
  expect(
    (views["nextDue"] ?? 0) + (views["closed"] ?? 0),
  ).toBeGreaterThanOrEqual(300);
  expect(Object.keys(stages).sort()).toEqual([
    "answered",
    "closed",
    "decided",
    "identified",
    "merged",
    "received",
    "searched",
    "spam",
    "verified",
    "withdrawn",
  ]);
  expect(standings["overdue"], "some are overdue").toBeGreaterThan(0);
  expect(views["unverified"], "one sender is not verified").toBeGreaterThan(0);
  expect(views["duplicates"], "one is a possible duplicate").toBeGreaterThan(0);
  // No mail leaves: every letter lies in the file outbox.
  expect(readdirSync(join(folder, "outbox")).length).toBeGreaterThan(100);
  expect(await end(first)).toBe(0);

  const again = await start(folder);
  expect(again.said()).not.toContain("making the demo office");
  expect(await end(again)).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});
