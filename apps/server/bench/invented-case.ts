import {
  requestTypeKeys,
  type RequestType,
} from "@kept/domain/registers/requests/types";
import {
  inventPerson,
  type InventedPerson,
} from "../src/seed/invented-people.ts";
import { inventedWords } from "../src/seed/invented-requests.ts";
import type { SeededRandom } from "../src/seed/seeded-random.ts";
import type { BenchStaff } from "./bench-office.ts";

const hour = 3_600_000;
const day = 24 * hour;

const openStages = {
  received: 30,
  identified: 30,
  verified: 12,
  searched: 14,
  decided: 6,
  answered: 8,
} as const;
const endStages = { closed: 90, withdrawn: 4, merged: 3, spam: 3 } as const;
const policyShares = { p000: 46, p001: 14, p002: 12, p003: 18, p004: 10 };
const typeShares: Partial<Record<RequestType, number>> = {
  access: 30,
  deletion: 34,
  correction: 8,
  marketingOptOut: 12,
  consentWithdrawal: 4,
  portability: 2,
  objection: 3,
  complaint: 3,
  enquiry: 4,
};

/** Of a large office a tenth is open; what is open came lately, what is closed over ten years. */
const openShare = 0.1;
const openDays = 75;
const oldestDays = 3_650;

export interface InventedCase {
  readonly id: string;
  readonly index: number;
  readonly person: InventedPerson;
  readonly policyId: string;
  readonly types: readonly RequestType[];
  readonly stage: string;
  readonly isOpen: boolean;
  readonly lane: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly isMinor: boolean;
  readonly isPaused: boolean;
  readonly channel: string;
  readonly text: string;
  readonly receivedMs: number;
  readonly endedMs: number | null;
  readonly touchedMs: number;
}

/** A version 7 UUID that says when it was made and counts up, so that ids lie in the tables as real ones do. */
function idOf(ms: number, index: number): string {
  const time = ms.toString(16).padStart(12, "0");
  const count = index.toString(16).padStart(16, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.slice(0, 3)}-8${count.slice(3, 6)}-${count.slice(4)}`;
}

function moments(share: number, nowMs: number, random: SeededRandom) {
  const isOpen = share >= 1 - openShare;
  const received = isOpen
    ? nowMs - ((1 - share) / openShare) * openDays * day
    : nowMs -
      oldestDays * day +
      (share / (1 - openShare)) * (oldestDays - openDays) * day;
  const receivedMs = Math.min(Math.floor(received), nowMs - hour);
  const endedMs = isOpen ? null : receivedMs + random.whole(1, 32) * day;
  const touchedMs =
    endedMs ?? Math.min(nowMs - 1, receivedMs + random.whole(1, 20) * day);
  return { isOpen, receivedMs, endedMs, touchedMs };
}

/** The case with this number out of so many. */
export function inventCase(
  {
    index,
    of,
    nowMs,
    staff,
  }: { index: number; of: number; nowMs: number; staff: BenchStaff },
  random: SeededRandom,
): InventedCase {
  const time = moments((index + 0.5) / of, nowMs, random);
  const { isOpen, receivedMs } = time;
  const person = inventPerson(random, index);
  const types = [random.weighted(typeShares as Record<RequestType, number>)];
  if (random.chance(0.12)) {
    const more = random.pick(requestTypeKeys);
    if (!types.includes(more)) types.push(more);
  }
  const owner = random.chance(isOpen ? 0.7 : 0.95)
    ? random.pick(staff.analysts)
    : null;
  const words = inventedWords[types[0] ?? "access"][person.language];
  return {
    ...time,
    id: idOf(receivedMs, index),
    index,
    person,
    policyId: random.weighted(policyShares),
    types: types.sort(),
    stage: isOpen ? random.weighted(openStages) : random.weighted(endStages),
    lane: isOpen && random.chance(0.01) ? "duplicate" : "main",
    teamId:
      owner?.teamId ?? (random.chance(0.5) ? random.pick(staff.teamIds) : null),
    ownerId: owner?.id ?? null,
    isMinor: types.includes("minor") || random.chance(0.01),
    isPaused: isOpen && random.chance(0.05),
    channel: random.pick([
      "contactPage",
      "email",
      "phone",
      "post",
      "store",
      "app",
    ]),
    text: `${random.pick(words)} (${String(index)})`,
  };
}
