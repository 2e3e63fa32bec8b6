import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Tries } from "../people/tries.ts";
import { granted } from "@kept/domain/verdict";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import { testPassword } from "../testing/world.ts";
import { triesWithReserve, type Ballast } from "./ballast.ts";

let lies: boolean;
let isSpent: boolean;
const ballast: Ballast = {
  isSpent: () => isSpent,
  drop: async () => {
    const gave = lies;
    if (gave) [lies, isSpent] = [false, true];
    return gave;
  },
  restore: async () => {
    [lies, isSpent] = [true, false];
  },
};

let app: TestApp;
beforeEach(async () => {
  [lies, isSpent] = [true, false];
  app = await startTestApp({ ballast });
});
afterEach(() => app.close());

/** From now on nothing fits on the disk but where the ballast gave room. */
function fillTheDisk(): void {
  const { writer } = app.world.database;
  const { write } = writer;
  Object.assign(writer, {
    write: async (work: Parameters<typeof write>[0]) =>
      lies ? { outcome: "full" } : write(work),
  });
}

const signIn = () =>
  app.send({
    procedure: "people.signIn",
    input: { email: app.world.emailOf("dpo1"), password: testPassword },
    headers: {},
  });

describe("R07 on a full disk", () => {
  it("somebody comes in, looks and goes out, and each of it is in the log; a change is refused with 507", async () => {
    const caseId = await requestDesk(app.world, "analystA1").open();
    const { version } = await requestDesk(app.world, "analystA1").newest(
      caseId,
    );
    fillTheDisk();
    const note = { caseId, version, text: "There is no room for this." };

    const came = await signIn();
    expect(came.status).toBe(200);
    expect(isSpent).toBe(true);
    const seen = await app.call("dpo1", "requests.get", { caseId });
    expect(seen.status).toBe(200);
    const refusal = await app.call("dpo1", "requests.addNote", note);
    expect([refusal.status, refusal.refusal?.code]).toEqual([507, "diskFull"]);
    expect((await app.call("dpo1", "people.signOut", undefined)).status).toBe(
      200,
    );
    const actions = await app.world.db
      .selectFrom("ledger_entries")
      .select("action")
      .orderBy("seq", "desc")
      .limit(4)
      .execute();
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["people.signed-in", "people.signed-out"]),
    );

    await ballast.restore();
    lies = false;
    const again = await app.call("analystA1", "requests.addNote", note);
    expect(again.status).toBe(200);
  });

  it("without anything held back even that is refused, with 507 and in words", async () => {
    lies = false;
    const { writer } = app.world.database;
    Object.assign(writer, { write: async () => ({ outcome: "full" }) });
    const came = await signIn();
    expect([came.status, came.refusal?.code]).toEqual([507, "diskFull"]);
  });

  it("a try to come in is counted with the room that is held back, and not where there is none", async () => {
    const counted: string[] = [];
    const full = {
      count: async (email: string) => {
        if (lies) throw Object.assign(new Error("full"), { code: "ENOSPC" });
        counted.push(email);
        return granted(null);
      },
    } as unknown as Tries;
    const tries = triesWithReserve(full, ballast);
    await tries.count("lin.yue@office.example", "127.0.0.1");
    expect(counted).toHaveLength(1);
    const none = { ...ballast, drop: async () => false };
    lies = true;
    await expect(
      triesWithReserve(full, none).count("lin.yue@office.example", "::1"),
    ).rejects.toThrow("full");
  });
});
