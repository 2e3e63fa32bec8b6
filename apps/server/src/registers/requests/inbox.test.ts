import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { RequestGuess } from "@kept/domain/registers/requests/guess";
import {
  matchMail,
  type MatchableCase,
} from "@kept/domain/registers/requests/match-mail";
import { policies } from "@kept/domain/registers/requests/policies";
import { describe, expect, it } from "vitest";
import { guessFromMail } from "./guess-from-mail.ts";
import type { ParsedMail } from "../../mail/incoming/parsed-mail.ts";
import { parseMail } from "../../mail/incoming/parse-mail.ts";

const inbox = fileURLToPath(
  new URL("../../../../../e2e/fixtures/inbox/", import.meta.url),
);

async function opened(name: string): Promise<ParsedMail> {
  const reading = await parseMail(await readFile(`${inbox}${name}`));
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.value;
}

async function guessed(name: string): Promise<RequestGuess> {
  return guessFromMail(await opened(name), { policies, zone: "Asia/Shanghai" });
}

function values(guesses: readonly { readonly value: unknown }[]): unknown[] {
  return guesses.map(({ value }) => value);
}

const hannahsCase: MatchableCase = {
  caseId: "case-of-hannah",
  reference: "DSR-2026-00001",
  addresses: ["hannah.vogel@post.example"],
  isOpen: true,
  receivedAt: "2026-09-16T02:00:00Z",
};

function matched(mail: ParsedMail) {
  return matchMail({
    from: mail.from?.address ?? null,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
    subject: mail.subject,
    isAutomatic: mail.auto?.isCertain === true,
    isDisowned: mail.dmarc === "fail",
    knownMessages: [
      { messageId: "<01-access-en@mail.example>", caseId: hannahsCase.caseId },
    ],
    marks: [],
    cases: [hannahsCase],
  });
}

