import { afterAll, describe, expect, it } from "vitest";
import { openMailReader } from "./mail-reader.ts";
import { mailLimits } from "./parsed-mail.ts";

const mail = Buffer.from("From: a@b.example\r\nSubject: Hello\r\n\r\nHello");
// Lines cost the parser most: a mail that is all line ends keeps it busy for minutes.
const busy = Buffer.concat([
  Buffer.from("From: a@b.example\r\nSubject: Busy\r\n\r\n"),
  Buffer.alloc(20 * 1024 * 1024, "\n"),
]);

describe("the reader of mails", () => {
  const reader = openMailReader({ limitMs: 2_000 });
  afterAll(() => reader.close());

  it("reads a mail in a thread of its own", async () => {
    expect(await reader.read(mail)).toMatchObject({
      ok: true,
      value: { subject: "Hello", text: "Hello" },
    });
  });

  it("hands files over whole", async () => {
    const withFile = Buffer.from(
      "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
        "--b\r\nContent-Disposition: attachment; filename=a.bin\r\n\r\nxyz\r\n--b--\r\n",
    );
    const reading = await reader.read(withFile);
    if (!reading.ok) throw new Error(reading.refusal.code);
    expect(
      Buffer.from(reading.value.attachments[0]?.bytes ?? [])
        .toString()
        .trimEnd(),
    ).toBe("xyz");
  });

  it("refuses a mail that takes too long, and reads the one that waited behind it", async () => {
    const [slow, next] = await Promise.all([
      reader.read(busy),
      reader.read(mail),
    ]);
    expect(slow).toEqual({ ok: false, refusal: { code: "mailTooComplex" } });
    expect(next.ok).toBe(true);
  });

  it("refuses what is too large without waking the thread", async () => {
    const asleep = openMailReader({ startMs: 0 });
    expect(await asleep.read(Buffer.alloc(mailLimits.size + 1))).toMatchObject({
      refusal: { code: "mailTooLarge" },
    });
    await asleep.close();
  });

  it("gives the answers in the order of the questions", async () => {
    const subjects = ["one", "two", "three", "four"];
    const readings = await Promise.all(
      subjects.map((subject) =>
        reader.read(
          Buffer.from(`From: a@b.example\r\nSubject: ${subject}\r\n\r\nx`),
        ),
      ),
    );
    expect(
      readings.map((reading) => (reading.ok ? reading.value.subject : "")),
    ).toEqual(subjects);
  });
});

describe("a thread that cannot start", () => {
  it("is a fault of ours and no refusal of the mail", async () => {
    const reader = openMailReader({ startMs: 0 });
    await expect(reader.read(mail)).rejects.toThrow("did not start");
    await reader.close();
  });
});
