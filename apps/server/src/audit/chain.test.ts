import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { generateKeyPairSync } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { anchorPost } from "../files/anchor-post.ts";
import { ledgerAnchors, type LedgerAnchors } from "../jobs/anchor-ledger.ts";
import { anchorMail, sendCheckpoint } from "../jobs/mail-checkpoints.ts";
import { noteSigner, readNote } from "../ledger/anchor.ts";
import { openMemoryMailer } from "../mail/outgoing/memory-mailer.ts";
import { makeWorld, type World } from "../testing/world.ts";

const signer = noteSigner(
  generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString(),
);

let world: World;

beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

function anchorsTo(...anchors: ReturnType<typeof anchorPost>[]): LedgerAnchors {
  const { db, writer } = world.database;
  return ledgerAnchors({
    db,
    writer,
    clock: world.clock,
    log: { write: (line) => world.logged.push(line) },
    anchoring: { signer, anchors },
  });
}

describe("checkpoints that leave the house", () => {
  it("T23: go to an address, which is asked again while it does not answer", async () => {
    const taken: string[] = [];
    let status = 500;
    const server = createServer((request, response) => {
      let text = "";
      request.setEncoding("utf8");
      request.on("data", (piece: string) => (text += piece));
      request.on("end", () => {
        if (status === 200) taken.push(text);
        response.writeHead(status).end();
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const anchors = anchorsTo(anchorPost(`http://127.0.0.1:${String(port)}/`));
    await anchors.anchor();
    expect(anchors.states()).toMatchObject([
      { place: "address", size: null, failingSince: world.clock.now() },
    ]);
    status = 200;
    await anchors.anchor();
    await anchors.anchor();
    server.close();
    expect(taken.map((note) => readNote(note, signer.verifierKey))).toEqual([
      expect.objectContaining({ size: anchors.states()[0]?.size }),
    ]);
    expect(anchors.states()).toMatchObject([{ failingSince: null }]);
  });

  it("T35: go over TLS or to this machine, and nowhere else", () => {
    const isTaken = (url: string) =>
      readConfig({ KEPT_CHECKPOINT_URL: url }).ok;
    expect(isTaken("https://notary.example/kept")).toBe(true);
    expect(isTaken("http://127.0.0.1:8080/")).toBe(true);
    for (const url of [
      "http://notary.example/",
      "https://a:b@notary.example/",
      "file:///etc/passwd",
      "notary",
    ])
      expect(isTaken(url), url).toBe(false);
  });

  it("T23: go to an auditor by mail once a day, and the mail holds the note to the byte", async () => {
    const { db, writer } = world.database;
    const { clock } = world;
    const anchors = anchorsTo(anchorMail({ writer, clock }));
    await anchors.anchor();
    await writer.write(async () => ({ keep: true, value: null }));
    await world.as("admin1").people.createTeam({
      key: "c",
      nameEn: "C",
      nameZh: "丙",
    });
    await anchors.anchor();
    const jobs = await db
      .selectFrom("jobs")
      .select(["id", "payload"])
      .where("kind", "=", "checkpoint mail")
      .execute();
    expect(jobs).toHaveLength(1);
    const [job] = jobs;
    const mailer = openMemoryMailer();
    const payload = JSON.parse(job?.payload ?? "null") as { note: string };
    const to = "auditor@outside.example";
    await sendCheckpoint({ db, clock, mailer, to })(payload, {
      id: job?.id ?? "",
      kind: "checkpoint mail",
      payload,
      attempt: 1,
    });
    const [mail] = mailer.sent;
    const encoded =
      /filename=ledger-\d{12}\.note[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(
        mail?.raw.toString("latin1") ?? "",
      )?.[1];
    const note = Buffer.from(encoded ?? "", "base64").toString("utf8");
    expect(note).toBe(payload.note);
    expect(readNote(note, signer.verifierKey)).not.toBeNull();
  });

  it("are asked about by those who watch: local only until something outside has taken one", async () => {
    expect(await world.as("auditor1").audit.chain()).toMatchObject({
      evidence: "local",
      lastCheck: null,
    });
  });
});

describe("checking the whole log", () => {
  it("T23: is a job that names the first entry that does not hold, and says so in the log", async () => {
    await world.as("dpo1").reviews.checkLog();
    await world.scheduler.runAll();
    expect(await world.as("dpo1").audit.chain()).toMatchObject({
      isChecking: false,
      lastCheck: { ok: true, seq: null },
    });
    await world.database.writer.write(async (tx) => {
      await sql.raw("drop trigger ledger_entries_never_change").execute(tx);
      await sql
        .raw("update ledger_entries set actor_id = 'x' where seq = 7")
        .execute(tx);
      return { keep: true, value: null };
    });
    await world.as("dpo1").reviews.checkLog();
    await world.scheduler.runAll();
    expect(await world.as("auditor1").audit.chain()).toMatchObject({
      lastCheck: { ok: false, seq: 7 },
    });
  });
});
