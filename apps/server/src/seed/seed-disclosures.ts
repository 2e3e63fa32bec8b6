import { randomUUIDv7 } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Actor } from "@kept/domain/access/actor";
import { basesFor } from "@kept/domain/registers/disclosures/instruments";
import type {
  Country,
  Instrument,
} from "@kept/domain/registers/disclosures/instruments";
import {
  pathOf,
  usualChannels,
  type AuthorityClass,
  type DisclosureKind,
} from "@kept/domain/registers/disclosures/kinds";
import {
  gatesMet,
  hardGates,
  reviewChecklist,
} from "@kept/domain/registers/disclosures/review";
import { answer } from "../api/refusal-error.ts";
import type { House } from "../casework/act.ts";
import { readApprovals } from "../casework/approval-store.ts";
import { findCase } from "../casework/case-store.ts";
import type { Db } from "../db/reading.ts";
import type { FileStore } from "../files/file-store.ts";
import {
  recordConsent,
  recordReply,
  challenge,
  bindRecipient,
  tellBefore,
} from "../registers/disclosures/before-commands.ts";
import {
  addAgency,
  logInstrument,
  review,
  setScope,
  verifyAuthority,
} from "../registers/disclosures/commands.ts";
import { openDisclosure } from "../registers/disclosures/open-disclosure.ts";
import { close, recordPaper } from "../registers/disclosures/after-commands.ts";
import {
  askRelease,
  decideRelease,
} from "../registers/disclosures/approval-commands.ts";
import {
  refuse,
  withdraw,
} from "../registers/disclosures/negative-commands.ts";
import { preserve } from "../registers/disclosures/preserve-command.ts";
import { release } from "../registers/disclosures/release-command.ts";
import {
  decideNotice,
  endSecrecies,
  giveNotice,
  setSecrecy,
} from "../registers/disclosures/secrecy-commands.ts";
import { readPersons } from "../registers/disclosures/persons-store.ts";
import { fileDesks } from "../registers/intake-doors.ts";
import { demandedMatter, ownMatter } from "./disclosure-words.ts";
import { inventPerson } from "./invented-people.ts";
import { hoursAfter } from "./office-hours.ts";
import { seededRandom, type SeededRandom } from "./seeded-random.ts";

export interface DisclosureStage {
  readonly house: House;
  readonly db: Db;
  readonly files: FileStore;
  readonly counsel: Actor;
  readonly dpo: Actor;
  readonly now: string;
}

interface Asker {
  readonly body: string;
  readonly country: Country;
  readonly authorityClass: AuthorityClass;
  readonly instrument: Instrument;
  readonly phone: string;
}

/** Invented bodies; the numbers are ours, found without them. */
const askers: readonly Asker[] = [
  {
    body: "浦东公安分局经侦支队",
    country: "CN",
    authorityClass: "lawEnforcement",
    instrument: "productionOrder",
    phone: "+862150000101",
  },
  {
    body: "浦东新区人民法院",
    country: "CN",
    authorityClass: "court",
    instrument: "courtOrder",
    phone: "+862150000102",
  },
  {
    body: "上海市税务稽查局",
    country: "CN",
    authorityClass: "tax",
    instrument: "taxRequest",
    phone: "+862150000103",
  },
  {
    body: "市场监督管理执法总队",
    country: "CN",
    authorityClass: "regulator",
    instrument: "informationNotice",
    phone: "+862150000104",
  },
  {
    body: "Public Prosecutor's Office Bremen",
    country: "DE",
    authorityClass: "prosecutor",
    instrument: "productionOrder",
    phone: "+494215000105",
  },
  {
    body: "District Court Rotterdam",
    country: "NL",
    authorityClass: "court",
    instrument: "courtOrder",
    phone: "+311050000106",
  },
  {
    body: "District Attorney, Fairfield County",
    country: "US",
    authorityClass: "prosecutor",
    instrument: "subpoena",
    phone: "+12035550107",
  },
  {
    body: "Metropolitan Police, Economic Crime",
    country: "GB",
    authorityClass: "lawEnforcement",
    instrument: "productionOrder",
    phone: "+442075550108",
  },
  {
    body: "Commercial Affairs Department",
    country: "SG",
    authorityClass: "lawEnforcement",
    instrument: "administrativeOrder",
    phone: "+6565550109",
  },
];

const pdf =
  "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n";

type Ending =
  | "given"
  | "inPart"
  | "narrowed"
  | "noneHeld"
  | "refused"
  | "withdrawn"
  | "gagged"
  | "underway";

