import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "../router.ts";
import { answersFor } from "../seed/letter-answers.ts";
import type { CastName, World } from "./world.ts";

type Caller = ReturnType<World["as"]>;
type Writing = inferRouterInputs<AppRouter>["requests"];
type LetterAct =
  | "startLetter"
  | "getLetter"
  | "editLetter"
  | "askApproval"
  | "decideApproval"
  | "sendLetter"
  | "stopLetter";

interface Register {
  readonly api: Pick<Caller["requests"], LetterAct>;
  readonly look: (caseId: string) => Promise<{
    readonly frame: Pick<
      Awaited<ReturnType<Caller["requests"]["get"]>>["frame"],
      "approvals" | "messages"
    >;
  }>;
  readonly newest: (
    caseId: string,
  ) => Promise<{ readonly caseId: string; readonly version: number }>;
}

/** A person at the letters of a register; every act is made on the newest version of the case. */
export function letterDesk(world: World, { api, look, newest }: Register) {
  const view = (caseId: string, letterId: string) =>
    api.getLetter({ caseId, letterId });
  return {
    letter: view,
    /** Starts a letter and answers everything it asks, in both languages. */
    async write(
      caseId: string,
      templateId: string,
      recipientId: string | null = null,
    ): Promise<string> {
      const { letterId } = await api.startLetter({
        ...(await newest(caseId)),
        templateId,
        recipientId,
      });
      await this.fill(caseId, letterId);
      return letterId;
    },
    async fill(caseId: string, letterId: string) {
      const { document } = await view(caseId, letterId);
      const today = world.clock.now().slice(0, 10);
      return this.edit(caseId, letterId, {
        values: { ...answersFor(document, today) },
      });
    },
    async edit(
      caseId: string,
      letterId: string,
      more: Partial<Writing["editLetter"]>,
    ) {
      const { document } = await view(caseId, letterId);
      return api.editLetter({
        ...(await newest(caseId)),
        letterId,
        subject: { en: document.subject.en, zh: document.subject.zh },
        language: document.language,
        paragraphs: document.paragraphs.map(({ id, en, zh }) => ({
          id,
          en,
          zh,
        })),
        values: { ...document.values },
        ...more,
      });
    },
    async ask(caseId: string, letterId: string, approver: CastName) {
      return api.askApproval({
        ...(await newest(caseId)),
        letterId,
        approverId: world.actor(approver).id,
      });
    },
    /** Answers the approval that waits, having read the letter as it is now. */
    async answer(
      caseId: string,
      answer: Writing["decideApproval"]["answer"] = "approved",
      reason: string | null = null,
    ) {
      const waiting = (await look(caseId)).frame.approvals.find(
        ({ state }) => state === "asked",
      );
      const { contentHash } = await view(caseId, waiting?.letterId ?? "");
      return api.decideApproval({
        ...(await newest(caseId)),
        approvalId: waiting?.id ?? "",
        contentHash,
        answer,
        reason,
      });
    },
    async send(caseId: string, letterId: string) {
      const { frame } = await look(caseId);
      const lastRead = frame.messages
        .toSorted((a, b) =>
          a.recordedAt + a.id < b.recordedAt + b.id ? -1 : 1,
        )
        .at(-1);
      return api.sendLetter({
        ...(await newest(caseId)),
        letterId,
        lastRead: lastRead?.id ?? null,
      });
    },
    async stop(caseId: string, letterId: string) {
      return api.stopLetter({ ...(await newest(caseId)), letterId });
    },
    /** Sends, and lets the stop window pass. */
    async sendAway(caseId: string, letterId: string) {
      await this.send(caseId, letterId);
      world.clock.pass(31_000);
      await world.deliver();
    },
  };
}
