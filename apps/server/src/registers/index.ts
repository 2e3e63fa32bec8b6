import type { RegisterKey } from "@kept/domain/registers/index";
import type { AnyKeeping } from "../casework/keeping.ts";
import { requestKeeping } from "./requests/keeping.ts";

/** How each register is kept; a register without an entry does not compile. */
export const keepings = { requests: requestKeeping } satisfies Record<
  RegisterKey,
  AnyKeeping
>;
