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
    ...office,
    ...given,
  };
}

describe("a mail is matched to a case", () => {
  it("a reply in the thread from the address on the case is the person's", () => {
    expect(
      matchMail(
        incoming({
          inReplyTo: ["<our-letter@kept.example>"],
          from: "Hannah.Vogel@POST.example",
        }),
      ),
    ).toEqual({
      kind: "reply",
      caseId: "one",
      sender: "verified",
      reason: "threadAndAddress",
    });
  });

  it("so is one that names the reference", () => {
    expect(
      matchMail(incoming({ subject: "Re: [dsr-2026-00001] your request" })),
    ).toMatchObject({
      caseId: "one",
      sender: "verified",
      reason: "referenceAndAddress",
    });
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
    ).toMatchObject({
      caseId: "two",
      sender: "verified",
    });
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

  it("nothing is ever verified from an address that is not on the case", () => {
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
        (inReplyTo, references, from, subject) => {
          const match = matchMail(
            incoming({ inReplyTo, references, from, subject }),
          );
          if (match.kind !== "reply" || match.sender !== "verified") return;
          expect(
            office.cases.find(({ caseId }) => caseId === match.caseId)
              ?.addresses,
          ).toContain(from);
        },
      ),
    );
  });
});
