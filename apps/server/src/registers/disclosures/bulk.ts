import { bulkRegister } from "../../casework/bulk/bulk-parts.ts";
import { macroRegister } from "../../casework/macros/macro-register.ts";
import { close } from "./after-commands.ts";
import { disclosureKeeping } from "./keeping.ts";
import { disclosureList } from "./list-view.ts";

/** What macros do on disclosures. */
export const disclosureMacros = macroRegister(disclosureKeeping, { close });

/** What may be done to many disclosures at once. */
export const disclosureBulk = bulkRegister(disclosureKeeping, {
  source: disclosureList,
  macros: disclosureMacros,
});
