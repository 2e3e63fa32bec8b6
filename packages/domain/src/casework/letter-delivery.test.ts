import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterFailure,
  deliverable,
  lostAfterMinutes,
  mayStop,
  retryPausesMinutes,
  type Delivery,
} from "./letter-delivery.ts";

const queued: Delivery = {
  state: "waiting",
  queuedAt: "2026-09-21T01:42:00Z",
  mayBeStopped: true,
  tries: 0,
  retryAt: null,
  triedAt: null,
};

describe("when a letter leaves", () => {
  it("waits 30 seconds in which it can be stopped, then leaves", () => {
    expect(deliverable(queued, "2026-09-21T01:42:29Z")).toEqual({
      kind: "wait",
      why: "stopWindow",
      until: "2026-09-21T01:42:30Z",
    });
    expect(deliverable(queued, "2026-09-21T01:42:30Z")).toEqual({
      kind: "send",
    });
  });

  it("an acknowledgement that nobody wrote leaves at once", () => {
    const auto = { ...queued, mayBeStopped: false };
    expect(deliverable(auto, queued.queuedAt)).toEqual({ kind: "send" });
  });

  it("waits between two tries", () => {
    const tried = { ...queued, tries: 1, retryAt: "2026-09-21T01:50:00Z" };
    expect(deliverable(tried, "2026-09-21T01:49:59Z")).toMatchObject({
      why: "backOff",
    });
    expect(deliverable(tried, "2026-09-21T01:50:00Z").kind).toBe("send");
  });

  it("is not tried a second time while a try runs, and is taken up again when that try was lost", () => {
    const sending: Delivery = {
      ...queued,
      state: "sending",
      tries: 1,
      triedAt: "2026-09-21T02:00:00Z",
    };
    expect(deliverable(sending, "2026-09-21T02:01:00Z")).toMatchObject({
      why: "underway",
    });
    expect(
      deliverable(sending, `2026-09-21T02:${lostAfterMinutes}:00Z`).kind,
    ).toBe("send");
  });

  it.each(["sent", "stopped", "dead"] as const)(
    "never leaves once it is %s",
    (state) => {
      expect(deliverable({ ...queued, state }, "2027-01-01T00:00:00Z")).toEqual(
        { kind: "never", why: state },
      );
    },
  );

  it("compares instants, not spellings", () => {
    expect(deliverable(queued, "2026-09-21T09:42:31+08:00").kind).toBe("send");
  });
});

describe("stopping a letter", () => {
  it("is possible until it leaves, between two tries too", () => {
    expect(mayStop(queued).ok).toBe(true);
    expect(mayStop({ ...queued, tries: 2 }).ok).toBe(true);
    for (const state of ["sending", "sent", "stopped", "dead"] as const) {
      expect(mayStop({ ...queued, state })).toMatchObject({
        refusal: { code: "tooLateToStop" },
      });
    }
  });
});

describe("after a failed try", () => {
  const now = "2026-09-21T02:00:00Z";

  it("gives up at once when the other side refused for good", () => {
    expect(afterFailure(1, { kind: "permanent" }, now)).toEqual({
      state: "dead",
      why: "refused",
    });
  });

  it.each(["temporary", "setup"] as const)(
    "tries again after a %s problem, later each time, and then gives up",
    (kind) => {
      expect(afterFailure(1, { kind }, now)).toEqual({
        state: "waiting",
        retryAt: "2026-09-21T02:01:00Z",
      });
      const tries = retryPausesMinutes.length + 1;
      expect(afterFailure(tries, { kind }, now)).toEqual({
        state: "dead",
        why: "triesUsedUp",
      });
    },
  );

  it("always ends, and never goes back in time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (tries) => {
        const next = afterFailure(tries, { kind: "temporary" }, now);
        if (next.state === "waiting") expect(next.retryAt > now).toBe(true);
        else expect(tries).toBeGreaterThan(retryPausesMinutes.length);
      }),
    );
  });

  it("waits longer from try to try, a little over a day in all", () => {
    const pauses: readonly number[] = retryPausesMinutes;
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 60;
    expect(hours).toBeGreaterThan(24);
    expect(hours).toBeLessThan(36);
  });
});