/** Two years of demands and disclosures of our own, through the commands that people use. */
export async function seedDisclosures(
  stage: DisclosureStage,
  count: number,
): Promise<void> {
  const random = seededRandom(20_261_122);
  const agencies = new Map<string, string>();
  const start = hoursAfter(stage.now, -24 * 731);
  for (const { body, country, authorityClass, phone } of askers) {
    const { agencyId } = answer(
      await addAgency(stage.house, asking(stage.counsel, start), {
        name: body,
        country,
        authorityClass,
        phone,
        address: `demands.${phone.slice(-3)}@agency.example`,
        source: "governmentDirectory",
      }),
    );
    agencies.set(body, agencyId);
  }
  // Two years of them, and some of this week that are underway.
  const fresh = [9, 6, 4, 3, 2, 1, 0.5];
  const days = [
    ...Array.from({ length: count - fresh.length }, (_, index) =>
      Math.round(((count - index) * 724) / count),
    ),
    ...fresh,
  ];
  for (const [index, daysAgo] of days.entries()) {
    const receivedAt = hoursAfter(
      stage.now,
      -24 * daysAgo - random.whole(1, 7),
    );
    const respondBy =
      daysAgo < 10 ? dayAfter(stage.now, 2 + 3 * Math.round(daysAgo)) : null;
    await tellOne({ ...stage, random, agencies, index, receivedAt, respondBy });
  }
  await endSecrecies({ ...stage.house, db: stage.db, now: () => stage.now });
}

function asking(actor: Actor, now: string) {
  return { actor, now, requestId: randomUUIDv7() };
}

interface Telling extends DisclosureStage {
  readonly random: SeededRandom;
  readonly agencies: ReadonlyMap<string, string>;
  readonly index: number;
  readonly receivedAt: string;
  /** The day that the instrument sets, of those that are still underway. */
  readonly respondBy: string | null;
}

function kindOf(index: number): DisclosureKind {
  const others: Readonly<Record<number, DisclosureKind>> = {
    3: "emergency",
    9: "civilDemand",
    13: "preservation",
    17: "emergency",
    21: "publication",
    25: "fraudExchange",
    29: "businessTransfer",
    33: "groupSharing",
    37: "policeReport",
  };
  return others[index % 41] ?? "authorityDemand";
}

