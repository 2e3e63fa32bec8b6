import type { z } from "zod";
import { mayCallBack } from "@kept/domain/registers/disclosures/authority";
import type {
  addAgencyInput,
  verifyAuthorityInput,
} from "@kept/domain/registers/disclosures/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { step } from "./step.ts";
import { insertAgency, readAgencies } from "./agency-store.ts";
import { readDisclosure } from "./record-store.ts";
import { writeVerification } from "./step-store.ts";

/** Records who was called on which number, found where, and who said yes there. */
export function verifyAuthority(
  house: House,
  asking: Asking,
  input: z.infer<typeof verifyAuthorityInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "verifyAuthority", ...input },
    async (tx, { theCase, now, actor }) => {
      const { callBack, agencyId, source, secondChannel, spokeWith } = input;
      const at = moment(input.verifiedAt);
      if (isLater(at, now)) return refused("momentInFuture");
      if (isLater(theCase.receivedAt, at))
        return refused("momentBeforeReceipt");
      const { contactPhone } = await readDisclosure(tx, theCase.id);
      const independent = mayCallBack(callBack, contactPhone);
      if (!independent.ok) return independent;
      const agency = (await readAgencies(tx)).find(({ id }) => id === agencyId);
      if (agencyId !== null && agency === undefined) return refused("notFound");
      if (
        source === "directory" &&
        (agency === undefined || agency.phone !== callBack)
      )
        return refused("callBackNotInDirectory");
      await writeVerification(tx, theCase.id, {
        agencyId,
        number: callBack,
        source,
        secondChannel,
        spokeWith,
        at,
        by: actor.id,
      });
      return granted({
        value: null,
        action: "disclosures.authority-verified",
        happenedAt: at,
        changes: [
          ...fieldChange("callBackNumber", null, callBack),
          ...fieldChange("numberSource", null, source),
          ...fieldChange("secondChannel", null, secondChannel),
          ...fieldChange("spokeWith", null, spokeWith),
        ],
      });
    },
  );
}

/** Puts an agency into the directory, with a number that was found without it. */
export function addAgency(
  house: House,
  asking: Asking,
  input: z.infer<typeof addAgencyInput>,
): Promise<Verdict<{ agencyId: string }>> {
  const { actor, now } = asking;
  return house.change(
    { ...asking, action: "disclosures.add-agency" },
    async (tx) => {
      const { name, country, phone } = input;
      const known = (await readAgencies(tx)).some(
        (one) =>
          one.name === name && one.country === country && one.phone === phone,
      );
      if (known) return refused("agencyTwice");
      const agencyId = await insertAgency(tx, {
        ...input,
        checkedAt: now,
        checkedBy: actor.id,
      });
      return granted({
        value: { agencyId },
        caseId: null,
        events: [
          {
            action: "disclosures.agency-added",
            object: { kind: "agency", id: agencyId },
            changes: [
              ...fieldChange("body", null, name),
              ...fieldChange("country", null, country),
              ...fieldChange("callBackNumber", null, phone),
              ...fieldChange("numberSource", null, input.source),
            ],
          },
        ],
      });
    },
  );
}
