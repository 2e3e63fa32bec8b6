import { createHash, randomUUID } from "node:crypto";
import { request as rawRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callApi, tokenOf } from "../testing/api-calls.ts";
import { inboxMail } from "../testing/intake-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import type { CastName } from "../testing/world.ts";

const now = "2026-11-09T00:07:00.000Z";
let app: TestApp;
/** The case of the hostile mail, which is open to everybody who reads cases. */
let hostile: Case;
/** A case of team B. */
let ofTeamB: Case;

interface Case {
  readonly caseId: string;
  readonly messageId: string;
  readonly files: Readonly<Record<string, string>>;
}

beforeAll(async () => {
  app = await startTestApp({ now });
  hostile = await caseFrom("06-hostile-html");
  ofTeamB = await caseFrom("02-deletion-zh");
  await app.world.database.writer.write(async (tx) => {
    await tx
      .updateTable("cases")
      .set({ team_id: app.world.teams.b })
      .where("id", "=", ofTeamB.caseId)
      .execute();
    return { keep: true, value: null };
  });
});
afterAll(() => app.close());

async function caseFrom(name: string): Promise<Case> {
  const { token } = await tokenOf(app, ["mail:write"]);
  const reply = await callApi(app, "/api/v1/mail", {
    token,
    type: "message/rfc822",
    key: null,
    body: await inboxMail(name),
  });
  const { db } = app.world;
  const { id: caseId } = await db
    .selectFrom("cases")
    .select("id")
    .where("reference", "=", String(reply.body["reference"]))
    .executeTakeFirstOrThrow();
  const { id: messageId } = await db
    .selectFrom("case_messages")
    .select("id")
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
  const files = await db
    .selectFrom("case_files")
    .select(["id", "name"])
    .where("case_id", "=", caseId)
    .execute();
  return {
    caseId,
    messageId,
    files: Object.fromEntries(files.map((file) => [file.name, file.id])),
  };
}

const own = { "x-kept": "1", "sec-fetch-site": "same-origin" };

interface Refused {
  readonly refusal: { readonly code: string; readonly fields?: object };
}

async function refusalOf(response: Response): Promise<[number, string]> {
  const { refusal } = (await response.json()) as Refused;
  return [response.status, refusal.code];
}

