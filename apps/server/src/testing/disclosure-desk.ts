import { randomUUIDv7 } from "node:crypto";
import type { inferRouterInputs } from "@trpc/server";
import { plainQuery } from "@kept/domain/casework/listing-query";
import { disclosureListing } from "@kept/domain/registers/disclosures/listing";
import { answer } from "../api/refusal-error.ts";
import { namedOn } from "../casework/access-store.ts";
import { houseOf } from "../casework/house.ts";
import { fileDesks } from "../registers/intake-doors.ts";
import type { AppRouter } from "../router.ts";
import { letterDesk } from "./letter-desk.ts";
import type { CastName, World } from "./world.ts";

type Inputs = inferRouterInputs<AppRouter>["disclosures"];
type Without<Input> = Omit<Input, "caseId" | "version">;

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

const pdf =
  "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/** A person at the desk of the disclosure register; every act is made on the newest version of the case. */
export function disclosureDesk(world: World, who: CastName) {
  const api = world.as(who).disclosures;
  const look = (caseId: string) => api.get({ caseId });
  const newest = async (caseId: string) => ({
    caseId,
    version: (await look(caseId)).frame.version,
  });

  /** Puts a file on the case; a scanned paper unless it says otherwise. */
  async function file(
    caseId: string,
    { name = "order.pdf", text = pdf } = {},
  ): Promise<string> {
    const bytes = new TextEncoder().encode(text);
    const stored = await world.files.put(bytes, { limit: 1_000_000 });
    if (!stored.ok) throw new Error(stored.code);
    const added = await fileDesks(houseOf(world)).disclosures(
      {
        actor: {
          ...world.actor(who),
          namedOn: await namedOn(
            world.db,
            world.actor(who).id,
            world.clock.now(),
          ),
        },
        now: world.clock.now(),
        requestId: randomUUIDv7(),
      },
      {
        ...(await newest(caseId)),
        stored: stored.value,
        purpose: "document",
        letterId: null,
        name,
        declaredType: null,
        deleteOn: null,
        ground: null,
      },
    );
    return answer(added).caseFileId;
  }

  const desk = {
    api,
    look,
    newest,
    file,
    letters: letterDesk(world, { api, look, newest }),
    async open(more: Partial<Inputs["open"]> = {}): Promise<string> {
      const { caseId } = await api.open({ ...plainDemand(world), ...more });
      return caseId;
    },
    async log(
      caseId: string,
      more: Partial<Without<Inputs["logInstrument"]>> = {},
    ) {
      const scanFileId =
        more.scanFileId === undefined ? await file(caseId) : more.scanFileId;
      return api.logInstrument({
        ...(await newest(caseId)),
        type: "courtOrder",
        reference: "(2026) 0115-331",
        issuedOn: "2026-09-18",
        issuer: "Pudong District People's Court",
        respondBy: null,
        asked: "All orders and messages of the person",
        purpose: "Civil dispute about a delivery",
        ...more,
        scanFileId,
      });
    },
    async verify(
      caseId: string,
      more: Partial<Without<Inputs["verifyAuthority"]>> = {},
    ) {
      return api.verifyAuthority({
        ...(await newest(caseId)),
        agencyId: null,
        callBack: "+862168540000",
        source: "switchboard",
        secondChannel: "callBack",
        spokeWith: "Clerk of the second chamber",
        verifiedAt: world.clock.now(),
        ...more,
      });
    },
    async review(
      caseId: string,
      more: Partial<Without<Inputs["review"]>> = {},
    ) {
      const { checklist } = await look(caseId);
      return api.review({
        ...(await newest(caseId)),
        checks: checklist.map((check) => ({ check, answer: "yes" })),
        exceptions: [],
        basis: "lawOrCourt",
        necessity: "The order names the person and the period.",
        result: "lawful",
        ...more,
      });
    },
    async scope(
      caseId: string,
      more: Partial<Inputs["setScope"]["rows"][number]> = {},
    ) {
      const { persons } = await look(caseId);
      return api.setScope({
        ...(await newest(caseId)),
        rows: [
          {
            personId: persons[0]?.id ?? null,
            category: "orders",
            asked: ["numbers", "dates", "delivery"],
            lawful: ["numbers", "dates"],
            available: ["numbers", "dates", "delivery"],
            given: ["numbers", "dates"],
            withheld: "The delivery address is not named in the order.",
            ...more,
          },
        ],
      });
    },
    async ask(caseId: string, approver: CastName): Promise<string> {
      const { approvalId } = await api.askRelease({
        ...(await newest(caseId)),
        approverId: world.actor(approver).id,
      });
      return approvalId;
    },
    async approve(
      caseId: string,
      more: Partial<Without<Inputs["decideRelease"]>> = {},
    ) {
      const { approvals } = await look(caseId);
      const asked = approvals.findLast(({ state }) => state === "asked");
      return api.decideRelease({
        ...(await newest(caseId)),
        approvalId: asked?.id ?? randomUUIDv7(),
        contentHash: asked?.contentHash ?? "0".repeat(64),
        answer: "approved",
        reason: null,
        ...more,
      });
    },
    async release(
      caseId: string,
      more: Partial<Without<Inputs["release"]>> = {},
    ) {
      return api.release({
        ...(await newest(caseId)),
        releasedAt: world.clock.now(),
        purpose: "Evidence in a civil dispute",
        recipient: "Pudong District People's Court, second chamber",
        officer: "Judge Shen",
        channel: "portal",
        ...more,
      });
    },
    /** Logged, verified, reviewed and scoped by this person. */
    async prepare(caseId: string): Promise<void> {
      await desk.log(caseId);
      await desk.verify(caseId);
      await desk.review(caseId);
      await desk.scope(caseId);
    },
    /** Prepared here, approved by somebody else, and released. */
    async bringOut(caseId: string, approver: CastName): Promise<void> {
      await desk.prepare(caseId);
      await desk.ask(caseId, approver);
      await disclosureDesk(world, approver).approve(caseId);
      await desk.release(caseId);
    },
  };
  return desk;
}
