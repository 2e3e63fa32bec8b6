import { randomUUIDv7 } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Actor } from "@kept/domain/access/actor";
import { answer } from "../api/refusal-error.ts";
import type { Asking, House } from "../casework/act.ts";
import { findCase } from "../casework/case-store.ts";
import type { Db } from "../db/reading.ts";
import type { FileStore } from "../files/file-store.ts";
import { close } from "../registers/disclosures/after-commands.ts";
import { openDisclosure } from "../registers/disclosures/open-disclosure.ts";
import { fileDesks } from "../registers/intake-doors.ts";
import type { DisclosureStory } from "./disclosure-story.ts";
import { hoursAfter } from "./office-hours.ts";
import type { SeededRandom } from "./seeded-random.ts";

export interface DisclosureStage {
  readonly house: House;
  readonly db: Db;
  readonly files: FileStore;
  readonly counsel: Actor;
  readonly dpo: Actor;
  readonly now: string;
  /** Lets everything that is due at this moment leave. */
  readonly deliver: (now: string) => Promise<unknown>;
}

export interface Telling extends DisclosureStage {
  readonly random: SeededRandom;
  /** The ids of the directory, by the name of the body. */
  readonly agencies: ReadonlyMap<string, string>;
  readonly story: DisclosureStory;
}

/** One case as it is told: its clock only goes forward, and every act is made on its newest version. */
export interface DisclosureScene extends Telling {
  readonly caseId: string;
  /** Came in so lately that it is answered by a letter of the composer; what is older was entered by hand. */
  readonly isOfThisWeek: boolean;
  /** The hour of the last act. */
  readonly at: () => string;
  /** Whether so many hours from the last act are still to come: what has not happened by today has not happened. */
  readonly isAhead: (hours: number) => boolean;
  /** So many hours later somebody asks; counsel unless another is named. */
  readonly by: (hours: number, actor?: Actor) => Asking;
  readonly on: () => Promise<{ caseId: string; version: number }>;
}

export function asking(actor: Actor, now: string): Asking {
  return { actor, now, requestId: randomUUIDv7() };
}

/** Enters the story as a case. */
export async function openScene(telling: Telling): Promise<DisclosureScene> {
  const { house, db, counsel, now, random, story } = telling;
  const { isOwn, isSealed, kind, country, person } = story;
  let at = story.receivedAt;
  const later = (hours: number): string => {
    at = hoursAfter(at, hours);
    return at;
  };
  const { caseId } = answer(
    await openDisclosure(house, asking(counsel, later(0.2)), {
      kind,
      form: kind === "businessTransfer" ? "merger" : null,
      channel: isOwn ? "internal" : random.pick(["courier", "post", "email"]),
      receivedAt: story.receivedAt,
      body: story.body,
      authorityClass: story.authorityClass,
      country,
      officer: isOwn ? null : "Officer in charge",
      contactPhone: isOwn ? null : "+861390000000",
      contactAddress: null,
      asked: story.asked,
      purpose: story.purpose,
      respondBy: story.respondBy,
      dataPlaces: [...story.dataPlaces],
      persons: [
        {
          name: person.name,
          identifiers: [
            { kind: "email", value: person.address },
            { kind: "account", value: `C-${String(10_000 + story.index)}` },
          ],
        },
      ],
      scopeWords:
        kind === "businessTransfer" ? "All customers of the shop" : null,
      scopeCount: kind === "businessTransfer" ? 84_000 : null,
      language: country === "CN" ? "zh" : "en",
      isSealed,
    }),
  );
  const seen = (actor: Actor): Actor =>
    isSealed && actor.id === counsel.id
      ? { ...actor, namedOn: [caseId] }
      : actor;
  return {
    ...telling,
    caseId,
    isOfThisWeek: story.receivedAt > hoursAfter(now, -24 * 7),
    at: () => at,
    isAhead: (hours) =>
      Temporal.Instant.compare(hoursAfter(at, hours), now) > 0,
    by: (hours, actor = counsel) => asking(seen(actor), later(hours)),
    on: async () => ({
      caseId,
      version: (await findCase(db, caseId))?.version ?? 1,
    }),
  };
}

/** The case is closed so many hours after its last act. */
export async function end(scene: DisclosureScene, hours = 1): Promise<void> {
  answer(await close(scene.house, scene.by(hours), await scene.on()));
}

const pdf =
  "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/** The scan of a paper, put on the case. */
export async function addScan(scene: DisclosureScene): Promise<string> {
  const stored = await scene.files.put(new TextEncoder().encode(pdf), {
    limit: 1_000_000,
  });
  if (!stored.ok) throw new Error(stored.code);
  const added = answer(
    await fileDesks(scene.house).disclosures(scene.by(0.2), {
      ...(await scene.on()),
      stored: stored.value,
      purpose: "document",
      letterId: null,
      name: "instrument.pdf",
      declaredType: null,
      deleteOn: null,
      ground: null,
    }),
  );
  return added.caseFileId;
}

/** The day so many days after an instant, by the office's calendar. */
export function dayAfter(at: string, days: number): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO("Asia/Shanghai")
    .toPlainDate()
    .add({ days })
    .toString();
}
