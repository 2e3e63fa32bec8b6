import type { Text } from "../../text.ts";
import { addDays, type CivilDay } from "../../time/civil-day.ts";
import { isWorkingDay, type WorkCalendar } from "../../time/work-calendar.ts";
import type { Decision } from "./facts.ts";
import type { RequestType } from "./types.ts";

/** A task that the register puts on a case by itself. */
export interface PlannedTask {
  /** Planned once per case, however often it is planned. */
  readonly key: string;
  readonly title: Text;
  /** Key of the task that has to be done before this one can start. */
  readonly waitsFor: string | null;
}

const systems = {
  account: { en: "Account system", zh: "账户系统" },
  orders: { en: "Orders and invoices", zh: "订单与发票" },
  marketing: { en: "Marketing lists", zh: "营销名单" },
  support: { en: "Support tickets", zh: "客服工单" },
  identifiers: {
    en: "IP addresses, cookies and devices",
    zh: "IP 地址、Cookie 与设备标识",
  },
  recipients: { en: "Recipients of the data", zh: "信息接收方" },
} as const satisfies Record<string, Text>;
type System = keyof typeof systems;
const systemKeys = Object.keys(systems) as System[];

const searched: Readonly<Record<RequestType, readonly System[]>> = {
  access: ["account", "orders", "marketing", "support", "recipients"],
  correction: ["account", "orders", "marketing"],
  deletion: ["account", "orders", "marketing", "support"],
  portability: ["account", "orders"],
  restriction: ["account", "marketing"],
  objection: ["account", "marketing"],
  consentWithdrawal: ["marketing"],
  marketingOptOut: ["marketing"],
  trackingOptOut: ["identifiers"],
  // Its answer is the disclosure register's.
  disclosureRecords: [],
  suspectedViolation: ["support"],
  complaint: ["support"],
  minor: ["account", "orders", "marketing", "support"],
  enquiry: [],
};

/** p000 s.5: whoever lives where identifiers count as personal data has them searched as well (p000-07). */
const searchesIdentifiers: ReadonlySet<RequestType> = new Set([
  "access",
  "deletion",
  "minor",
]);

function countsIdentifiers(regimes: readonly string[]): boolean {
  return regimes.some((regime) =>
    ["EU", "UK", "US-CA", "CN", "BR", "CH"].includes(regime),
  );
}

const searchPrefix = "search.";

/** The search of a case: one task per system, taken together for all that was asked. */
export function searchPlan(
  types: readonly RequestType[],
  regimes: readonly string[],
): PlannedTask[] {
  const wanted = new Set<System>(types.flatMap((type) => searched[type]));
  if (
    countsIdentifiers(regimes) &&
    types.some((type) => searchesIdentifiers.has(type))
  )
    wanted.add("identifiers");
  return systemKeys
    .filter((system) => wanted.has(system))
    .map((system) => ({
      key: `${searchPrefix}${system}`,
      title: systems[system],
      waitsFor: null,
    }));
}

/** Working days that are kept free between the search and the day on which the answer is due. */
const daysForWriting = 5;

/**
 * The day by which a system should have been searched: five working days before the answer is due, and never
 * a day that is past. A target of the office, not a promise to anybody.
 */
export function searchDueOn(
  answerDueOn: CivilDay,
  at: { readonly today: CivilDay; readonly calendar: WorkCalendar },
): CivilDay {
  let on = answerDueOn;
  for (let left = daysForWriting; left > 0 && on > at.today;) {
    on = addDays(on, -1);
    if (isWorkingDay(at.calendar, on)) left -= 1;
  }
  return on < at.today ? at.today : on;
}

/** How many systems have been searched; work that was not needed searched nothing. */
export function systemsSearched(
  tasks: readonly { readonly planKey: string | null; readonly state: string }[],
): number {
  return tasks.filter(
    ({ planKey, state }) =>
      planKey?.startsWith(searchPrefix) === true && state === "done",
  ).length;
}

interface CarryingOut {
  readonly change: Text;
  /** GDPR Art. 19: recipients hear of a correction, a deletion or a restriction once it is done. */
  readonly tell: Text | null;
}

const carryingOut: Partial<Record<RequestType, CarryingOut>> = {
  correction: {
    change: { en: "Correct the data", zh: "更正信息" },
    tell: {
      en: "Tell the recipients of the correction",
      zh: "将更正告知接收方",
    },
  },
  deletion: {
    change: { en: "Delete the data", zh: "删除信息" },
    tell: { en: "Tell the recipients of the deletion", zh: "将删除告知接收方" },
  },
  minor: {
    change: { en: "Delete the minor's data", zh: "删除未成年人信息" },
    tell: {
      en: "Have recipients delete the minor's data",
      zh: "要求接收方删除未成年人信息",
    },
  },
  restriction: {
    change: { en: "Restrict the use of the data", zh: "限制使用信息" },
    tell: {
      en: "Tell the recipients of the restriction",
      zh: "将限制处理告知接收方",
    },
  },
  objection: {
    change: { en: "Stop the use objected to", zh: "停止所反对的处理" },
    tell: null,
  },
  consentWithdrawal: {
    change: {
      en: "Stop what rested on the consent",
      zh: "停止基于该同意的处理",
    },
    tell: null,
  },
  marketingOptOut: {
    change: { en: "Take off the marketing lists", zh: "移出营销名单" },
    tell: null,
  },
  trackingOptOut: {
    change: { en: "Switch tracking off", zh: "停止追踪" },
    tell: null,
  },
};

/** The work that a yes brings, whole or in part; telling the recipients waits for the change itself. */
export function carryOutPlan(
  decisions: readonly Pick<Decision, "type" | "outcome">[],
): PlannedTask[] {
  return decisions
    .filter(({ outcome }) => outcome === "granted" || outcome === "inPart")
    .flatMap(({ type }): PlannedTask[] => {
      const work = carryingOut[type];
      if (work === undefined) return [];
      const key = `carryOut.${type}`;
      const change = { key, title: work.change, waitsFor: null };
      if (work.tell === null) return [change];
      const tell = { key: `tell.${type}`, title: work.tell, waitsFor: key };
      return [change, tell];
    });
}
