import { bulkRegister } from "../../casework/bulk/bulk-parts.ts";
import { requestKeeping } from "./keeping.ts";
import { requestList } from "./list-view.ts";

/** What may be done to many requests at once. */
export const requestBulk = bulkRegister(requestKeeping, requestList);
