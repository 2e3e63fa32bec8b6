import { describe, expect, it } from "vitest";
import { standingOf } from "./letter-standing.ts";

const letterId = "letter";
const person = { id: "tang", name: "Tang Ning", nameZh: "唐宁" };

function setting(given: {
  mayWrite?: boolean;
  isMine?: boolean;
  approval?: "none" | "asked" | "approved" | "changesAsked" | "void";
  state?: "draft" | "queued" | "sent" | "failed" | "discarded";
}): Parameters<typeof standingOf>[0] {
  const { mayWrite = true, isMine, approval = "none", state = "draft" } = given;
  return {
    theCase: {
      frame: {
        moves: [
          {
            move: "write",
            label: { en: "Write", zh: "撰写" },
            allowed: mayWrite,
            refusal: null,
            primary: false,
          },
        ],
        approvals:
          isMine === undefined
            ? []
            : [
                {
                  id: "approval",
                  letterId,
                  letterTitle: { en: "Letter", zh: "信函" },
                  state: "asked",
                  askedBy: person,
                  askedOf: person,
                  askedAt: "2026-09-21T01:00:00Z",
                  decidedBy: null,
                  decidedAt: null,
                  reason: null,
                  contentHash: "a",
                  isMine,
                },
              ],
      },
    },
    letter: { id: letterId, state, approval },
    me: { permissions: ["requests.approve"] },
    approving: "requests.approve",
  };
}

describe("what somebody can do with a letter", () => {
  it("is to write a draft, when the case is open to them for that", () => {
    expect(standingOf(setting({})).kind).toBe("writing");
    expect(standingOf(setting({ mayWrite: false })).kind).toBe("reading");
  });

  it("is to approve it when they were asked, even where they might write", () => {
    const asked = setting({ isMine: true, approval: "asked" });
    expect(standingOf(asked).kind).toBe("approving");
  });

  it("is not to approve words that were changed after they were asked", () => {
    const changed = setting({ isMine: true, approval: "void" });
    expect(standingOf(changed).kind).toBe("writing");
  });

  it("is not to approve what somebody else was asked", () => {
    const others = setting({ isMine: false, approval: "asked" });
    expect(standingOf(others).kind).toBe("writing");
  });

  it("is only to read what has been sent", () => {
    expect(standingOf(setting({ state: "queued" })).kind).toBe("leaving");
    expect(standingOf(setting({ state: "sent" })).kind).toBe("sent");
  });
});
