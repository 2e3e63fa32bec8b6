import { setImmediate as otherThings } from "node:timers/promises";
import type { Actor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import type { CaseHolder } from "@kept/domain/access/visible-cases";
import { everything, missedSomething, type LiveEvent } from "@kept/domain/live";
import { tried } from "../db/constraint-error.ts";
import type { Db } from "../db/reading.ts";
import { sightOf, type Sight } from "./sight-views.ts";

/** An event on its way to those who may know of it. */
export interface LiveNews extends LiveEvent {
  /** Told to this person and nobody else. */
  readonly to?: string;
  /** What was otherwise before: whoever lost sight of the case has a list that shows it still. */
  readonly was?: Partial<CaseHolder>;
}

export interface LiveBatch {
  /** Says where this process stands in its own stream, so that a gap is noticed. */
  readonly id: string;
  readonly events: readonly LiveEvent[];
}

export interface LiveParts {
  readonly db: Db;
  /** Made anew at every start, so that a place in another run's stream is known for what it is. */
  readonly bootId: string;
  /** What it takes to look into each register. */
  readonly viewPermissions: Readonly<Record<string, Permission>>;
  /** Who is signed in by these sessions now; one that ended is not in the answer. */
  readonly stillIn: (
    sessionHashes: readonly string[],
  ) => Promise<ReadonlyMap<string, Actor>>;
  /** Shorter in tests. */
  readonly beatMs?: number;
}

/** How listening went: it began, or this person listens from too many places already. */
export type Listening =
  | { readonly ok: true; readonly batches: AsyncIterable<LiveBatch> }
  | { readonly ok: false };

export interface LiveHub {
  /** Told to everybody who may know, soon; never inside a transaction. */
  publish(...news: readonly LiveNews[]): void;
  /** Ends when the session does, when the house closes, or when `signal` says so. */
  listen(
    actor: Actor,
    at: {
      readonly since: string | null;
      readonly signal: AbortSignal | undefined;
    },
  ): Listening;
  /** Whether the house closes: an end that came from here is no end of a session. */
  isClosing(): boolean;
  close(): void;
}

interface Listener {
  actor: Actor;
  waiting: readonly LiveEvent[];
  wake: () => void;
  isOver: boolean;
}

/** Tabs and devices of one person; a browser needs one. */
export const mostListeners = 12;
/** News of one moment are told together. */
const gatherMs = 40;
/** So many listeners are told before the house does something else. */
const mostInARow = 50;
/** Beyond this a list is told to look again instead. */
const mostAtOnce = 60;

export function makeLiveHub(parts: LiveParts): LiveHub {
  const { db, bootId, viewPermissions, stillIn, beatMs = 1_000 } = parts;
  const listeners = new Set<Listener>();
  const placesOf = new Map<string, number>();
  let gathered: LiveNews[] = [];
  let gathering: NodeJS.Timeout | null = null;
  let beating: NodeJS.Timeout | null = null;
  let place = 0;
  let sealedPlace = 0;
  let closing = false;

  /** Where the stream stands for somebody; what only named people hear of moves it for them alone. */
  const here = ({ namedOn }: Actor): string =>
    namedOn.length === 0
      ? `${bootId}.${place}`
      : `${bootId}.${place}.${sealedPlace}`;

  function begin(listener: Listener): void {
    const { id } = listener.actor;
    placesOf.set(id, (placesOf.get(id) ?? 0) + 1);
    listeners.add(listener);
  }

  function end(listener: Listener): void {
    listener.isOver = true;
    if (listeners.delete(listener)) {
      const { id } = listener.actor;
      const left = (placesOf.get(id) ?? 1) - 1;
      if (left === 0) placesOf.delete(id);
      else placesOf.set(id, left);
    }
    listener.wake();
    if (listeners.size === 0 && beating !== null) {
      clearInterval(beating);
      beating = null;
    }
  }

  async function flush(): Promise<void> {
    const news = gathered;
    gathered = [];
    if (listeners.size > 0) await tellAll(news);
    gathering = gathered.length > 0 ? gatherLater() : null;
  }

  function gatherLater(): NodeJS.Timeout {
    return setTimeout(() => void flush(), gatherMs);
  }

  async function tellAll(news: readonly LiveNews[]): Promise<void> {
    const caseIds = news.flatMap(({ topic, id }) =>
      topic === "case" || topic === "presence" ? [id] : [],
    );
    const looked = await tried(() => sightOf(db, [...new Set(caseIds)]));
    // So does what a list was told of one person alone: that it names them.
    const isSealed = ({ topic, id, to }: LiveNews): boolean =>
      (topic === "list" && to !== undefined) ||
      (looked.ok && looked.value.get(id)?.isSealed === true);
    if (news.some(isSealed)) sealedPlace += 1;
    if (!news.every(isSealed)) place += 1;
    // Where nobody can say who may know of it, everybody looks again and is answered by the rules of the screen.
    const sights = looked.ok ? looked.value : new Map<string, Sight>();
    const said = looked.ok ? news : [missedSomething];
    // The tabs of a session hear the same: it is worked out for each person once.
    const heard = new Map<Actor, readonly LiveEvent[]>();
    let told = 0;
    for (const listener of listeners) {
      const { actor } = listener;
      const events = heard.get(actor) ?? eventsFor(actor, said, sights);
      heard.set(actor, events);
      tell(listener, events, sights);
      told += 1;
      // Whoever works comes before whoever listens: an open page hears of a change a moment later.
      if (told % mostInARow === 0) await otherThings();
    }
  }

  function eventsFor(
    actor: Actor,
    news: readonly LiveNews[],
    sights: ReadonlyMap<string, Sight>,
  ): readonly LiveEvent[] {
    const events = news.flatMap((one) => eventFor(actor, one, sights) ?? []);
    return distinct(events, sights);
  }

  function tell(
    listener: Listener,
    events: readonly LiveEvent[],
    sights: ReadonlyMap<string, Sight>,
  ): void {
    if (events.length === 0) return;
    const { waiting } = listener;
    listener.waiting =
      waiting.length === 0 ? events : distinct([...waiting, ...events], sights);
    listener.wake();
  }

  /** What this person may hear of it; null for nothing. */
  function eventFor(
    actor: Actor,
    { topic, id, kind, to, was }: LiveNews,
    sights: ReadonlyMap<string, Sight>,
  ): LiveEvent | null {
    switch (topic) {
      case "job":
        return to === actor.id ? { topic, id, kind } : null;
      case "person":
        return id === actor.id ? { topic, id, kind } : null;
      case "list": {
        if (to !== undefined && to !== actor.id) return null;
        const permission = viewPermissions[id];
        return id === everything || (permission && may(actor, permission))
          ? { topic, id, kind }
          : null;
      }
      case "case":
      case "presence": {
        const sight = sights.get(id);
        const permission = viewPermissions[sight?.register ?? ""];
        if (!sight || !permission) return null;
        if (can(actor, permission, sight)) return { topic, id, kind };
        // Gone out of sight: the list is worth another look, the case is no business of theirs any more.
        return was !== undefined && can(actor, permission, { ...sight, ...was })
          ? { topic: "list", id: sight.register, kind: "moved" }
          : null;
      }
    }
  }

  /** Sessions that ended, and roles that changed, since the last beat. */
  async function beat(): Promise<void> {
    // A session listens from every tab of it.
    const hashes = [
      ...new Set(
        [...listeners].flatMap(({ actor }) => actor.sessionHash ?? []),
      ),
    ];
    const asked = await tried(() => stillIn(hashes));
    // A disk that does not answer is no reason to send everybody home; the next beat asks again.
    if (!asked.ok) return;
    const actors = asked.value;
    for (const listener of listeners) {
      const { sessionHash } = listener.actor;
      const actor = sessionHash === null ? undefined : actors.get(sessionHash);
      if (actor === undefined) end(listener);
      else listener.actor = actor;
    }
  }

  return {
    publish: (...news) => {
      if (closing || news.length === 0) return;
      gathered.push(...news);
      gathering ??= gatherLater();
    },
    listen: (actor, { since, signal }) => {
      if ((placesOf.get(actor.id) ?? 0) >= mostListeners) return { ok: false };
      const listener: Listener = {
        actor,
        waiting:
          since === null || since === here(actor) ? [] : [missedSomething],
        wake: () => undefined,
        isOver: closing,
      };
      if (!closing) begin(listener);
      beating ??= setInterval(() => void beat(), beatMs);
      signal?.addEventListener("abort", () => {
        end(listener);
      });
      return { ok: true, batches: batchesOf(listener, { here, end }) };
    },
    isClosing: () => closing,
    close: () => {
      closing = true;
      if (gathering !== null) clearTimeout(gathering);
      for (const listener of listeners) end(listener);
      if (beating !== null) clearInterval(beating);
      beating = null;
    },
  };
}

function keyOf({ topic, id, kind }: LiveEvent): string {
  return `${topic} ${id} ${kind}`;
}

/** Each thing once, the last time it was said, and not too many. */
function distinct(
  events: readonly LiveEvent[],
  sights: ReadonlyMap<string, Sight>,
): readonly LiveEvent[] {
  const told = [
    ...new Map(events.map((event) => [keyOf(event), event])).values(),
  ];
  return told.length > mostAtOnce ? together(told, sights) : told;
}

/** Too many to tell one by one: each list says once that it changed, and what is not of a case stays. */
function together(
  events: readonly LiveEvent[],
  sights: ReadonlyMap<string, Sight>,
): LiveEvent[] {
  const rest = events.filter(
    ({ topic }) => topic !== "case" && topic !== "presence",
  );
  const registers = new Set(
    events.flatMap(({ topic, id }) =>
      topic === "case" ? [sights.get(id)?.register ?? everything] : [],
    ),
  );
  const presence = events.some(({ topic }) => topic === "presence");
  return [
    ...rest.filter(({ kind }) => kind !== "many"),
    ...[...registers].map((id) => ({
      topic: "list" as const,
      id,
      kind: "many",
    })),
    ...(presence
      ? [{ topic: "presence" as const, id: everything, kind: "many" }]
      : []),
  ];
}

async function* batchesOf(
  listener: Listener,
  {
    here,
    end,
  }: { here: (actor: Actor) => string; end: (listener: Listener) => void },
): AsyncIterable<LiveBatch> {
  try {
    // The first word says where the stream stands, so that a later gap can be told.
    yield { id: here(listener.actor), events: take(listener) };
    while (!listener.isOver) {
      if (listener.waiting.length === 0)
        await new Promise<void>((resolve) => {
          listener.wake = resolve;
          if (listener.isOver || listener.waiting.length > 0) resolve();
        });
      if (listener.waiting.length > 0)
        yield { id: here(listener.actor), events: take(listener) };
    }
  } finally {
    end(listener);
  }
}

function take(listener: Listener): readonly LiveEvent[] {
  const { waiting } = listener;
  listener.waiting = [];
  return waiting;
}