async function tellOne(telling: Telling): Promise<void> {
  const { house, db, files, counsel, dpo, now, random, index } = telling;
  const kind = kindOf(index);
  const asker = random.pick(askers);
  const person = inventPerson(random, 50_000 + index);
  const own = ownMatter(kind);
  const isOwn = own !== null;
  const country: Country = isOwn ? "CN" : asker.country;
  const dataPlaces: Country[] =
    country === "CN" || random.chance(0.5) ? ["CN"] : ["DE"];
  const { asked, purposes } = own ?? demandedMatter(country);
  const purpose = random.pick(purposes);
  const isSealed = kind === "authorityDemand" && index % 30 === 11;
  const ending: Ending = isOwn
    ? random.pick(["given", "inPart"])
    : index % 41 > 38
      ? "noneHeld"
      : random.weighted<Ending>({
          given: 34,
          inPart: 26,
          narrowed: 10,
          noneHeld: 8,
          refused: 8,
          withdrawn: 4,
          gagged: 8,
          underway: 2,
        });
  let at = telling.receivedAt;
  const later = (hours: number): string => {
    at = hoursAfter(at, hours);
    return at;
  };
  /** What has not happened by today has not happened yet. */
  const isAhead = (hours: number): boolean =>
    Temporal.Instant.compare(hoursAfter(at, hours), now) > 0;
  const opened = answer(
    await openDisclosure(house, asking(counsel, later(0.2)), {
      kind,
      form: kind === "businessTransfer" ? "merger" : null,
      channel: isOwn ? "internal" : random.pick(["courier", "post", "email"]),
      receivedAt: telling.receivedAt,
      body: own?.body ?? asker.body,
      authorityClass: own?.authorityClass ?? asker.authorityClass,
      country,
      officer: isOwn ? null : "Officer in charge",
      contactPhone: isOwn ? null : "+861390000000",
      contactAddress: null,
      asked,
      purpose,
      respondBy: telling.respondBy,
      dataPlaces,
      persons: [
        {
          name: person.name,
          identifiers: [
            { kind: "email", value: person.address },
            { kind: "account", value: `C-${String(10_000 + index)}` },
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
  const { caseId } = opened;
  const seen = (actor: Actor): Actor =>
    isSealed && actor.id === counsel.id
      ? { ...actor, namedOn: [caseId] }
      : actor;
  const on = async () => ({
    caseId,
    version: (await findCase(db, caseId))?.version ?? 1,
  });
  const by = (hours: number, actor = counsel) =>
    asking(seen(actor), later(hours));
  const scan = async (): Promise<string> => {
    const stored = await files.put(new TextEncoder().encode(pdf), {
      limit: 1_000_000,
    });
    if (!stored.ok) throw new Error(stored.code);
    const added = answer(
      await fileDesks(house).disclosures(by(0.2), {
        ...(await on()),
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
  };
  if (isAhead(3)) return;
  const isEmergency = kind === "emergency";
  // The scan is a version of the case by itself, so it comes first.
  const scanFileId =
    isEmergency || isOwn || kind === "publication" ? null : await scan();
  if (kind === "publication")
    answer(
      await review(house, by(2), { ...(await on()), ...reviewed("consent") }),
    );
  else
    answer(
      await logInstrument(house, by(1), {
        ...(await on()),
        type: isEmergency
          ? "oralRequest"
          : isOwn
            ? "agreement"
            : kind === "preservation"
              ? "preservationLetter"
              : asker.instrument,
        reference: isEmergency
          ? null
          : `(${at.slice(0, 4)}) ${String(100 + index)}`,
        issuedOn: null,
        issuer: null,
        scanFileId,
        respondBy: telling.respondBy,
        asked,
        purpose,
      }),
    );
  if (ending === "withdrawn" && !isOwn && !isEmergency) {
    if (isAhead(30)) return;
    answer(
      await withdraw(house, by(28), {
        ...(await on()),
        withdrawnAt: at,
        purpose,
        reason: "The authority found what it needed elsewhere.",
      }),
    );
    return;
  }
  if (!isOwn) {
    if (isAhead(5)) return;
    answer(
      await verifyAuthority(house, by(isEmergency ? 0.4 : 4), {
        ...(await on()),
        agencyId: telling.agencies.get(asker.body) ?? null,
        callBack: asker.phone,
        source: "directory",
        secondChannel: "callBack",
        spokeWith: "Duty desk",
        verifiedAt: at,
      }),
    );
  }
  if (kind === "preservation") {
    if (isAhead(3)) return;
    answer(
      await preserve(house, by(2), {
        ...(await on()),
        preservedAt: at,
        what: "Records of the account",
      }),
    );
    if (isAhead(24 * 91)) return;
    answer(await close(house, by(24 * 90), await on()));
    return;
  }
  const met = gatesMet({ kind, country, dataPlaces });
  const isShut = met.length > 0 && (isEmergency || random.chance(0.6));
  if (!isEmergency && kind !== "publication") {
    if (isAhead(26)) return;
    const bases = basesFor(kind);
    answer(
      await review(house, by(24), {
        ...(await on()),
        ...reviewed(bases[0] ?? "lawOrCourt", isShut ? [] : met),
      }),
    );
  }
  if (isSealed) {
    answer(
      await setSecrecy(house, by(2), {
        ...(await on()),
        state: "until",
        orderedBy: asker.body,
        reference: `S-${String(index)}`,
        until: dayAfter(now, 200 + index),
        reviewOn: dayAfter(now, 60),
      }),
    );
    return;
  }
  if (isShut || ending === "refused" || ending === "noneHeld") {
    if (isAhead(40)) return;
    if (isOwn) return;
    answer(
      await refuse(house, by(36), {
        ...(await on()),
        outcome: ending === "noneHeld" && !isShut ? "noneHeld" : "refused",
        answeredAt: at,
        purpose,
        reason: isShut
          ? "The demand has to come through judicial assistance."
          : ending === "noneHeld"
            ? "Nobody of this name is a customer."
            : "The instrument does not name the person.",
      }),
    );
    answer(await close(house, by(1), await on()));
    return;
  }
  if (ending === "underway" || isAhead(60)) return;
  if (ending === "narrowed" && !isOwn && !isEmergency) {
    const { challengeId } = answer(
      await challenge(house, by(4), {
        ...(await on()),
        challenge: "narrow",
        sentAt: at,
        text: "No period is named; we offer three months.",
      }),
    );
    answer(
      await recordReply(house, by(20), {
        ...(await on()),
        challengeId,
        outcome: "accepted",
        repliedAt: at,
        text: "Three months are enough.",
      }),
    );
  }
  const persons = await readPersons(db, caseId);
  const isPart = ending !== "given";
  const items = isEmergency ? ["name", "phone"] : ["name", "email", "phone"];
  const given = isPart && !isEmergency ? ["name", "email"] : items;
  answer(
    await setScope(house, by(isEmergency ? 0.2 : 6), {
      ...(await on()),
      rows: [
        {
          personId: persons[0]?.id ?? null,
          category: "account",
          asked: items,
          lawful: given,
          available: items,
          given,
          withheld:
            items.length === given.length
              ? null
              : "The instrument does not reach phone numbers.",
          fileIds: [],
        },
        ...(index % 9 === 4 && !isEmergency
          ? [
              {
                personId: persons[0]?.id ?? null,
                category: "messages" as const,
                asked: ["text"],
                lawful: ["text"],
                available: ["text"],
                given: ["text"],
                withheld: null,
                fileIds: [],
              },
            ]
          : []),
      ],
    }),
  );
  if (kind === "businessTransfer")
    answer(
      await bindRecipient(house, by(2), {
        ...(await on()),
        undertaking: "undertaking",
        signedOn: at.slice(0, 10),
        reference: "Annex 4",
      }),
    );
  if (kind === "businessTransfer" || kind === "publication") {
    answer(
      await tellBefore(house, by(2), {
        ...(await on()),
        toldAt: at,
        purpose,
        dataKinds: "Name and e-mail address",
        sensitive: "None",
        how: "By e-mail",
      }),
    );
  }
  if (kind === "publication")
    answer(
      await recordConsent(house, by(8), {
        ...(await on()),
        consentedAt: at,
        proof: "Signed form on file",
      }),
    );
  const { approvalId } = answer(
    await askRelease(house, by(isEmergency ? 0.2 : 3), {
      ...(await on()),
      approverId: dpo.id,
    }),
  );
  const approval = (await readApprovals(db, caseId)).find(
    ({ id }) => id === approvalId,
  );
  answer(
    await decideRelease(house, by(isEmergency ? 0.2 : 5, dpo), {
      ...(await on()),
      approvalId,
      contentHash: approval?.contentHash ?? "",
      answer: "approved",
      reason: null,
    }),
  );
  answer(
    await release(house, by(isEmergency ? 0.1 : 2), {
      ...(await on()),
      releasedAt: at,
      purpose,
      recipient: own?.body ?? asker.body,
      officer: null,
      channel: usualChannels[pathOf(kind)] ?? "portal",
    }),
  );
  if (isEmergency && !isAhead(30)) {
    const paperId = await scan();
    answer(
      await recordPaper(house, by(random.chance(0.8) ? 14 : 27), {
        ...(await on()),
        type: "productionOrder",
        reference: `E-${String(index)}`,
        scanFileId: paperId,
        receivedAt: at,
      }),
    );
    answer(
      await review(house, by(2), {
        ...(await on()),
        ...reviewed("vitalInterests"),
      }),
    );
  }
  await finish();

  function reviewed(
    basis: Parameters<typeof review>[2]["basis"],
    gates: readonly (keyof typeof hardGates)[] = [],
  ) {
    return {
      checks: reviewChecklist({
        kind,
        country,
        instrument: isEmergency
          ? "productionOrder"
          : kind === "publication"
            ? null
            : isOwn
              ? "agreement"
              : asker.instrument,
      }).map((check) => ({ check, answer: "yes" as const })),
      exceptions: gates.map((gate) => ({
        gate,
        exception: Object.keys(hardGates[gate].exceptions)[0] ?? "",
        reference: `Approval ${String(1_000 + index)}`,
      })),
      basis,
      necessity: "Needed for the purpose that is named, and no more.",
      result: "lawful" as const,
    };
  }

  /** The notice now, later or never; and the end. */
  async function finish(): Promise<void> {
    if (isOwn && kind !== "policeReport") {
      answer(await close(house, by(1), await on()));
      return;
    }
    if (ending === "gagged" && !isEmergency) {
      // Some of them ended since, so that notices are owed today.
      const until = dayAfter(at, random.pick([30, 90, 365, 900]));
      answer(
        await setSecrecy(house, by(0.5), {
          ...(await on()),
          state: "until",
          orderedBy: asker.body,
          reference: `S-${String(index)}`,
          until,
          reviewOn: null,
        }),
      );
      answer(
        await decideNotice(house, by(0.2), {
          ...(await on()),
          decision: "deferred",
          reason: "Secrecy was ordered.",
        }),
      );
      return;
    }
    if (isAhead(80)) return;
    answer(
      await decideNotice(house, by(4), {
        ...(await on()),
        decision: "now",
        reason: "Nothing stands against it.",
      }),
    );
    answer(
      await giveNotice(house, by(48), {
        ...(await on()),
        givenAt: at,
        how: "By e-mail",
      }),
    );
    answer(await close(house, by(1), await on()));
  }
}

function dayAfter(at: string, days: number): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO("Asia/Shanghai")
    .toPlainDate()
    .add({ days })
    .toString();
}
