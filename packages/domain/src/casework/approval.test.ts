import { describe, expect, it } from "vitest";
import { isApproved, mayDecideApproval, type Approval } from "./approval.ts";
import { isSettled, taskStanding, type Task } from "./task.ts";

const asked: Approval = {
  id: "one",
  subject: { kind: "letter", id: "letter" },
  contentHash: "words",
  authorIds: ["ann", "bo"],
  state: "asked",
  decidedBy: null,
};

function codeOf(approval: Approval, actorId: string, hash: string) {
  const verdict = mayDecideApproval(approval, actorId, hash);
  return verdict.ok ? null : verdict.refusal.code;
}

describe("four eyes", () => {
  it("let nobody approve what they wrote or edited", () => {
    expect(codeOf(asked, "ann", "words")).toBe("ownWork");
    expect(codeOf(asked, "bo", "words")).toBe("ownWork");
    expect(codeOf(asked, "cy", "words")).toBeNull();
  });

  it("look at one exact wording", () => {
    expect(codeOf(asked, "cy", "other words")).toBe("approvalVoid");
    const approved: Approval = { ...asked, state: "approved" };
    expect(isApproved([approved], "letter", "words")).toBe(true);
    expect(isApproved([approved], "letter", "other words")).toBe(false);
    expect(isApproved([approved], "other letter", "words")).toBe(false);
    expect(isApproved([asked], "letter", "words")).toBe(false);
  });

  it.each(["approved", "changesAsked", "void"] as const)(
    "answer once: what is %s is not open any more",
    (state) => {
      expect(codeOf({ ...asked, state }, "cy", "words")).toBe(
        "approvalNotOpen",
      );
    },
  );
});

function task(more: Partial<Task>): Task {
  return {
    id: "task",
    title: { en: "Delete", zh: "删除" },
    state: "open",
    ownerId: null,
    dueOn: null,
    waitsFor: null,
    planKey: null,
    ...more,
  };
}

describe("a task that waits for another", () => {
  const second = task({ id: "second", waitsFor: "first" });

  it.each([
    ["open", "cannotStart"],
    ["inProgress", "cannotStart"],
    ["done", "open"],
    ["notNeeded", "open"],
  ] as const)(
    "stands as it should when the first is %s: %s",
    (state, standing) => {
      const first = task({ id: "first", state });
      expect(taskStanding(second, [first, second])).toBe(standing);
    },
  );

  it("waits for nothing when the first is gone, and stays what it is once begun", () => {
    expect(taskStanding(second, [second])).toBe("open");
    const begun = { ...second, state: "inProgress" as const };
    expect(taskStanding(begun, [task({ id: "first" }), begun])).toBe(
      "inProgress",
    );
  });

  it("is settled when it is done or not needed", () => {
    expect(isSettled(task({ state: "done" }))).toBe(true);
    expect(isSettled(task({ state: "notNeeded" }))).toBe(true);
    expect(isSettled(task({ state: "inProgress" }))).toBe(false);
  });
});
