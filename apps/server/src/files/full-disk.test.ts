import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Tries } from "../people/tries.ts";
import { granted } from "@kept/domain/verdict";
import { requestDesk } from "../testing/request-desk.ts";
import { callApi, tokenOf } from "../testing/api-calls.ts";
import { inboxMail } from "../testing/intake-desk.ts";
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

const total = 100e9;
let free: number;
let app: TestApp;
beforeEach(async () => {
  [lies, isSpent, free] = [true, false, 50e9];
  app = await startTestApp({ ballast, diskSpace: () => ({ free, total }) });
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

describe("R07 on a disk that is almost full", () => {
  const put = (path: string, headers: Record<string, string>, text: string) =>
    app.fetch(path, {
      who: "dpo1",
      method: "PUT",
      headers: {
        "x-kept": "1",
        "idempotency-key": randomUUID(),
        "content-type": "text/csv",
        "x-kept-name": "table.csv",
        ...headers,
      },
      body: text,
    });

  it("files of people are refused with 507 before a byte is stored; mails and changes go on, everybody is told, and files go on with the room", async () => {
    const desk = requestDesk(app.world, "dpo1");
    const caseId = await desk.open();
    const addFile = async () => {
      const { version } = await desk.newest(caseId);
      const headers = { "x-kept-version": String(version) };
      const reply = await put(
        `/cases/${caseId}/files`,
        { ...headers, "x-kept-purpose": "document" },
        "a,b",
      );
      const { refusal } = (await reply.json()) as {
        refusal?: { code: string };
      };
      return [reply.status, refusal?.code ?? null];
    };
    const told = async () =>
      (await app.call("auditor1", "desk.room", undefined)).data;
    const storing = vi.spyOn(app.world.files, "put");

    expect(await told()).toBe("enough");
    free = 1e9;
    expect(await told()).toBe("short");
    expect(await addFile()).toEqual([507, "diskShort"]);
    const table = await put("/imports/requests", {}, "a,b");
    expect(table.status).toBe(507);
    expect(storing).not.toHaveBeenCalled();

    const { token } = await tokenOf(app, ["mail:write"]);
    const mail = await callApi(app, "/api/v1/mail", {
      token,
      type: "message/rfc822",
      key: null,
      body: await inboxMail("06-hostile-html"),
    });
    expect(mail.status).toBeLessThan(300);
    const { version } = await desk.newest(caseId);
    const note = { caseId, version, text: "There is room for words." };
    expect((await app.call("dpo1", "requests.addNote", note)).status).toBe(200);

    free = 0;
    expect(await told()).toBe("full");
    expect(await addFile()).toEqual([507, "diskFull"]);
    free = 50e9;
    expect(await told()).toBe("enough");
    expect((await addFile())[0]).toBe(201);
  });

  it("a spent reserve is a full disk, whatever the disk says", async () => {
    isSpent = true;
    expect((await app.call("dpo1", "desk.room", undefined)).data).toBe("full");
  });
});
