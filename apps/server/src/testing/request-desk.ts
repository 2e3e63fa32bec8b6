import { TRPCError } from "@trpc/server";
import type { inferRouterInputs } from "@trpc/server";
import { plainQuery } from "@kept/domain/casework/listing-query";
import { readListQuery } from "@kept/domain/casework/listing-address";
import type { Refusal } from "@kept/domain/refusal";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { refusalIn } from "../api/refusal-error.ts";
import { historyOf } from "../ledger/history-views.ts";
import { verifyLedger } from "../ledger/verify-views.ts";
import type { RequestView } from "../registers/requests/case-view.ts";
import type { AppRouter } from "../router.ts";
import { letterDesk } from "./letter-desk.ts";
import type { CastName, World } from "./world.ts";

type Inputs = inferRouterInputs<AppRouter>["requests"];
type Case = { readonly caseId: string; readonly version: number };
type Without<Input> = Omit<Input, keyof Case>;

/** Every open case, in the order of the queue. */
export const wholeQueue: Inputs["list"] = {
  query: plainQuery(requestListing),
  text: null,
  folded: [],
  cursor: null,
  limit: 100,
};

/** The queue as an address asks for it: `view=mine&sort=-received`. */
export function queueAt(address: string): Inputs["list"] {
  return {
    ...wholeQueue,
    query: readListQuery(requestListing, new URLSearchParams(address)),
  };
}

/** A person at the desk of the request register; every act is made on the newest version of the case. */
export function requestDesk(world: World, who: CastName) {
  const api = world.as(who).requests;

  async function look(caseId: string): Promise<RequestView> {
    return api.get({ caseId });
  }
  async function newest(caseId: string): Promise<Case> {
    const row = await world.db
      .selectFrom("cases")
      .select("version")
      .where("id", "=", caseId)
      .executeTakeFirst();
    return { caseId, version: row?.version ?? 1 };
  }
  const letters = letterDesk(world, { api, look, newest });

  return {
    api,
    look,
    newest,
    async open(more: Partial<Inputs["open"]> = {}): Promise<string> {
      const opened = await api.open({ ...plainRequest(world), ...more });
      return opened.caseId;
    },
    async classify(
      caseId: string,
      more: Partial<Without<Inputs["classify"]>> = {},
    ) {
      const { request, types } = await look(caseId);
      return api.classify({
        ...(await newest(caseId)),
        ...saidOf(request),
        types: [...types],
        identifiedAt: world.clock.now(),
        ...more,
      });
    },
    async correct(
      caseId: string,
      more: Partial<Without<Inputs["correct"]>> = {},
    ) {
      const { request, types } = await look(caseId);
      return api.correct({
        ...(await newest(caseId)),
        ...saidOf(request),
        types: [...types],
        identifiedAt: request.identifiedAt,
        policyId: request.policyId,
        receivedAt: request.companyReceivedAt,
        partner: request.partner,
        reason: "The first entry was wrong.",
        ...more,
      });
    },
    async verify(
      caseId: string,
      more: Partial<Without<Inputs["verifyIdentity"]>> = {},
    ) {
      return api.verifyIdentity({
        ...(await newest(caseId)),
        method: "codeOnFile",
        verifiedAt: world.clock.now(),
        contactPoint: "number ending in 42",
        idDocument: null,
        ...more,
      });
    },
    /** Does every task, those first that others wait for. */
    async work(caseId: string) {
      for (const task of (await look(caseId)).frame.tasks)
        if (task.standing !== "done")
          await api.setTask({
            ...(await newest(caseId)),
            taskId: task.id,
            state: "done",
            result: null,
          });
    },
    async search(caseId: string) {
      return api.finishSearch({
        ...(await newest(caseId)),
        result: "Found in two systems.",
      });
    },
    /** One outcome for everything that was asked. */
    async decide(
      caseId: string,
      outcome: Inputs["decide"]["decisions"][number]["outcome"],
    ) {
      const isNo = outcome === "inPart" || outcome === "refused";
      const { types } = await look(caseId);
      return api.decide({
        ...(await newest(caseId)),
        decisions: types.map((type) => ({
          type,
          outcome,
          ground: isNo ? ("rightsOfOthers" as const) : null,
          citation: isNo ? "GDPR Art. 15(4)" : null,
          reason: isNo ? "Two chats were written by others." : null,
          withheld: isNo ? "two chats" : null,
        })),
      });
    },
    /** Identified, verified where needed, searched and decided; nothing is written yet. */
    async bringToDecision(
      caseId: string,
      outcome: Parameters<typeof this.decide>[1],
    ) {
      await this.classify(caseId);
      if ((await look(caseId)).dataLeaves) await this.verify(caseId);
      await this.work(caseId);
      await this.search(caseId);
      await this.decide(caseId, outcome);
    },
    ...letters,
    async close(caseId: string) {
      return api.close(await newest(caseId));
    },
  };
}

function plainRequest(world: World): Inputs["open"] {
  return {
    policyId: "p000",
    channel: "email",
    receivedAt: world.clock.now(),
    partner: null,
    personName: "Hannah Vogel",
    personAddress: "hannah.vogel@post.example",
    personPhone: null,
    accountRef: null,
    residence: "DE",
    language: "en",
    types: ["access"],
    text: "Please send me a copy of my data.",
    mailId: null,
  };
}

function saidOf(request: RequestView["request"]) {
  const { personName, personAddress, personPhone, accountRef } = request;
  const { requesterRole, onBehalfOf, residence, language } = request;
  const { marketingChannels, isSignificant, isMinor } = request;
  return {
    personName,
    personAddress,
    personPhone,
    accountRef,
    requesterRole,
    onBehalfOf,
    residence,
    language,
    marketingChannels: [...marketingChannels],
    isSignificant,
    isMinor,
  };
}

/** The no that a call was answered with; null where it was answered with yes. A bug is thrown on. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<Refusal | null> {
  try {
    await call;
    return null;
  } catch (error) {
    const refusal = error instanceof TRPCError ? refusalIn(error) : null;
    if (refusal === null) throw error;
    return refusal;
  }
}

export async function codeOf(call: Promise<unknown>): Promise<string | null> {
  return (await refusalOf(call))?.code ?? null;
}

/** What the audit trail says was done on a case, in order, after every hash in it has been checked. */
export async function provenActions(
  world: World,
  caseId: string,
): Promise<string[]> {
  const finding = await verifyLedger(world.db);
  if (!finding.ok)
    throw new Error(
      `Entry ${String(finding.seq)} does not hold: ${finding.reason}`,
    );
  return (await historyOf(world.db, caseId)).map(({ action }) => action);
}
