import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { plainQuery } from "@kept/domain/casework/listing-query";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { historyOf } from "../../ledger/history-views.ts";
import { verifyLedger } from "../../ledger/verify-views.ts";
import { openFileMailer } from "../../mail/outgoing/file-mailer.ts";
import { callApi, tokenOf } from "../../testing/api-calls.ts";
import { requestDesk } from "../../testing/request-desk.ts";
import { wordsIn } from "../../testing/search-folder.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import type { CastName } from "../../testing/world.ts";

/** What has to be gone: who she is, how she is reached, and every word of hers and about her. */
const canaries = {
  name: "Zsofia Quokkasdottir",
  chinese: "斑马夸卡",
  address: "zsofia.q@canary-post.example",
  phone: "+3615550142",
  account: "QK-7781-ZEBRA",
  mail: "the-words-of-her-mail",
  subject: "the-subject-of-her-mail",
  note: "what-a-colleague-noted",
  draft: "what-a-colleague-was-writing",
  reminder: "what-to-think-of",
  result: "what-the-search-found",
  fileName: "scan-of-zsofia",
  reason: "why-it-ended",
} as const;
const shouted = canaries.name.toUpperCase();
const whispered = canaries.name.toLowerCase();
const words = [...Object.values(canaries), shouted, whispered, "quokkasdottir"];
const attached = "the-bytes-of-her-attachment";

const mailOf = (subject: string) =>
  Buffer.from(
    [
      `From: ${canaries.name} <${canaries.address}>`,
      "To: privacy@office.example",
      `Subject: ${subject}`,
      "Date: Mon, 9 Nov 2026 07:00:00 +0800",
      `Message-ID: <${randomUUID()}@canary-post.example>`,
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain; charset=utf-8",
      "",
      `Please send me a copy of my data. ${canaries.mail} ${canaries.chinese}`,
      "--b",
      `Content-Type: text/plain; name="${canaries.fileName}.txt"`,
      `Content-Disposition: attachment; filename="${canaries.fileName}.txt"`,
      "",
      attached,
      "--b--",
      "",
    ].join("\r\n"),
  );

/** Where something of the person can stand, and erasing looks. */
const reachedByErasure = [
  "case_approvals",
  "case_clock_facts",
  "case_files",
  "case_holds",
  "case_letters",
  "case_messages",
  "case_reminders",
  "case_tasks",
  "cases",
  "exports",
  "form_drafts",
  "idempotency_keys",
  "import_rows",
  "imports",
  "incoming_mail",
  "jobs",
  "ledger_values",
  "macros",
  "outbox",
  "request_types",
  "requests",
  "run_rows",
  "runs",
  "saved_views",
  "log_sample_rows",
  "log_sample_signatures",
  "disclosure_challenges",
  "disclosure_identifiers",
  "disclosure_persons",
  "disclosure_scope",
  "disclosures",
];

/** Ids, numbers, dates, keys of the law, and words about the office's own people and ways. */
const saysNothingOfThem = [
  "case_entry_matches",
  "case_statement_entries",
  "case_statements",
  "transparency_reports",
  "log_alerts",
  "role_orders",
  "factor_orders",
  "provider_links",
  "provider_trips",
  "export_cases",
  "failed_sign_ins",
  "wrapped_keys",
  "absences",
  "account_links",
  "case_snoozes",
  "account_settings",
  "accounts",
  "api_tokens",
  "calendars",
  "case_access",
  "case_counts",
  "case_due",
  "case_followers",
  "case_numbers",
  "erasure_cases",
  "erasures",
  "file_checks",
  "glass_orders",
  "import_mappings",
  "inbox_lines",
  "ledger_checkpoints",
  "ledger_entries",
  "ledger_look_calls",
  "ledger_looks",
  "migrations",
  "passkey_challenges",
  "passkeys",
  "recovery_codes",
  "sessions",
  "settings",
  "teams",
  "totp_factors",
  "view_defaults",
  "log_samples",
  "disclosure_agencies",
  "disclosure_corrections",
  "disclosure_entries",
  "disclosure_entry_numbers",
];

let app: TestApp;
let outbox: string;
let caseId: string;
let other: string;
let bystander: string;

