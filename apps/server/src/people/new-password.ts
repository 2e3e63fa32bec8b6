import { refusalError } from "../api/refusal-error.ts";
import { officeOf } from "../casework/office-store.ts";
import type { Db } from "../db/reading.ts";

/** Refuses a new password that is among those that are tried first. The lists are loaded when one is chosen. */
export async function refuseGuessable(
  db: Db,
  chosen: {
    readonly password: string;
    /** Where it was typed. */
    readonly field: string;
    readonly owner: { readonly name: string; readonly email: string };
  },
): Promise<void> {
  const { isGuessable } = await import("./guessable.ts");
  const office = await officeOf(db);
  const { name, email } = chosen.owner;
  const about = [name, email, office.name.en, office.name.zh, "Kept"];
  if (isGuessable(chosen.password, about))
    throw refusalError({
      code: "invalidInput",
      fields: { [chosen.field]: ["password.guessable"] },
    });
}
