import type { z } from "zod";
import type { setScopeInput } from "@kept/domain/registers/disclosures/schema";
import { mayBeScope } from "@kept/domain/registers/disclosures/scope";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { packableFiles } from "./package-store.ts";
import type { Setting } from "./settled.ts";
import { step } from "./step.ts";
import { readPersons } from "./persons-store.ts";
import { readDisclosure } from "./record-store.ts";
import { writeScope } from "./scope-store.ts";

/** The table of what is asked, lawful, there and given; whoever writes in it does not approve it. */
export function setScope(
  house: House,
  asking: Asking,
  input: z.infer<typeof setScopeInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "setScope", ...input },
    async (tx, { theCase, facts, now, actor }) => {
      const { rows } = input;
      const stands = mayBeScope(rows);
      if (!stands.ok) return stands;
      const persons = new Set(
        (await readPersons(tx, theCase.id)).map(({ id }) => id),
      );
      if (
        !rows.every(
          ({ personId }) => personId === null || persons.has(personId),
        )
      )
        return refused("scopePersonUnknown");
      const files = await packableFiles(tx, theCase.id);
      const known = new Set(files.map(({ caseFileId }) => caseFileId));
      if (!rows.every(({ fileIds }) => fileIds.every((id) => known.has(id))))
        return refused("scopeFileUnknown");
      const { scopeAuthors } = await readDisclosure(tx, theCase.id);
      await writeScope(tx, theCase.id, {
        rows,
        authors: [...new Set([...scopeAuthors, actor.id])],
        at: now,
      });
      return granted({
        value: null,
        action: "disclosures.scope-set",
        changes: [
          {
            field: "scope",
            before: facts.scope.map((row) => plainRow(row)),
            after: rows.map((row) => plainRow(row)),
          },
        ],
      });
    },
  );
}

function plainRow(
  row:
    | z.infer<typeof setScopeInput>["rows"][number]
    | Setting["facts"]["scope"][number],
) {
  return {
    personId: row.personId,
    category: row.category,
    asked: [...row.asked],
    lawful: [...row.lawful],
    available: [...row.available],
    given: [...row.given],
    withheld: row.withheld,
    fileIds: [...row.fileIds],
  };
}