beforeAll(async () => {
  outbox = mkdtempSync(join(tmpdir(), "kept-outbox-"));
  app = await startTestApp({
    now: "2026-11-09T00:07:00.000Z",
    mailer: openFileMailer(outbox),
  });
  const desk = requestDesk(app.world, "dpo1");
  for (let at = 0; at < 12; at += 1)
    bystander = await desk.open({
      personName: `Somebody Else ${at}`,
      personAddress: `somebody.${at}@post.example`,
      text: "Please tell me what you keep about me. ".repeat(at * 4 + 1),
    });
  const { token } = await tokenOf(app, ["mail:write"]);
  const { body } = await callApi(app, "/api/v1/mail", {
    token,
    type: "message/rfc822",
    key: null,
    body: mailOf(canaries.subject),
  });
  caseId = await desk.open({
    personName: canaries.name,
    personAddress: canaries.address,
    text: "",
    types: ["correction"],
    mailId: String(body["mailId"]),
  });
  // And a mail of theirs that nobody has looked at yet.
  await callApi(app, "/api/v1/mail", {
    token,
    type: "message/rfc822",
    key: null,
    body: mailOf(`${canaries.subject} again`),
  });
  // The same person once more, by the form.
  other = await desk.open({
    personName: canaries.name,
    personAddress: canaries.address,
    personPhone: canaries.phone,
    accountRef: canaries.account,
    text: `${canaries.mail} again`,
  });
  await desk.classify(caseId, {
    personName: canaries.name,
    personPhone: canaries.phone,
    accountRef: canaries.account,
    onBehalfOf: null,
  });
  await desk.verify(caseId);
  await desk.api.addNote({
    ...(await desk.newest(caseId)),
    text: `${canaries.note} about ${canaries.chinese}`,
  });
  await desk.work(caseId);
  await desk.api.finishSearch({
    ...(await desk.newest(caseId)),
    result: canaries.result,
  });
  await desk.decide(caseId, "granted");
  const letterId = await desk.write(caseId, "correction-done");
  await upload("document");
  await desk.sendAway(caseId, letterId);
  await app.call("dpo1", "context.remind", {
    caseId,
    at: "2026-12-24T02:00:00.000Z",
    words: canaries.reminder,
  });
  for (const [record, form] of [
    [caseId, "note"],
    ["new", "open"],
  ])
    await app.call("dpo1", "drafts.save", {
      register: "requests",
      record,
      form,
      values: { text: `${canaries.draft} of ${shouted}` },
      base: null,
      caseVersion: null,
    });
  await app.call("dpo1", "views.save", {
    register: "requests",
    name: `All of ${whispered}`,
    address: `q=${encodeURIComponent(canaries.chinese)}`,
    shared: { with: "me" },
  });
  await app.call("dpo1", "macros.save", {
    register: "requests",
    name: "Ask about them",
    steps: [{ kind: "note", text: `about ${canaries.name}` }],
    shared: { with: "me" },
  });
  await app.call("dpo1", "exports.make", {
    register: "requests",
    query: plainQuery(requestListing),
    text: null,
    format: "csv",
    language: "en",
    viewName: null,
  });
  await desk.api.withdraw({
    ...(await desk.newest(other)),
    reason: canaries.reason,
  });
  await desk.work(caseId);
  await desk.close(caseId);
  await app.world.scheduler.runAll();
});
afterAll(async () => {
  await app.close();
  rmSync(outbox, { recursive: true, force: true });
});

async function upload(purpose: string, more: Record<string, string> = {}) {
  const { version } = await requestDesk(app.world, "dpo1").newest(caseId);
  const response = await app.fetch(`/cases/${caseId}/files`, {
    who: "dpo1",
    method: "PUT",
    headers: {
      "content-type": "text/plain",
      "idempotency-key": randomUUID(),
      "x-kept": "1",
      "sec-fetch-site": "same-origin",
      "x-kept-purpose": purpose,
      "x-kept-version": String(version),
      "x-kept-name": encodeURIComponent(`${canaries.fileName}.txt`),
      ...more,
    },
    body: attached,
  });
  expect(response.status).toBe(201);
}

