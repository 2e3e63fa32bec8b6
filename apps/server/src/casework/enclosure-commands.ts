import type { z } from "zod";
import type { CaseFacts } from "@kept/domain/casework/register";
import type { enclosureInput } from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import { act, type Asking, type KeptHouse } from "./act.ts";
import { voidApprovals } from "./approval-store.ts";
import {
  detachEnclosure,
  markChecked,
  readEnclosures,
  type Enclosure,
} from "./case-file-store.ts";
import { fieldChange } from "./field-changes.ts";
import { draftToTouch } from "./letter-commands.ts";
import type { StoredLetter } from "./letter-store.ts";

interface Found {
  readonly draft: StoredLetter;
  readonly enclosure: Enclosure;
}

async function enclosureOf(
  tx: Tx,
  wanted: { caseId: string; letterId: string; fileId: string },
): Promise<Verdict<Found>> {
  const draft = await draftToTouch(tx, wanted);
  if (!draft.ok) return draft;
  const enclosures = await readEnclosures(tx, wanted.letterId);
  const enclosure = enclosures.find(({ id }) => id === wanted.fileId);
  return enclosure
    ? granted({ draft: draft.value, enclosure })
    : refused("notFound");
}

/** Somebody has looked through an enclosure for the data of other people. */
export function checkEnclosure<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof enclosureInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, { now, actor }) => {
      const found = await enclosureOf(tx, input);
      if (!found.ok) return found;
      const { enclosure } = found.value;
      if (enclosure.isChecked) return granted({ value: null, events: [] });
      await markChecked(tx, enclosure.id, { at: now, by: actor.id });
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.enclosure-checked`,
            object: { kind: "file", id: enclosure.id },
            changes: fieldChange("checkedForOthers", false, true),
          },
        ],
      });
    },
  );
}

/** Takes a file off a draft again; it stays on the case, and what was approved with it is approved no more. */
export function removeEnclosure<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof enclosureInput>,
): Promise<Verdict<null>> {
  return act(house, { asking, move: "write", ...input }, async (tx) => {
    const found = await enclosureOf(tx, input);
    if (!found.ok) return found;
    const { draft, enclosure } = found.value;
    await detachEnclosure(tx, enclosure.id);
    const voided = await voidApprovals(tx, draft);
    const removed = {
      action: `${house.keeping.register.key}.enclosure-removed`,
      object: { kind: "file", id: enclosure.id },
      changes: [
        ...fieldChange("purpose", "enclosure", "document"),
        ...fieldChange("letterId", input.letterId, null),
      ],
    };
    return granted({ value: null, events: [removed, ...voided] });
  });
}
