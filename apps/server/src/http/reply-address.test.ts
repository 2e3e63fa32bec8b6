import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSmtpMailer } from "../mail/outgoing/smtp-mailer.ts";
import { callApi, tokenOf } from "../testing/api-calls.ts";
import { openMailSink, type MailSink } from "../testing/mail-sink.ts";
import { openedMail, rawMail } from "../testing/raw-mail.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

const person = "quokka.zebra@post.example";
let sink: MailSink;
let app: TestApp;
let token: string;
let analyst: ReturnType<typeof requestDesk>;
let count = 0;

beforeAll(async () => {
  sink = await openMailSink();
  app = await startTestApp({
    now: "2026-09-16T02:00:00.000Z",
    mailer: openSmtpMailer({
      host: "127.0.0.1",
      port: sink.port,
      security: "plain",
      auth: null,
    }),
    callLimits: { calls: 10_000, strangers: 10_000 },
  });
  ({ token } = await tokenOf(app, ["mail:write"]));
  analyst = requestDesk(app.world, "analystA1");
});
afterAll(async () => {
  await app.close();
  await sink.close();
});

/** A case whose question went to its person by SMTP, and the letter as it arrived there. */
async function asked() {
  const caseId = await analyst.open({
    types: ["enquiry"],
    personAddress: person,
  });
  await analyst.classify(caseId);
  await analyst.send(caseId, await analyst.write(caseId, "question"));
  app.world.clock.pass(31_000);
  await app.world.deliver();
  const arrived = sink.mails.at(-1);
  if (arrived === undefined) throw new Error("No letter arrived");
  const mail = await openedMail(arrived.raw);
  const { reference } = (await analyst.look(caseId)).frame;
  return { caseId, reference, mail, to: mail.replyTo[0]?.address ?? "" };
}

/** What the mail gateway makes of a mail with this head. */
async function arrives(head: {
  from?: string;
  to: string;
  answers?: string | null;
  subject?: string;
  cc?: string;
}) {
  count += 1;
  const { status, body } = await callApi(app, "/api/v1/mail", {
    token,
    type: "message/rfc822",
    key: null,
    body: rawMail(
      [
        `From: Quokka <${head.from ?? person}>`,
        `To: ${head.to}`,
        ...(head.cc === undefined ? [] : [`Cc: ${head.cc}`]),
        `Subject: ${head.subject ?? "Re: your request"}`,
        `Message-ID: <answer-${String(count)}@post.example>`,
        ...(head.answers
          ? [`In-Reply-To: ${head.answers}`, `References: ${head.answers}`]
          : []),
      ],
      `Answer number ${String(count)}.`,
    ),
  });
  expect(status).toBeLessThan(300);
  return body;
}

/** The mails of a case, without the words that it was opened with. */
async function mailsOf(caseId: string) {
  const { frame } = await analyst.look(caseId);
  return frame.messages.filter(
    ({ kind, fromName }) => kind === "in" && fromName === "Quokka",
  );
}

describe("the reply address of a letter", () => {
  it("arrives with the letter, and what its person writes there stands in the conversation", async () => {
    const { caseId, reference, to, mail } = await asked();
    expect(to).toMatch(
      new RegExp(
        `^privacy\\+${reference.toLowerCase()}-[a-z2-7]{20}@shop\\.example$`,
      ),
    );
    // A mail program may write it large, and need not name the thread.
    const reply = await arrives({ to: to.toUpperCase() });
    expect(reply).toMatchObject({ outcome: "attached", reference });
    expect(await mailsOf(caseId)).toMatchObject([{ lane: "ok" }]);
    expect(mail.from?.address).toBe("privacy@shop.example");
  });

  it("T27 a mail in the person's name, in the thread, with the number and its own copy, is quarantined without it", async () => {
    const { caseId, reference, mail } = await asked();
    const sent = sink.mails.length;
    for (const from of [person, "analysta1@office.example"]) {
      const spoofed = await arrives({
        from,
        to: "privacy@shop.example",
        cc: "mallory@evil.example",
        answers: mail.messageId,
        subject: `Re: [${reference}] your request`,
      });
      expect(spoofed).toMatchObject({ outcome: "unverified", reference });
      expect(JSON.stringify(spoofed), "nothing of the case").not.toContain(
        "Quokka",
      );
    }
    const { frame, request } = await analyst.look(caseId);
    expect(frame.lane).toBe("unverified");
    expect(await mailsOf(caseId)).toMatchObject([
      { lane: "unverified" },
      { lane: "unverified" },
    ]);
    expect(request.personAddress, "no address changes").toBe(person);
    app.world.clock.pass(31_000);
    await app.world.deliver();
    expect(sink.mails, "nothing was sent out").toHaveLength(sent);
  });

  it("T27 a sign that is wrong, or of another case, goes to the lane of unverified senders", async () => {
    const one = await asked();
    const other = await asked();
    const wrong = one.to.replace(/.(?=@)/u, (last) =>
      last === "a" ? "b" : "a",
    );
    expect(await arrives({ to: wrong })).toMatchObject({
      outcome: "unverified",
      reference: one.reference,
    });
    const moved = one.to.replace(
      one.reference.toLowerCase(),
      other.reference.toLowerCase(),
    );
    expect(await arrives({ to: moved })).toMatchObject({
      outcome: "unverified",
      reference: other.reference,
    });
  });

  it("T27 used by somebody else it opens nothing: the person's own address is needed as well", async () => {
    const { reference, to } = await asked();
    expect(await arrives({ to, from: "mallory@evil.example" })).toMatchObject({
      outcome: "unverified",
      reference,
    });
  });

  it("T27 is stale once the case has another address, for the old one and for the new", async () => {
    const { caseId, reference, to } = await asked();
    await analyst.correct(caseId, { personAddress: "new@post.example" });
    for (const from of [person, "new@post.example"])
      expect(await arrives({ to, from })).toMatchObject({
        outcome: "unverified",
        reference,
      });
  });
});