async function everyFile(): Promise<Set<string>> {
  const { db } = app.world;
  const rows = await Promise.all([
    db.selectFrom("case_files").select("file_id as id").execute(),
    db.selectFrom("case_messages").select("raw_file_id as id").execute(),
    db.selectFrom("case_letters").select("pdf_file_id as id").execute(),
    db.selectFrom("case_letters").select("mail_file_id as id").execute(),
    db.selectFrom("exports").select("file_id as id").execute(),
  ]);
  return new Set(rows.flat().flatMap(({ id }) => (id === null ? [] : [id])));
}

const call = async (
  who: CastName,
  procedure: string,
  input: Record<string, unknown> = {},
) => {
  const { version } = await requestDesk(app.world, "dpo1").newest(caseId);
  return app.call(who, `erasure.${procedure}`, { caseId, version, ...input });
};

interface Seen {
  readonly erasure: {
    readonly id: string;
    readonly contentHash: string;
    readonly state: string;
    readonly finishedAt: string | null;
  } | null;
  readonly hold: object | null;
}

async function seen(): Promise<Seen> {
  return (await app.call("dpo1", "erasure.ofCase", { caseId })).data as Seen;
}

const ask = (more: object = {}) =>
  call("dpo1", "ask", {
    alsoIds: [other],
    ground: "retentionOver",
    approverId: app.world.actor("legal1").id,
    ...more,
  });

async function decide(who: CastName, answer = "approved") {
  const { erasure } = await seen();
  return call(who, "decide", {
    erasureId: erasure?.id,
    contentHash: erasure?.contentHash,
    answer,
  });
}

