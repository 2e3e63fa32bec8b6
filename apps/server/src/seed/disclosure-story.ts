import type {
  Country,
  Instrument,
} from "@kept/domain/registers/disclosures/instruments";
import type {
  AuthorityClass,
  DisclosureKind,
} from "@kept/domain/registers/disclosures/kinds";
import { askers, type Asker } from "./disclosure-askers.ts";
import { demandedMatter, ownMatter } from "./disclosure-words.ts";
import { inventPerson, type InventedPerson } from "./invented-people.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** How a case goes on after it came in; what has not happened by today simply has not happened yet. */
type Ending =
  | "given"
  | "inPart"
  | "narrowed"
  | "noneHeld"
  | "refused"
  | "withdrawn"
  | "gagged"
  | "underway";

export interface DisclosureStory {
  readonly index: number;
  readonly kind: DisclosureKind;
  readonly asker: Asker;
  readonly person: InventedPerson;
  /** Who gets the data: the asker, or in a disclosure of our own somebody else. */
  readonly body: string;
  readonly authorityClass: AuthorityClass;
  /** Nobody demanded it. */
  readonly isOwn: boolean;
  readonly isEmergency: boolean;
  readonly isSealed: boolean;
  readonly country: Country;
  readonly dataPlaces: readonly Country[];
  readonly asked: string;
  readonly purpose: string;
  readonly ending: Ending;
  readonly receivedAt: string;
  /** The day that the instrument sets, of those that are still underway. */
  readonly respondBy: string | null;
}

const rareKinds: Readonly<Record<number, DisclosureKind>> = {
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
const round = 41;

/** One invented demand or disclosure of our own: who asks, for whom, for what, and how it will end. */
export function inventDisclosure(
  random: SeededRandom,
  at: { index: number; receivedAt: string; respondBy: string | null },
): DisclosureStory {
  const { index } = at;
  const kind = rareKinds[index % round] ?? "authorityDemand";
  const asker = random.pick(askers);
  const person = inventPerson(random, 50_000 + index);
  const own = ownMatter(kind);
  const country: Country = own === null ? asker.country : "CN";
  const dataPlaces: Country[] =
    country === "CN" || random.chance(0.5) ? ["CN"] : ["DE"];
  const { asked, purposes } = own ?? demandedMatter(country);
  return {
    ...at,
    kind,
    asker,
    person,
    body: own?.body ?? asker.body,
    authorityClass: own?.authorityClass ?? asker.authorityClass,
    isOwn: own !== null,
    isEmergency: kind === "emergency",
    isSealed: kind === "authorityDemand" && index % 30 === 11,
    country,
    dataPlaces,
    asked,
    purpose: random.pick(purposes),
    ending: endingOf(random, { index, isOwn: own !== null }),
  };
}

function endingOf(
  random: SeededRandom,
  { index, isOwn }: Pick<DisclosureStory, "index" | "isOwn">,
): Ending {
  if (isOwn) return random.pick(["given", "inPart"]);
  // The last of every round, so that some are held by nobody whatever chance says.
  if (index % round > 38) return "noneHeld";
  return random.weighted<Ending>({
    given: 34,
    inPart: 26,
    narrowed: 10,
    noneHeld: 8,
    refused: 8,
    withdrawn: 4,
    gagged: 8,
    underway: 2,
  });
}

/** What the paper behind it is. */
export function instrumentOf(story: DisclosureStory): Instrument {
  if (story.isEmergency) return "oralRequest";
  if (story.isOwn) return "agreement";
  return story.kind === "preservation"
    ? "preservationLetter"
    : story.asker.instrument;
}

/** What the lawyer reads; null where there is no paper at all. */
export function instrumentReviewed(story: DisclosureStory): Instrument | null {
  if (story.isEmergency) return "productionOrder";
  if (story.kind === "publication") return null;
  return story.isOwn ? "agreement" : story.asker.instrument;
}
