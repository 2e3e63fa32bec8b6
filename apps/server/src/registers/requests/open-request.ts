import type { z } from "zod";
import type { openRequestInput } from "@kept/domain/registers/requests/schema";
import { granted, type Verdict } from "@kept/domain/verdict";
import { refreshDue, type Asking, type House } from "../../casework/act.ts";
import { requestKeeping } from "./keeping.ts";
import { insertFirstMessage, openCase } from "./opening.ts";

/** Intake by staff: a letter, a call, somebody at the counter. */
export async function openRequest(
  house: House,
  asking: Asking,
  input: Omit<z.infer<typeof openRequestInput>, "mailId">,
): Promise<Verdict<{ caseId: string; reference: string }>> {
  const office = await house.office();
  const { now } = asking;
  return house.change({ ...asking, action: "requests.open" }, async (tx) => {
    const opened = await openCase(
      tx,
      {
        ...input,
        requesterRole: input.partner === null ? "self" : "partner",
        isMinor: input.types.includes("minor"),
        guesses: {},
        teamId: asking.actor.teamId,
        lane: "main",
      },
      { office, now },
    );
    if (!opened.ok) return opened;
    const { caseId, reference, events } = opened.value;
    await insertFirstMessage(tx, {
      caseId,
      channel: input.channel,
      fromName: input.personName,
      fromAddress: input.personAddress,
      subject: null,
      text: input.text,
      language: input.language,
      happenedAt: input.receivedAt,
      recordedAt: now,
    });
    await refreshDue(tx, requestKeeping, { caseId, office, now });
    return granted({ value: { caseId, reference }, events });
  });
}
