import type { z } from "zod";
import type {
  correctDisclosureInput,
  setPersonsInput,
} from "@kept/domain/registers/disclosures/schema";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { updateHeader } from "../../casework/case-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { step } from "./step.ts";
import { addPersons, readPersons, removePersons } from "./persons-store.ts";
import { readDisclosure } from "./record-store.ts";
import { writeDemand } from "./step-store.ts";
import { setRespondBy } from "./instrument-command.ts";

/** Corrects what was said of a demand, with the reason; the old words stay in the log. */
export function correct(
  house: House,
  asking: Asking,
  input: z.infer<typeof correctDisclosureInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "correct", ...input },
    async (tx, setting) => {
      const { theCase } = setting;
      const before = await readDisclosure(tx, theCase.id);
      const { reason, caseId: _case, version: _version, ...said } = input;
      await writeDemand(tx, theCase.id, said);
      await updateHeader(tx, theCase.id, { title: said.body });
      if (said.respondBy !== before.respondBy)
        await setRespondBy(tx, setting, said.respondBy);
      return granted({
        value: null,
        action: "disclosures.corrected",
        changes: [
          ...fieldChange("body", before.body, said.body),
          ...fieldChange("country", before.country, said.country),
          ...fieldChange(
            "authorityClass",
            before.authorityClass,
            said.authorityClass,
          ),
          ...fieldChange("officer", before.officer, said.officer),
          ...fieldChange("asked", before.asked, said.asked),
          ...fieldChange("purpose", before.purpose, said.purpose),
          ...fieldChange("respondBy", before.respondBy, said.respondBy),
          ...fieldChange(
            "dataPlaces",
            [...before.dataPlaces],
            [...said.dataPlaces],
          ),
          ...fieldChange("scopeWords", before.scopeWords, said.scopeWords),
          ...fieldChange("reason", null, reason),
        ],
      });
    },
  );
}

/** Says anew whom it is about; the scope is settled anew with them. */
export function setPersons(
  house: House,
  asking: Asking,
  input: z.infer<typeof setPersonsInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "correct", ...input },
    async (tx, { theCase }) => {
      const before = await readPersons(tx, theCase.id);
      await removePersons(tx, theCase.id);
      await addPersons(tx, theCase.id, input.persons);
      return granted({
        value: null,
        action: "disclosures.corrected",
        changes: [
          {
            field: "persons",
            before: before.length,
            after: input.persons.length,
          },
        ],
      });
    },
  );
}