describe("a mail that is dropped on a page", () => {
  const drop = (
    body: Uint8Array,
    headers: Record<string, string> = {},
    who: CastName = "analystA1",
  ) =>
    app.fetch("/intake/mail?source=drop", {
      who,
      method: "POST",
      headers: { "content-type": "message/rfc822", ...own, ...headers },
      body: new Uint8Array(body),
    });

  it("waits beside the form, and a case is opened from it once", async () => {
    const response = await drop(await inboxMail("01-access-en"));
    expect(response.status).toBe(200);
    const { filed, preview } = (await response.json()) as {
      filed: { mailId: string; outcome: string };
      preview: { suggested: { personName: string; text: string } };
    };
    expect(filed.outcome).toBe("waiting");
    expect(preview.suggested.personName).toBe("Hannah Vogel");
    const { mailId } = filed;
    const waiting = await app.call("dpo1", "requests.waitingMail");
    expect(waiting.data).toMatchObject([
      { mailId, subject: "Copy of my data" },
    ]);
    const seen = await app.call("analystA1", "requests.mailPreview", {
      mailId,
    });
    expect(seen.data).toMatchObject(preview);
    const form = {
      policyId: "p000",
      channel: "email",
      receivedAt: "2026-09-16T02:00:00Z",
      partner: null,
      personName: "Hannah Vogel",
      personAddress: "hannah.vogel@post.example",
      personPhone: null,
      accountRef: null,
      residence: "DE",
      language: "en",
      types: ["access"],
      text: "",
      mailId,
    };
    expect((await app.call("analystA1", "requests.open", form)).status).toBe(
      200,
    );
    const again = await app.call("analystA1", "requests.open", form);
    expect(again.refusal).toMatchObject({ code: "mailAlreadyFiled" });
    const gone = await app.call("analystA1", "requests.mailPreview", {
      mailId,
    });
    expect(gone.refusal).toMatchObject({ code: "mailAlreadyFiled" });
    const withoutText = { ...form, mailId: null };
    const empty = await app.call("analystA1", "requests.open", withoutText);
    expect(empty.refusal).toMatchObject({ fields: { text: ["text.empty"] } });
  });

  it("can be discarded", async () => {
    const response = await drop(await inboxMail("07-complaint"));
    const { filed } = (await response.json()) as { filed: { mailId: string } };
    const { mailId } = filed;
    const dropped = await app.call("analystA1", "requests.dropMail", {
      mailId,
    });
    expect(dropped.status).toBe(200);
    const waiting = await app.call("dpo1", "requests.waitingMail");
    expect(waiting.data).toEqual([]);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ["another site", { origin: "https://evil.example" }, 403, "badOrigin"],
    [
      "a page across sites",
      { "sec-fetch-site": "cross-site" },
      403,
      "badOrigin",
    ],
    ["a form", { "x-kept": "" }, 403, "badOrigin"],
    [
      "a form of files",
      { "content-type": "multipart/form-data; boundary=b" },
      415,
      "unsupportedType",
    ],
    [
      "somebody who packs",
      { "content-encoding": "gzip" },
      415,
      "unsupportedType",
    ],
  ])("is not taken from %s", async (_name, headers, status, code) => {
    const response = await drop(await inboxMail("07-complaint"), headers);
    expect(await refusalOf(response)).toEqual([status, code]);
  });

  it.each<[string, Uint8Array, number, string]>([
    ["an empty file", Buffer.alloc(0), 400, "mailEmpty"],
    ["a letter", Buffer.from("Dear Sir or Madam"), 422, "mailNotMail"],
  ])("has to be a mail, not %s", async (_name, bytes, status, code) => {
    expect(await refusalOf(await drop(bytes))).toEqual([status, code]);
  });

  it("is taken from those who take requests in, and nobody else", async () => {
    const mail = await inboxMail("07-complaint");
    for (const who of ["legal1", "manager1", "auditor1", "admin1"] as const)
      expect((await drop(mail, {}, who)).status).toBe(403);
    const nobody = await app.fetch("/intake/mail", {
      method: "POST",
      headers: { "content-type": "message/rfc822", ...own },
      body: new Uint8Array(mail),
    });
    expect(await refusalOf(nobody)).toEqual([401, "notSignedIn"]);
  });

  it("past 25 MB is refused before it is read", async () => {
    const cookie = await app.cookieOf("analystA1");
    expect(
      await statusWhenDeclared("/intake/mail", "POST", {
        cookie,
        "content-type": "message/rfc822",
        "content-length": 25 * 1024 * 1024 + 1,
      }),
    ).toBe(413);
  });
});

/** The answer to headers alone, while the body they promise never comes. */
function statusWhenDeclared(
  path: string,
  method: string,
  headers: Record<string, string | number>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest(
      `${app.url}${path}`,
      { method, headers: { ...own, ...headers } },
      (response) => {
        resolve(response.statusCode);
        sent.destroy();
      },
    );
    sent.once("error", reject);
    sent.flushHeaders();
  });
}