describe("the twelve mails of the inbox", () => {
  it("are twelve, and all but the answer, the automatic one and the reply open a matter of their own", async () => {
    const names = (await readdir(inbox))
      .filter((name) => name.endsWith(".eml"))
      .sort();
    const kinds = await Promise.all(
      names.map(async (name) => matched(await opened(name)).kind),
    );
    expect(names).toHaveLength(12);
    expect(kinds).toEqual([
      ...Array.from({ length: 9 }, () => "new"),
      "automatic",
      "reply",
      "new",
    ]);
  });

  it("01: a copy of the data, asked for from Hamburg, under the shop's policy", async () => {
    const mail = await opened("01-access-en.eml");
    expect(mail).toMatchObject({
      from: { name: "Hannah Vogel", address: "hannah.vogel@post.example" },
      subject: "Copy of my data",
      sentAt: "2026-09-16T02:00:00Z",
      messageId: "<01-access-en@mail.example>",
      auto: null,
      notes: [],
    });
    const guess = await guessed("01-access-en.eml");
    expect(values(guess.types)).toEqual(["access"]);
    expect(guess.policyId?.value).toBe("p000");
    expect(guess.residences).toEqual([
      {
        value: "DE",
        sure: "likely",
        because: [{ kind: "livesIn", found: "live in Hamburg, Germany" }],
      },
    ]);
    expect(guess.accountRef?.value).toBe("hvogel");
    expect(guess.letterLanguage).toBe("en");
  });

  it("02: a deletion in Chinese, written in GB18030, with a picture", async () => {
    const mail = await opened("02-deletion-zh.eml");
    expect(mail.from).toEqual({
      name: "张伟",
      address: "zhangwei@youxiang.example",
    });
    expect(mail.text).toContain(
      "请删除你们保存的全部个人信息，包括订单、浏览记录和客服录音",
    );
    expect(mail.notes).toEqual([]);
    expect(mail.attachments).toMatchObject([
      {
        name: "注销截图.png",
        sniffedType: "image/png",
        risk: "passive",
        size: 70,
      },
    ]);
    const guess = await guessed("02-deletion-zh.eml");
    expect(values(guess.types)).toEqual(["deletion"]);
    expect(guess.letterLanguage).toBe("zh");
    expect(values(guess.residences)).toEqual(["CN"]);
  });

  it("03: no more offers by mail and text, from a British number", async () => {
    const guess = await guessed("03-marketing-optout.eml");
    expect(values(guess.types)).toEqual(["marketingOptOut"]);
    expect(values(guess.marketingChannels)).toEqual(["email", "sms"]);
    expect(guess.residences).toEqual([
      {
        value: "GB",
        sure: "possible",
        because: [{ kind: "phoneNumber", found: "+44 7700 900123" }],
      },
    ]);
    expect(guess.policyId?.value).toBe("p001");
    expect(guess.significance.map(({ found }) => found)).toEqual([
      "Third time I ask",
    ]);
  });

  it("04: a child's account, to the front, by the parent", async () => {
    const guess = await guessed("04-child-account.eml");
    expect(values(guess.types)).toEqual(["minor", "deletion"]);
    expect(guess.minor?.value).toEqual({ age: 12 });
    expect(guess.requesterRole.value).toBe("parent");
  });

  it("05: disclosure records through a distributor, whose receipt five days earlier counts", async () => {
    const mail = await opened("05-disclosure-records-via-distributor.eml");
    expect(mail.from).toEqual({
      name: "Front desk, North distributor",
      address: "desk@north-distributor.example",
    });
    const guess = await guessed("05-disclosure-records-via-distributor.eml");
    expect(values(guess.types)).toEqual(["disclosureRecords"]);
    expect(guess.policyId?.value).toBe("p002");
    expect(guess.partner).toMatchObject({
      sure: "likely",
      value: {
        name: "Front desk, North distributor",
        receivedOn: "2026-11-05",
        // 11:30 in Shanghai.
        receivedAt: "2026-11-05T03:30:00Z",
      },
    });
    expect(guess.personName?.value).toBe("Li Na");
    expect(guess.personAddress).toBeNull();
    expect(guess.accountRef?.value).toBe("2024-0917");
  });

  it("T32 06: the hostile one is kept whole and harmless", async () => {
    const mail = await opened("06-hostile-html.eml");
    expect(mail.subject).toBe('Order <script>alert(1)</script> & "data"');
    expect(mail.text).toBe("Please see the HTML part.");
    expect(mail.textFromHtml).toContain("What do you know about me?");
    expect(mail.sanitizedHtml).not.toMatch(
      /127\.0\.0\.1:9\/(?:pixel|r\b|x\.css)|javascript|onerror|onload|<(?:base|meta|img|style|svg|form|input|iframe)/iu,
    );
    expect(mail.sanitizedHtml).not.toMatch(/\s(?:href|src|style|class|id)=/u);
    expect(
      mail.attachments.map(({ name, originalName, risk, sniffedType }) => ({
        name,
        originalName,
        risk,
        sniffedType,
      })),
    ).toEqual([
      {
        name: "passwd",
        originalName: "../../etc/passwd",
        risk: "passive",
        sniffedType: "text/plain",
      },
      {
        name: "invoicefdp.exe",
        originalName: String.raw`invoice\u202efdp.exe`,
        risk: "active",
        sniffedType: "application/x-msdownload",
      },
      {
        name: "drawing.svg",
        originalName: null,
        risk: "active",
        sniffedType: "image/svg+xml",
      },
    ]);
    expect(mail.notes.map(({ code }) => code)).toEqual([
      "html.activeContent",
      "html.remoteContent",
      "html.differs",
      "attachment.nameChanged",
      "attachment.nameChanged",
      "attachment.active",
      "attachment.active",
    ]);
    expect(values((await guessed("06-hostile-html.eml")).types)).toEqual([
      "access",
    ]);
  });

  it("07: a complaint about silence, with a correction and the question which office", async () => {
    const guess = await guessed("07-complaint.eml");
    expect(values(guess.types)).toEqual(["complaint", "correction"]);
    expect(values(guess.residences)).toEqual(["PL"]);
    expect(guess.asksComplaintChannel?.found).toBe("tell me which office");
    expect(guess.significance.map(({ found }) => found)).toContain(
      "data protection office",
    );
  });

  it("08: a suspected violation by somebody who gives no name", async () => {
    const guess = await guessed("08-suspected-violation.eml");
    expect(values(guess.types)).toEqual(["suspectedViolation"]);
    expect(guess.requesterRole.value).toBe("anonymous");
    expect(guess.personName).toBeNull();
    expect(guess.significance).not.toHaveLength(0);
  });

  it("09: a correction in Chinese, and no partner", async () => {
    const guess = await guessed("09-correction-zh.eml");
    expect(values(guess.types)).toEqual(["correction"]);
    expect(guess.policyId?.value).toBe("p003");
    expect(guess.partner).toBeNull();
    expect(guess.letterLanguage).toBe("zh");
  });

  it("10: the automatic reply opens nothing and goes to the case of that address", async () => {
    const mail = await opened("10-auto-reply.eml");
    expect(mail.auto).toEqual({
      kind: "reply",
      isCertain: true,
      found: "Auto-Submitted: auto-replied",
    });
    expect(matched(mail)).toEqual({
      kind: "automatic",
      caseId: hannahsCase.caseId,
      reason: "automaticFromAddress",
    });
  });

  it("T27 11: the reply from another address lands with the right case, unverified", async () => {
    const mail = await opened("11-spoofed-reply.eml");
    expect(matched(mail)).toEqual({
      kind: "reply",
      caseId: hannahsCase.caseId,
      sender: "unverified",
      reason: "otherAddress",
    });
    expect(mail.cc).toEqual([{ name: "", address: "second@other.example" }]);
    expect(
      (await guessed("11-spoofed-reply.eml")).asksOtherAddress?.found,
    ).toBe("new address");
  });

  it("12: a suspicion of sharing and an objection, in Japanese and English, under the reservations policy", async () => {
    const mail = await opened("12-reservation-share.eml");
    expect(mail.text).toContain("私の同意なしに第三者へ提供しましたか");
    const guess = await guessed("12-reservation-share.eml");
    expect(values(guess.types)).toEqual(["suspectedViolation", "objection"]);
    expect(values(guess.languages)).toEqual(["ja", "en"]);
    expect(guess.letterLanguage).toBe("en");
    expect(guess.policyId?.value).toBe("p004");
    expect(values(guess.residences)).toEqual(["JP"]);
  });

  it("reads the same twice", async () => {
    const mail = await opened("07-complaint.eml");
    const office = { policies, zone: "Asia/Shanghai" };
    expect(guessFromMail(mail, office)).toEqual(guessFromMail(mail, office));
  });
});
