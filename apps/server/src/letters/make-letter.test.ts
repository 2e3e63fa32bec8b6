import PostalMime from "postal-mime";
import { afterAll, describe, expect, it } from "vitest";
import { draftLetter, withCaseValues } from "@kept/domain/casework/letter";
import { requestLetter } from "@kept/domain/registers/requests/letters";
import { pdfPages } from "../testing/pdf-text.ts";
import { makeLetter, type LetterToMake } from "./make-letter.ts";
import { openLetterPress } from "./pdf/letter-press.ts";
import { renderLetter } from "./render-letter.ts";

const press = openLetterPress();
afterAll(() => press.close());

const template = requestLetter("acknowledgement");
if (!template) throw new Error("no acknowledgement");
const draft = draftLetter(template, {
  language: "zh",
  conditions: new Set(["answerPromised"]),
});
const document = withCaseValues(
  draft,
  Object.fromEntries(
    template.variables.map(({ name, title }) => [name, title]),
  ),
);

const wanted: LetterToMake = {
  id: "019a0000-0000-7000-8000-000000000001",
  document,
  reference: "DSR-2026-00402",
  officeName: { en: "Privacy office", zh: "个人信息保护办公室" },
  officeAddress: "privacy@shop.example",
  recipient: { name: "陈晓雨", address: "chen@post.example" },
  clause: null,
  postAddress: null,
  date: "2026-09-21",
  fixedAt: "2026-09-21T01:42:00Z",
  inReplyTo: "<01@mail.example>",
  references: ["<01@mail.example>"],
  files: [],
  replyTo: null,
  automatic: false,
};

describe("a letter that is made", () => {
  it("is the same in the preview and in what is sent, byte for byte", async () => {
    const preview = await makeLetter(press, wanted);
    const sent = await makeLetter(press, structuredClone(wanted));
    if (!preview.ok || !sent.ok) throw new Error("not made");
    expect(preview.value.rendered.html).toBe(sent.value.rendered.html);
    expect(preview.value.mail.raw.equals(sent.value.mail.raw)).toBe(true);
    expect(preview.value.mail.sha256).toBe(sent.value.mail.sha256);
    expect(preview.value.pdf?.sha256).toBe(sent.value.pdf?.sha256);
  });

  it("carries in its mail exactly what was previewed, and its PDF", async () => {
    const made = await makeLetter(press, wanted);
    if (!made.ok) throw new Error(made.refusal.code);
    const { rendered, pdf, mail } = made.value;
    const read = await PostalMime.parse(mail.raw);
    expect(read.subject).toBe(rendered.subject);
    expect(read.text?.replaceAll("\r\n", "\n")).toBe(rendered.text);
    expect(read.html?.replaceAll("\r\n", "\n").trimEnd()).toBe(
      rendered.html.trimEnd(),
    );
    expect(read.from).toMatchObject({ name: "个人信息保护办公室" });
    expect(read.attachments.map(({ filename }) => filename)).toEqual([
      "信函 DSR-2026-00402.pdf",
    ]);
    const attached = read.attachments[0]?.content;
    expect(attached).toBeInstanceOf(ArrayBuffer);
    expect(
      Buffer.from(attached as ArrayBuffer).equals(
        Buffer.from(pdf?.bytes ?? []),
      ),
    ).toBe(true);
    expect(pdfPages(pdf?.bytes ?? new Uint8Array())[0]).toContain(
      "已收到您的请求",
    );
    expect(renderLetter(document)).toMatchObject({ letter: rendered });
  });

  it("is refused while it has holes", async () => {
    const holed = await makeLetter(press, { ...wanted, document: draft });
    expect(holed).toMatchObject({
      ok: false,
      refusal: { code: "letterIncomplete" },
    });
  });

  it("is refused for anything but one address", async () => {
    for (const address of [
      "a@b.example, c@d.example",
      "a@b.example\r\nBcc: x@y.example",
      "nobody",
    ]) {
      const made = await makeLetter(press, {
        ...wanted,
        recipient: { name: null, address },
      });
      expect(made, address).toMatchObject({
        refusal: { code: "addressUnusable" },
      });
    }
  });

  it("has no PDF and says so to other machines when nobody wrote it", async () => {
    const made = await makeLetter(press, { ...wanted, automatic: true });
    if (!made.ok) throw new Error(made.refusal.code);
    expect(made.value.pdf).toBeNull();
    expect(made.value.mail.raw.toString()).toMatch(
      /^Auto-Submitted: auto-replied\r$/m,
    );
  });
});
