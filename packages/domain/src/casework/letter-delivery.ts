import { Temporal } from "temporal-polyfill";
import { granted, refused, type Verdict } from "../verdict.ts";
import type { Instant } from "./clock.ts";

/** How long a letter can still be stopped after "Send", in seconds. */
export const stopWindowSeconds = 30;

/**
 * Waiting times between tries, in minutes; one try more than there are pauses. Together a little over a day:
 * a mail server may be down for a night, but a legal date must not pass while a machine keeps trying.
 */
export const retryPausesMinutes = [1, 5, 15, 60, 180, 360, 900] as const;

/** A try that has not reported back after this many minutes is taken for lost with its process. */
export const lostAfterMinutes = 15;

export type DeliveryState = "waiting" | "sending" | "sent" | "stopped" | "dead";

/** What the outbox knows of one message. */
export interface Delivery {
  readonly state: DeliveryState;
  /** "Send" was pressed. */
  readonly queuedAt: Instant;
  /** An auto-acknowledgement has no stop window. */
  readonly mayBeStopped: boolean;
  /** Tries begun so far. */
  readonly tries: number;
  /** Not before this; null for a message that was never tried. */
  readonly retryAt: Instant | null;
  /** When the running try began; null while none runs. */
  readonly triedAt: Instant | null;
}

export type DeliveryDecision =
  | { readonly kind: "send" }
  | {
      readonly kind: "wait";
      readonly why: "stopWindow" | "backOff" | "underway";
      readonly until: Instant;
    }
  | { readonly kind: "never"; readonly why: "sent" | "stopped" | "dead" };

/** Whether a message leaves now, later or not any more. The same message is never tried twice at once. */
export function deliverable(
  delivery: Delivery,
  now: Instant,
): DeliveryDecision {
  switch (delivery.state) {
    case "sent":
    case "stopped":
    case "dead":
      return { kind: "never", why: delivery.state };
    case "sending": {
      // The process may have died after the server took the mail: the same Message-ID goes out again, and
      // a second copy is the lesser evil beside an answer that never arrives.
      const lostAt = after(delivery.triedAt ?? delivery.queuedAt, {
        minutes: lostAfterMinutes,
      });
      return isBefore(now, lostAt)
        ? { kind: "wait", why: "underway", until: lostAt }
        : { kind: "send" };
    }
    case "waiting": {
      const opensAt = stopWindowEndsAt(delivery);
      if (isBefore(now, opensAt)) {
        return { kind: "wait", why: "stopWindow", until: opensAt };
      }
      if (delivery.retryAt !== null && isBefore(now, delivery.retryAt)) {
        return { kind: "wait", why: "backOff", until: delivery.retryAt };
      }
      return { kind: "send" };
    }
  }
}

/** First instant at which the message may leave. */
function stopWindowEndsAt(
  delivery: Pick<Delivery, "queuedAt" | "mayBeStopped">,
): Instant {
  return after(delivery.queuedAt, {
    seconds: delivery.mayBeStopped ? stopWindowSeconds : 0,
  });
}

/** Whether a person can still take the letter back: until it left, even between two tries. */
export function mayStop(delivery: Delivery): Verdict<null> {
  return delivery.state === "waiting" && delivery.mayBeStopped
    ? granted(null)
    : refused("tooLateToStop");
}

/**
 * Why a try failed. `permanent`: the other side refused this message or this address for good (SMTP 5xx).
 * `temporary`: it may work later (SMTP 4xx, no connection). `setup`: our own account or certificate is at
 * fault, so every letter waits and somebody has to be told at once.
 */
export interface DeliveryProblem {
  readonly kind: "permanent" | "temporary" | "setup";
  /** SMTP reply code where the server gave one. */
  readonly code: number | null;
  /** What the other side or the network said, in one line, without addresses of ours. */
  readonly said: string;
}

export type AfterFailure =
  | { readonly state: "waiting"; readonly retryAt: Instant }
  | { readonly state: "dead"; readonly why: "refused" | "triesUsedUp" };

/** What becomes of a message after a failed try: `tries` counts that try. */
export function afterFailure(
  tries: number,
  problem: Pick<DeliveryProblem, "kind">,
  now: Instant,
): AfterFailure {
  if (problem.kind === "permanent") return { state: "dead", why: "refused" };
  const pause = retryPausesMinutes[tries - 1];
  if (pause === undefined) return { state: "dead", why: "triesUsedUp" };
  return { state: "waiting", retryAt: after(now, { minutes: pause }) };
}

function after(
  at: Instant,
  length: { readonly seconds?: number; readonly minutes?: number },
): Instant {
  return Temporal.Instant.from(at).add(length).toString();
}

function isBefore(one: Instant, two: Instant): boolean {
  return (
    Temporal.Instant.compare(
      Temporal.Instant.from(one),
      Temporal.Instant.from(two),
    ) < 0
  );
}
