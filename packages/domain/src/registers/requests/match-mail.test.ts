import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchMail, type IncomingMail } from "./match-mail.ts";

const hannah = "hannah.vogel@post.example";
const office: Pick<IncomingMail, "knownMessages" | "cases"> = {
  knownMessages: [
    { messageId: "<01@mail.example>", caseId: "one" },
    { messageId: "<our-letter@kept.example>", caseId: "one" },
    { messageId: "<02@mail.example>", caseId: "two" },
  ],
  cases: [
    {
      caseId: "one",
      reference: "DSR-2026-00001",
      addresses: [hannah],
      isOpen: true,
      receivedAt: "2026-09-16T02:00:00Z",
    },
    {
      caseId: "two",
      reference: "DSR-2026-00002",
      addresses: ["li@post.example"],
      isOpen: true,
      receivedAt: "2026-09-17T02:00:00Z",
    },
    {
      caseId: "old",
      reference: "DSR-2025-00009",
      addresses: [hannah],
      isOpen: false,
      receivedAt: "2026-10-01T02:00:00Z",
    },
  ],
};

function incoming(given: Partial<IncomingMail>): IncomingMail {
  return {
    from: hannah,
    inReplyTo: [],
    references: [],
    subject: "",
    isAutomatic: false,
    isDisowned: false,
    marks: [],
    ...office,
    ...given,
  };
}

describe("a mail is matched to a case", () => {
  const answered = [{ caseId: "one", isGenuine: true }];

  it("a reply to the reply address of a letter, from the address on the case, is the person's", () => {
    expect(
      matchMail(
        incoming({ marks: answered, from: "Hannah.Vogel@POST.example" }),
      ),
    ).toEqual({
      kind: "reply",
      caseId: "one",
      sender: "verified",
      reason: "replyAddress",
    });
  });

  it("T27 a mail in the person's name that quotes thread and number is unverified: anybody can write those", () => {
    expect(
      matchMail(
        incoming({
          inReplyTo: ["<our-letter@kept.example>"],
          subject: "Re: [dsr-2026-00001] your request",
        }),
      ),
    ).toEqual({
      kind: "reply",
      caseId: "one",
      sender: "unverified",
      reason: "noReplyAddress",
    });
  });

  it("T27 a reply address that the house did not make, or made for another address, proves nothing", () => {
    expect(
      matchMail(incoming({ marks: [{ caseId: "one", isGenuine: false }] })),
    ).toEqual({
      kind: "reply",
      caseId: "one",
      sender: "unverified",
      reason: "staleReplyAddress",
    });
  });

  it("a genuine reply address decides where a mail belongs, and one of another case proves nothing about this one", () => {
    expect(
      matchMail(incoming({ marks: answered, subject: "DSR-2026-00002" })),
    ).toMatchObject({
      caseId: "one",
      sender: "unverified",
      reason: "threadAndReferenceDisagree",
    });
    expect(
      matchMail(incoming({ marks: answered, from: "somebody@other.example" })),
    ).toMatchObject({ caseId: "one", reason: "otherAddress" });
  });

  it("a reply in the thread from another address goes to the lane of unverified senders", () => {
    expect(
      matchMail(
        incoming({
          inReplyTo: ["<01@mail.example>"],
          from: "hannah.vogel@other.example",
        }),
      ),
    ).toEqual({
      kind: "reply",
      caseId: "one",
      sender: "unverified",
      reason: "otherAddress",
    });
  });

  it("a guessed reference from another address opens no door", () => {
    expect(matchMail(incoming({ subject: "DSR-2026-00002" }))).toMatchObject({
      caseId: "two",
      sender: "unverified",
    });
  });

  it("a reference that is longer or shorter is another one", () => {
    expect(matchMail(incoming({ subject: "DSR-2026-000011" }))).toEqual({
      kind: "new",
      reason: "noThread",
    });
    expect(matchMail(incoming({ subject: "XDSR-2026-00001" }))).toEqual({
      kind: "new",
      reason: "noThread",
    });
  });

  it("thread and reference of two cases are not attributed to either person", () => {
    expect(
      matchMail(
        incoming({
          inReplyTo: ["<01@mail.example>"],
          subject: "DSR-2026-00002",
        }),
      ),
    ).toMatchObject({
      caseId: "one",
      sender: "unverified",
      reason: "threadAndReferenceDisagree",
    });
  });

  it("a mail that the sender's domain disowns is unverified whatever its From says", () => {
    expect(
      matchMail(
        incoming({ inReplyTo: ["<01@mail.example>"], isDisowned: true }),
      ),
    ).toMatchObject({
      sender: "unverified",
      reason: "disownedByDomain",
    });
  });

  it("a mail without an address is unverified", () => {
    expect(
      matchMail(incoming({ references: ["<01@mail.example>"], from: null })),
    ).toMatchObject({ sender: "unverified" });
  });

  it("of the references the nearest counts", () => {
    expect(
      matchMail(
        incoming({
          references: ["<01@mail.example>", "<02@mail.example>"],
          from: "li@post.example",
        }),
      ),
    ).toMatchObject({ kind: "reply", caseId: "two" });
  });

  it("the same person writing afresh is a new matter", () => {
    expect(matchMail(incoming({}))).toEqual({
      kind: "new",
      reason: "noThread",
    });
  });

  it("an automatic answer opens nothing: it goes to the thread's case, else to the latest open case of the address, else aside", () => {
    const automatic = (given: Partial<IncomingMail>) =>
      matchMail(incoming({ isAutomatic: true, ...given }));
    expect(automatic({ inReplyTo: ["<02@mail.example>"] })).toMatchObject({
      kind: "automatic",
      caseId: "two",
    });
    expect(automatic({})).toEqual({
      kind: "automatic",
      caseId: "one",
      reason: "automaticFromAddress",
    });
    expect(automatic({ from: "nobody@post.example" })).toEqual({
      kind: "automatic",
      caseId: null,
      reason: "automaticUnknown",
    });
    expect(automatic({ from: null })).toMatchObject({ caseId: null });
  });

  it("T27 nothing is ever verified without a reply address of the case, nor from an address that is not on it", () => {
    const ids = fc.subarray(
      office.knownMessages.map(({ messageId }) => messageId),
    );
    const address = fc.constantFrom(
      hannah,
      "li@post.example",
      "evil@other.example",
      null,
    );
    fc.assert(
      fc.property(
        ids,
        ids,
        address,
        fc.constantFrom("", "DSR-2026-00001", "DSR-2026-00002"),
        fc.array(
          fc.record({
            caseId: fc.constantFrom("one", "two", "old"),
            isGenuine: fc.boolean(),
          }),
        ),
        (inReplyTo, references, from, subject, marks) => {
          const match = matchMail(
            incoming({ inReplyTo, references, from, subject, marks }),
          );
          if (match.kind !== "reply" || match.sender !== "verified") return;
          expect(marks).toContainEqual({
            caseId: match.caseId,
            isGenuine: true,
          });
          expect(
            office.cases.find(({ caseId }) => caseId === match.caseId)
              ?.addresses,
          ).toContain(from);
        },
      ),
    );
  });
});