describe("a file of a case", () => {
  it("is handed out as it is and never shown inside our pages", async () => {
    const response = await app.fetch(
      `/files/${hostile.files["drawing.svg"] ?? ""}`,
      { who: "analystA1" },
    );
    expect(response.status).toBe(200);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="drawing.svg"; filename*=UTF-8''drawing.svg`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    });
    expect(await response.text()).toContain("<svg");
  });

  it("whose name was a path or read backwards has a plain one", async () => {
    expect(Object.keys(hostile.files).toSorted()).toEqual([
      "drawing.svg",
      "invoicefdp.exe",
      "passwd",
    ]);
    const response = await app.fetch(
      `/files/${hostile.files["invoicefdp.exe"] ?? ""}`,
      { who: "dpo1" },
    );
    expect(response.headers.get("content-type")).toBe(
      "application/octet-stream",
    );
  });

  it("keeps its type where that is harmless, and its Chinese name", async () => {
    const response = await app.fetch(
      `/files/${ofTeamB.files["注销截图.png"] ?? ""}`,
      { who: "analystB" },
    );
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("content-disposition")).toContain(
      "filename*=UTF-8''%E6%B3%A8%E9%94%80%E6%88%AA%E5%9B%BE.png",
    );
  });

  it("is the original mail, byte for byte", async () => {
    const response = await app.fetch(
      `/messages/${hostile.messageId}/original`,
      { who: "dpo1" },
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.equals(await inboxMail("06-hostile-html"))).toBe(true);
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="DSR-2026-\d{5} original\.eml"/,
    );
  });

  it("is not open to whoever sees the register alone, nor to those whom nobody asked", async () => {
    for (const who of ["auditor1", "legal1", "manager1"] as const) {
      const response = await app.fetch(
        `/messages/${hostile.messageId}/original`,
        { who },
      );
      expect(await refusalOf(response), who).toEqual([404, "notFound"]);
    }
  });

  it("is asked for without being read by HEAD", async () => {
    const response = await app.fetch(
      `/messages/${hostile.messageId}/original`,
      {
        who: "dpo1",
        method: "HEAD",
      },
    );
    expect(Number(response.headers.get("content-length"))).toBe(
      (await inboxMail("06-hostile-html")).length,
    );
  });

  it("of another team is not there, in the very words for one that never was", async () => {
    const file = ofTeamB.files["注销截图.png"] ?? "";
    const addresses = (id: string, message: string) => [
      `/files/${id}`,
      `/messages/${message}/original`,
      `/letters/${id}/pdf`,
      `/letters/${id}/mail`,
    ];
    const theirs = addresses(file, ofTeamB.messageId);
    const nobodys = addresses(randomUUID(), randomUUID());
    for (const [at, address] of theirs.entries()) {
      const one = await app.fetch(address, { who: "analystA1" });
      const other = await app.fetch(nobodys[at] ?? "", { who: "analystA1" });
      expect([one.status, other.status]).toEqual([404, 404]);
      expect(await one.text()).toBe(await other.text());
      const names = (response: Response) =>
        [...response.headers.keys()].filter((name) => name !== "x-request-id");
      expect(names(one)).toEqual(names(other));
    }
    const seen = await app.fetch(`/files/${file}`, { who: "analystB" });
    expect(seen.status).toBe(200);
  });

  it("is no business of an administrator or of somebody signed out", async () => {
    const address = `/files/${hostile.files["passwd"] ?? ""}`;
    const admin = await app.fetch(address, { who: "admin1" });
    expect(await refusalOf(admin)).toEqual([403, "notAllowed"]);
    const nobody = await app.fetch(address);
    expect(await refusalOf(nobody)).toEqual([401, "notSignedIn"]);
  });

  it("whose record was made to point at the bytes of another is not given out", async () => {
    const own = hostile.files["passwd"] ?? "";
    const other = ofTeamB.files["注销截图.png"] ?? "";
    const { writer, db } = app.world.database;
    const fileOf = (id: string) =>
      db
        .selectFrom("case_files")
        .select("file_id")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
    const point = (fileId: string) =>
      writer.write(async (tx) => {
        await tx
          .updateTable("case_files")
          .set({ file_id: fileId })
          .where("id", "=", own)
          .execute();
        return { keep: true, value: null };
      });
    const before = await fileOf(own);
    await point((await fileOf(other)).file_id);
    const answer = await Promise.allSettled([
      app
        .fetch(`/files/${own}`, { who: "analystA1" })
        .then((response) => response.arrayBuffer()),
    ]);
    await point(before.file_id);
    expect(answer[0].status).toBe("rejected");
  });

  it("T33 is sent whole, whatever range is asked for", async () => {
    const response = await app.fetch(
      `/files/${hostile.files["drawing.svg"] ?? ""}`,
      { who: "analystA1", headers: { range: "bytes=0-3" } },
    );
    expect(response.status).toBe(200);
    expect((await response.text()).length).toBeGreaterThan(4);
  });

  it.each([
    "/files/..%2f..%2fetc%2fpasswd",
    "/files/%2e%2e",
    "/files/x'--",
    "/files/%00",
  ])("is not reached by %s", async (address) => {
    const response = await app.fetch(address, { who: "dpo1" });
    expect(response.status).toBe(404);
  });
});

describe("a file that is put on a case", () => {
  const versionOf = async (caseId: string) =>
    (
      await app.world.db
        .selectFrom("cases")
        .select("version")
        .where("id", "=", caseId)
        .executeTakeFirstOrThrow()
    ).version;

  async function put(
    caseId: string,
    body: string | Uint8Array,
    headers: Record<string, string> = {},
    who: CastName = "analystA1",
  ): Promise<Response> {
    return app.fetch(`/cases/${caseId}/files`, {
      who,
      method: "PUT",
      headers: {
        "content-type": "text/plain",
        "idempotency-key": randomUUID(),
        "x-kept-purpose": "document",
        "x-kept-version": String(await versionOf(caseId)),
        "x-kept-name": encodeURIComponent("电话记录.txt"),
        ...own,
        ...headers,
      },
      body: new Uint8Array(Buffer.from(body)),
    });
  }

  it("is on it with its hash, its type looked at and its name cleaned", async () => {
    const words = "She called at nine.";
    const response = await put(hostile.caseId, words, {
      "x-kept-name": encodeURIComponent("../../电话\u202E记录.txt"),
    });
    expect(response.status).toBe(201);
    const { caseFileId, name } = (await response.json()) as {
      caseFileId: string;
      name: string;
    };
    expect(name).toBe("电话记录.txt");
    const row = await app.world.db
      .selectFrom("case_files")
      .selectAll()
      .where("id", "=", caseFileId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      purpose: "document",
      sniffed_type: "text/plain",
      is_active_content: 0,
      sha256: createHash("sha256").update(words).digest("hex"),
      added_by: app.world.actor("analystA1").id,
    });
    const back = await app.fetch(`/files/${caseFileId}`, { who: "dpo1" });
    expect(await back.text()).toBe(words);
    const entry = await app.world.db
      .selectFrom("ledger_entries")
      .select("action")
      .where("object_id", "=", caseFileId)
      .execute();
    expect(entry).toEqual([{ action: "requests.file-added" }]);
  });

  it("T34 is refused when it is a bomb, and leaves nothing behind", async () => {
    const bomb = Buffer.alloc(60);
    bomb.write("\u0089PNG\r\n\u001a\n", "latin1");
    bomb.writeUInt32BE(65_000, 16);
    bomb.writeUInt32BE(65_000, 20);
    const before = await versionOf(hostile.caseId);
    const response = await put(hostile.caseId, bomb, {
      "content-type": "image/png",
    });
    expect(await refusalOf(response)).toEqual([422, "filePictureBomb"]);
    const cut = await put(hostile.caseId, "PK\u0003\u0004 and no end", {
      "content-type": "application/zip",
    });
    expect(await refusalOf(cut)).toEqual([422, "fileArchiveOdd"]);
    expect(await versionOf(hostile.caseId)).toBe(before);
  });

  it("once under one key, however often it is sent", async () => {
    const headers = {
      "idempotency-key": "0123456789abcdef",
      "x-kept-version": String(await versionOf(hostile.caseId)),
    };
    const first = await put(hostile.caseId, "twice", headers);
    const again = await put(hostile.caseId, "twice", headers);
    expect(await again.text()).toBe(await first.text());
    const other = await put(hostile.caseId, "thrice", headers);
    expect(await refusalOf(other)).toEqual([422, "idempotencyReuse"]);
  });

  it("by somebody who looked at an older version is not", async () => {
    const response = await put(hostile.caseId, "late", {
      "x-kept-version": "1",
    });
    expect(await refusalOf(response)).toEqual([409, "stale"]);
  });

  it("goes with a letter while that is a draft, and shows among its files", async () => {
    const { caseId } = hostile;
    const started = await app.call("analystA1", "requests.startLetter", {
      caseId,
      version: await versionOf(caseId),
      templateId: "acknowledgement",
    });
    const { letterId } = started.data as { letterId: string };
    const enclosure = {
      "x-kept-purpose": "enclosure",
      "x-kept-letter": letterId,
    };
    expect((await put(caseId, "page one", enclosure)).status).toBe(201);
    const view = await app.call("analystA1", "requests.getLetter", {
      caseId,
      letterId,
    });
    expect(view.text).toContain("电话记录.txt");
    const discarded = await app.call("analystA1", "requests.discardLetter", {
      caseId,
      letterId,
      version: await versionOf(caseId),
    });
    expect(discarded.status).toBe(200);
    const late = await put(caseId, "page two", enclosure);
    expect(await refusalOf(late)).toEqual([422, "letterNotDraft"]);
  });

  it("as an identity document needs its ground and the day it goes", async () => {
    const purpose = { "x-kept-purpose": "identityDocument" };
    const bare = await put(hostile.caseId, "card", purpose);
    expect(await refusalOf(bare)).toEqual([400, "invalidInput"]);
    const grounds = {
      ...purpose,
      "x-kept-ground": encodeURIComponent("GDPR Art. 12(6)"),
    };
    const past = await put(hostile.caseId, "card", {
      ...grounds,
      "x-kept-delete-on": "2026-11-08",
    });
    expect(await refusalOf(past)).toEqual([400, "dayInPast"]);
    const kept = await put(hostile.caseId, "card", {
      ...grounds,
      "x-kept-delete-on": "2026-12-09",
    });
    expect(kept.status).toBe(201);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ["another site", { origin: "https://evil.example" }, 403, "badOrigin"],
    ["without a key", { "idempotency-key": "" }, 400, "idempotencyKeyMissing"],
    [
      "for no purpose we know",
      { "x-kept-purpose": "letterPdf" },
      400,
      "invalidInput",
    ],
    [
      "with a letter that it does not go with",
      { "x-kept-letter": randomUUID() },
      400,
      "invalidInput",
    ],
    ["without a name", { "x-kept-name": "%" }, 400, "invalidInput"],
    [
      "for a letter that is not there",
      { "x-kept-purpose": "enclosure", "x-kept-letter": randomUUID() },
      404,
      "notFound",
    ],
  ])("is refused: %s", async (_name, headers, status, code) => {
    const response = await put(hostile.caseId, "x", headers);
    expect(await refusalOf(response)).toEqual([status, code]);
  });

  it("is refused when it is empty, and on a case of another team as on one that never was", async () => {
    expect(await refusalOf(await put(hostile.caseId, ""))).toEqual([
      400,
      "fileEmpty",
    ]);
    const version = { "x-kept-version": "1" };
    const theirs = await put(ofTeamB.caseId, "x", version);
    const nobodys = await app.fetch(`/cases/${randomUUID()}/files`, {
      who: "analystA1",
      method: "PUT",
      headers: {
        ...own,
        ...version,
        "idempotency-key": randomUUID(),
        "x-kept-purpose": "document",
        "x-kept-name": "a.txt",
      },
      body: "x",
    });
    expect([theirs.status, nobodys.status]).toEqual([404, 404]);
    expect(await theirs.text()).toBe(await nobodys.text());
  });

  it("is refused to those who only read", async () => {
    const response = await put(hostile.caseId, "x", {}, "auditor1");
    expect(await refusalOf(response)).toEqual([403, "notAllowed"]);
    for (const who of ["legal1", "manager1"] as const) {
      const hidden = await put(hostile.caseId, "x", {}, who);
      expect(await refusalOf(hidden)).toEqual([404, "notFound"]);
    }
  });

  it("R20: past 50 MB is refused before it is read", async () => {
    expect(
      await statusWhenDeclared(`/cases/${hostile.caseId}/files`, "PUT", {
        cookie: await app.cookieOf("analystA1"),
        "content-type": "application/octet-stream",
        "content-length": 50 * 1024 * 1024 + 1,
        "idempotency-key": "0123456789abcdeg",
        "x-kept-purpose": "document",
        "x-kept-version": "1",
        "x-kept-name": "a.bin",
      }),
    ).toBe(413);
  });
});

describe("the log", () => {
  it("holds neither words, names nor addresses of what came in or went out", () => {
    const log = JSON.stringify(app.world.logged);
    expect(log).toContain("/files/:id");
    expect(log).toContain("/intake/mail");
    for (const word of [
      "Hannah",
      "Vogel",
      "passwd",
      "post.example",
      "drawing",
      hostile.messageId,
    ])
      expect(log).not.toContain(word);
    // The one file that was exchanged above, on purpose.
    expect(app.world.logged.filter(({ event }) => event === "bug")).toEqual([
      expect.objectContaining({ where: "/files/:id" }),
    ]);
  });
});
