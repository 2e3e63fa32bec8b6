import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseMail } from "../mail/incoming/parse-mail.ts";
import {
  openMemoryMailer,
  type MemoryMailer,
} from "../mail/outgoing/memory-mailer.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let mailer: MemoryMailer;

beforeAll(async () => {
  mailer = openMemoryMailer();
  app = await startTestApp({ mailer });
});
afterAll(() => app.close());

describe("T36 what looks like a template", () => {
  it.each([
    "{{constructor.constructor('return process')()}}",
    "{{ complaint_channel }}",
    "<%= 7*7 %>",
    "${7*7}",
    "{% include '/etc/passwd' %}",
    "__proto__",
  ])("%s in a person's name leaves as it was written", async (words) => {
    const desk = requestDesk(app.world, "dpo1");
    const caseId = await desk.open({ personName: words });
    await desk.classify(caseId);
    const letterId = await desk.write(caseId, "acknowledgement");
    await desk.sendAway(caseId, letterId);
    const [sent] = mailer.sent.slice(-1);
    const mail = await parseMail(sent?.raw ?? Buffer.alloc(0));
    expect(mail.ok && mail.value.text).toContain(words);
  });
});

describe("T38 an address or a name that would be more than one", () => {
  const addresses = [
    "a@b.example\r\nBcc: x@y.example",
    '"x" <a@b.example>, z@y.example',
    "a@b.example, c@d.example",
    "a@b.example;c@d.example",
    "a@b.example\u2028Bcc: x@y.example",
    "<a@b.example>",
    "a@b.example%0d%0aBcc:x@y.example",
  ];

  it.each(addresses)(
    "%j is refused by field, and nothing is written",
    async (personAddress) => {
      const before = await app.world.db
        .selectFrom("cases")
        .select("id")
        .execute();
      const reply = await app.call("dpo1", "requests.open", {
        policyId: "p000",
        channel: "email",
        receivedAt: app.world.clock.now(),
        partner: null,
        personName: "Hannah Vogel",
        personAddress,
        personPhone: null,
        accountRef: null,
        residence: "DE",
        language: "en",
        types: ["access"],
        text: "Please send me a copy.",
        mailId: null,
      });
      expect(reply.status).toBe(400);
      expect(JSON.stringify(reply.refusal)).toContain("personAddress");
      expect(reply.text).not.toContain("y.example");
      expect(
        await app.world.db.selectFrom("cases").select("id").execute(),
      ).toHaveLength(before.length);
    },
  );
});
