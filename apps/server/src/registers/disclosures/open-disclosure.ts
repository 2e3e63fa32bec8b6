import { Temporal } from "temporal-polyfill";
import { may } from "@kept/domain/access/permissions";
import { pathOf } from "@kept/domain/registers/disclosures/kinds";
import type { OpenDisclosureInput } from "@kept/domain/registers/disclosures/schema";
import { registers } from "@kept/domain/registers/index";
import { startOfDay } from "@kept/domain/time/civil-day";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { refreshDue, type Asking, type House } from "../../casework/act.ts";
import { insertCase, updateHeader } from "../../casework/case-store.ts";
import { setAnchor } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { today } from "../../casework/office.ts";
import { sealing } from "../../casework/seal-acts.ts";
import { nameOpener } from "../../casework/sealing-commands.ts";
import { disclosureKeeping } from "./keeping.ts";
import { addPersons } from "./persons-store.ts";
import { insertDisclosure } from "./step-store.ts";

/** Takes a demand in, or begins a disclosure of our own. */
export function openDisclosure(
  house: House,
  asking: Asking,
  input: OpenDisclosureInput,
): Promise<Verdict<{ caseId: string; reference: string }>> {
  const { actor, now } = asking;
  return house.change({ ...asking, action: "disclosures.open" }, async (tx) => {
    const { kind, form, isSealed, persons, respondBy } = input;
    if (isSealed && !may(actor, sealing)) return refused("notAllowed");
    const office = await house.office(tx);
    if (isLater(input.receivedAt, now)) return refused("receivedInFuture");
    if (respondBy !== null && respondBy < today(office, now))
      return refused("dayInPast");
    if ((pathOf(kind) === "transfer") !== (form !== null))
      return refused("transferForm");
    const { disclosures } = registers;
    const receivedAt = moment(input.receivedAt);
    const { id: caseId, reference } = await insertCase(tx, {
      register: disclosures.key,
      prefix: disclosures.prefix,
      stage: "received",
      teamId: actor.teamId,
      title: input.body,
      lane: "main",
      isUrgent: kind === "emergency",
      receivedAt,
      openedAt: now,
      year: Temporal.Instant.from(now).toZonedDateTimeISO(office.zone).year,
      isSealed,
    });
    await updateHeader(tx, caseId, { ownerId: actor.id });
    await insertDisclosure(tx, { ...input, caseId, openedBy: actor.id });
    await addPersons(tx, caseId, persons);
    if (respondBy !== null)
      await setAnchor(tx, {
        caseId,
        name: "respondBy",
        at: startOfDay(respondBy, office.zone),
        now,
      });
    await refreshDue(tx, disclosureKeeping, { caseId, office, now });
    const named = isSealed
      ? [await nameOpener(tx, disclosureKeeping, { caseId, asking, office })]
      : [];
    return granted({
      value: { caseId, reference },
      events: [
        {
          action: "disclosures.received",
          object: { kind: "case", id: caseId },
          happenedAt: receivedAt,
          changes: [
            ...fieldChange("reference", null, reference),
            ...fieldChange("kind", null, kind),
            ...fieldChange("body", null, input.body),
            ...fieldChange("country", null, input.country),
            ...fieldChange("receivedAt", null, receivedAt),
            ...fieldChange("asked", null, input.asked),
            ...fieldChange("persons", null, persons.length),
          ],
        },
        ...named,
      ],
    });
  });
}
