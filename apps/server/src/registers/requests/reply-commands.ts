import type { z } from "zod";
import type { recordReplyInput } from "@kept/domain/registers/requests/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { act, type Asking, type House } from "../../casework/act.ts";
import { stopClocks } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { insertMessage } from "../../casework/message-store.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { requestKeeping as keeping } from "./keeping.ts";
import { readRequest } from "./store.ts";

/** Records the answer that was given on the phone, by post or at the counter; it stops the same clocks as a letter. */
export function recordReply(
  house: House,
  asking: Asking,
  input: z.infer<typeof recordReplyInput>,
): Promise<Verdict<{ messageId: string }>> {
  return act(
    { ...house, keeping },
    { asking, move: "recordReply", ...input },
    async (tx, { theCase, now, actor }) => {
      const { id: caseId } = theCase;
      const at = moment(input.repliedAt);
      if (isLater(at, now)) return refused("momentInFuture");
      if (isLater(theCase.receivedAt, at))
        return refused("momentBeforeReceipt");
      const { language } = await readRequest(tx, caseId);
      const messageId = await insertMessage(tx, {
        caseId,
        kind: "out",
        lane: "ok",
        channel: input.channel,
        authorId: actor.id,
        text: input.text,
        language,
        happenedAt: at,
        recordedAt: now,
      });
      const acts = ["answer", "settle", "outcome"];
      await stopClocks(tx, { caseId, acts, at });
      return granted({
        value: { messageId },
        events: [
          {
            action: "requests.answered",
            object: { kind: "case", id: caseId },
            happenedAt: at,
            changes: [
              ...fieldChange("stage", theCase.stage, "answered"),
              ...fieldChange("channel", null, input.channel),
              ...fieldChange("reply", null, input.text),
            ],
          },
        ],
      });
    },
  );
}
