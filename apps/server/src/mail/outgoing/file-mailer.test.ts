import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFileMailer } from "./file-mailer.ts";
import { openMemoryMailer } from "./memory-mailer.ts";
import type { ComposedMail } from "./outgoing-mail.ts";

const mail: ComposedMail = {
  raw: Buffer.from("Subject: x\r\n\r\nhello\r\n"),
  sha256: "00",
  messageId: "<019a.kept@shop.example>",
  envelope: { from: "privacy@shop.example", to: "a@post.example" },
};

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kept-outbox-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("the file outbox", () => {
  it("keeps each mail once, byte for byte, and lets nothing leave", async () => {
    const mailer = openFileMailer(join(folder, "outbox"));
    await mailer.send(mail);
    const { response } = await mailer.send(mail);
    const names = await readdir(join(folder, "outbox"));
    expect(names).toEqual(["019a.kept@shop.example.eml"]);
    expect(response).toContain(names[0]);
    const kept = await readFile(join(folder, "outbox", names[0] ?? ""));
    expect(kept.equals(mail.raw)).toBe(true);
    await mailer.close();
  });

  it("cannot be led out of its folder", async () => {
    const outbox = join(folder, "closed");
    await openFileMailer(outbox).send({
      ...mail,
      messageId: "<../../x/y@host.example>",
    });
    expect(await readdir(outbox)).toEqual(["....xy@host.example.eml"]);
  });
});

describe("the mailer in memory", () => {
  it("remembers what was sent and fails as it is told", async () => {
    const mailer = openMemoryMailer();
    mailer.failWith(new Error("down"));
    await expect(mailer.send(mail)).rejects.toThrow("down");
    expect(await mailer.send(mail)).toMatchObject({
      messageId: mail.messageId,
    });
    expect(mailer.sent).toEqual([mail]);
    await mailer.close();
  });
});
