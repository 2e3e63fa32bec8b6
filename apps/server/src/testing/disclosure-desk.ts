import type { inferRouterInputs } from "@trpc/server";
import { plainQuery } from "@kept/domain/casework/listing";
import { disclosureListing } from "@kept/domain/registers/disclosures/listing";
import type { AppRouter } from "../router.ts";
import type { CastName, World } from "./world.ts";

type Inputs = inferRouterInputs<AppRouter>["disclosures"];

/** Every open disclosure, in the order of the queue. */
export const everyDisclosure: Inputs["list"] = {
  query: plainQuery(disclosureListing),
  text: null,
  folded: [],
  cursor: null,
  limit: 100,
};

/** A court order of a domestic court about one person, in writing and on time. */
export function plainDemand(world: Pick<World, "clock">): Inputs["open"] {
  return {
    kind: "authorityDemand",
    form: null,
    channel: "courier",
    receivedAt: world.clock.now(),
    body: "Pudong District People's Court",
    authorityClass: "court",
    country: "CN",
    officer: "Judge Shen",
    contactPhone: "+862155550100",
    contactAddress: null,
    asked: "All orders and messages of the person",
    purpose: "Civil dispute about a delivery",
    respondBy: null,
    dataPlaces: ["CN"],
    persons: [
      {
        name: "Ren Hai",
        identifiers: [{ kind: "email", value: "ren.hai@mail.example" }],
      },
    ],
    scopeWords: null,
    scopeCount: null,
    language: "zh",
    isSealed: false,
  };
}

/** A person at the desk of the disclosure register. */
export function disclosureDesk(world: World, who: CastName) {
  const api = world.as(who).disclosures;
  return {
    api,
    look: (caseId: string) => api.get({ caseId }),
    async open(more: Partial<Inputs["open"]> = {}): Promise<string> {
      const { caseId } = await api.open({ ...plainDemand(world), ...more });
      return caseId;
    },
  };
}