describe("erasing a person", () => {
  it("is offered with what would go, and with their other cases", async () => {
    const { data } = await app.call("dpo1", "erasure.preview", { caseId });
    expect(data).toMatchObject({
      cases: [
        { id: caseId, obstacle: null, counts: { notes: 1, letters: 1 } },
        { id: other, obstacle: null },
      ],
      approvers: [{ name: "dpo2" }, { name: "legal1" }, { name: "legal2" }],
    });
  });

  it("is no business of anybody else's", async () => {
    for (const who of [
      "analystA1",
      "manager1",
      "auditor1",
      "admin1",
    ] as const) {
      expect((await app.call(who, "erasure.preview", { caseId })).status).toBe(
        403,
      );
      expect(
        (await call(who, "hold", { reason: "x", until: null })).status,
      ).toBe(403);
    }
  });

  it("T43 is refused while a legal hold stands, on any of the cases", async () => {
    const { version } = await requestDesk(app.world, "dpo1").newest(other);
    const held = await app.call("dpo2", "erasure.hold", {
      caseId: other,
      version,
      reason: "Proceedings of the chamber",
      until: "2026-12-31",
    });
    expect(held.refusal).toBeNull();
    expect((await ask()).refusal).toMatchObject({ code: "erasureHeld" });
    const again = await requestDesk(app.world, "dpo1").newest(other);
    expect(
      (
        await app.call("dpo2", "erasure.hold", {
          ...again,
          reason: "x",
          until: null,
        })
      ).refusal,
    ).toMatchObject({ code: "heldAlready" });
    await app.call("dpo1", "seals.name", {
      ...again,
      personId: app.world.actor("legal1").id,
      until: "2026-12-31",
    });
    const newest = await requestDesk(app.world, "dpo1").newest(other);
    const lifted = await app.call("legal1", "erasure.liftHold", newest);
    expect(lifted.refusal).toBeNull();
  });

  it("is refused for an open case, and for somebody else's", async () => {
    expect((await ask({ alsoIds: [bystander] })).refusal).toMatchObject({
      code: "notFound",
    });
    const version = await requestDesk(app.world, "dpo1").newest(bystander);
    const open = await app.call("dpo1", "erasure.ask", {
      ...version,
      alsoIds: [],
      ground: "retentionOver",
      approverId: app.world.actor("legal1").id,
    });
    expect(open.refusal).toMatchObject({ code: "erasureOpenCase" });
  });

  it("T20 needs a second person, who read what is there now", async () => {
    expect(
      (await ask({ approverId: app.world.actor("dpo1").id })).refusal,
    ).toMatchObject({ code: "approverMayNot" });
    expect(
      (await ask({ approverId: app.world.actor("manager1").id })).refusal,
    ).toMatchObject({ code: "approverMayNot" });
    expect((await ask()).refusal).toBeNull();
    expect((await ask()).refusal).toMatchObject({ code: "erasureAsked" });
    expect((await decide("dpo1")).refusal).toMatchObject({ code: "ownWork" });
    expect((await decide("manager1")).status).toBe(403);
    await requestDesk(app.world, "dpo1").api.addNote({
      ...(await requestDesk(app.world, "dpo1").newest(caseId)),
      text: "One more word.",
    });
    expect((await decide("legal1")).refusal).toMatchObject({
      code: "erasureMoved",
    });
    expect((await decide("legal1", "declined")).refusal).toBeNull();
    expect(await seen()).toMatchObject({ erasure: { state: "declined" } });
  });

  it("T43 leaves no word of theirs in any file, within a minute, while the ledger still verifies", async () => {
    const { database, db, files, scheduler } = app.world;
    await database.letGo();
    const before = wordsIn(database.folder, words).join("\n");
    for (const word of words)
      expect(before, "the test is blind").toContain(word);
    expect(wordsIn(outbox, [canaries.address]).length).toBeGreaterThan(0);
    const fileIds = await everyFile();
    expect(fileIds.size).toBeGreaterThan(4);
    const entries = await verifyLedger(db);

    expect((await ask()).refusal).toBeNull();
    expect((await decide("legal1")).refusal).toBeNull();
    await scheduler.runAll();

    expect((await seen()).erasure?.finishedAt).not.toBeNull();
    expect(wordsIn(database.folder, words)).toEqual([]);
    expect(wordsIn(outbox, words)).toEqual([]);
    for (const fileId of fileIds) expect(await files.open(fileId)).toBeNull();

    const after = await verifyLedger(db);
    expect(after).toMatchObject({ ok: true });
    expect(after.ok && entries.ok && after.entries > entries.entries).toBe(
      true,
    );
    const erased = (await historyOf(db, caseId)).flatMap(({ changes }) =>
      changes.filter(({ isErased }) => isErased),
    );
    expect(erased.length).toBeGreaterThan(10);
    expect(
      await db
        .selectFrom("cases")
        .select("title")
        .where("id", "=", bystander)
        .executeTakeFirst(),
    ).toEqual({ title: "Somebody Else 11" });
  });

  it("T43 leaves a ledger that the second verifier accepts too", () => {
    const copy = mkdtempSync(join(tmpdir(), "kept-verify-"));
    const { folder } = app.world.database;
    for (const name of ["kept.db", "kept.db-wal"])
      copyFileSync(join(folder, name), join(copy, name));
    const run = spawnSync(
      "python3",
      [
        join(
          import.meta.dirname,
          "../../../../../docs/verify/verify_ledger.py",
        ),
        join(copy, "kept.db"),
      ],
      { encoding: "utf8" },
    );
    rmSync(copy, { recursive: true, force: true });
    expect([run.status, run.stderr]).toEqual([0, ""]);
  });

  it("leaves what the office has to account for: number, kind, dates, outcome and what was done", async () => {
    const { frame, types, decisions, request } = await requestDesk(
      app.world,
      "dpo1",
    ).look(caseId);
    expect(frame.reference).toMatch(/^DSR-2026-/);
    expect(types).toEqual(["correction"]);
    expect(decisions).toMatchObject([{ outcome: "granted" }]);
    expect(request.personName).toBe("Erased · 已删除");
    expect(frame.history.map(({ action }) => action)).toContain("cases.erased");
    expect(
      frame.history.find(({ action }) => action === "requests.letter-sent"),
    ).toBeDefined();
  });

  it("knows every table: one that comes new does not go unasked", async () => {
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_schema
      where type = 'table' and name not like 'sqlite_%' order by name`.execute(
      app.world.db,
    );
    expect(rows.map(({ name }) => name)).toEqual(
      [...reachedByErasure, ...saysNothingOfThem].toSorted(),
    );
  });

  it("is done once, and the search finds nothing", async () => {
    expect((await ask({ alsoIds: [] })).refusal).toMatchObject({
      code: "erasureDone",
    });
    const { data } = await app.call("dpo1", "search.find", {
      text: canaries.name,
    });
    expect(JSON.stringify(data)).not.toContain("DSR-");
  });
});
