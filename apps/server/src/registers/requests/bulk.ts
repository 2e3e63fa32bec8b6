import { bulkRegister } from "../../casework/bulk/bulk-parts.ts";
import { macroRegister } from "../../casework/macros/macro-register.ts";
import { close } from "./endings.ts";
import { requestKeeping } from "./keeping.ts";
import { requestList } from "./list-view.ts";

/** What macros do on requests. */
export const requestMacros = macroRegister(requestKeeping, { close });

/** What may be done to many requests at once. */
export const requestBulk = bulkRegister(requestKeeping, {
  source: requestList,
  macros: requestMacros,
});
