import type { z } from "zod";
import { basesFor } from "@kept/domain/registers/disclosures/instruments";
import {
  gatesMet,
  isException,
  mayReview,
  reviewChecklist,
} from "@kept/domain/registers/disclosures/review";
import type { reviewInput } from "@kept/domain/registers/disclosures/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { step } from "./step.ts";
import { readDisclosure } from "./record-store.ts";
import { writeReview } from "./step-store.ts";

/** What counsel found: the whole checklist, the basis, the need, and what opens a hard gate. */
export function review(
  house: House,
  asking: Asking,
  input: z.infer<typeof reviewInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "review", ...input },
    async (tx, { theCase, now, actor }) => {
      const record = await readDisclosure(tx, theCase.id);
      const { kind, country, instrument } = record;
      const { exceptions, basis, necessity, result } = input;
      const checks = Object.fromEntries(
        input.checks.map(({ check, answer }) => [check, answer]),
      );
      const stands = mayReview(
        { checks, result },
        reviewChecklist({
          kind,
          country,
          instrument: instrument?.type ?? null,
        }),
      );
      if (!stands.ok) return stands;
      if (!basesFor(kind).includes(basis)) return refused("unknownBasis");
      const met = gatesMet(record);
      if (
        !exceptions.every((one) => met.includes(one.gate) && isException(one))
      )
        return refused("gateNotMet");
      await writeReview(tx, theCase.id, {
        checks,
        exceptions,
        basis,
        necessity,
        result,
        at: now,
        by: actor.id,
      });
      return granted({
        value: null,
        action: "disclosures.reviewed",
        changes: [
          ...fieldChange("reviewResult", record.review?.result ?? null, result),
          ...fieldChange("basis", record.review?.basis ?? null, basis),
          ...fieldChange(
            "necessity",
            record.review?.necessity ?? null,
            necessity,
          ),
          ...fieldChange("checks", { ...record.review?.checks }, checks),
          ...fieldChange(
            "exceptions",
            record.exceptions.map((one) => ({ ...one })),
            exceptions,
          ),
        ],
      });
    },
  );
}
