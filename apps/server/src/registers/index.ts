import type { RegisterKey } from "@kept/domain/registers/index";
import type { AnyKeeping } from "../casework/keeping.ts";
import type { DeskRegister } from "../desk/desk-register.ts";
import { requestKind } from "./requests/desk-view.ts";
import { requestKeeping } from "./requests/keeping.ts";
import { requestsRouter } from "./requests/router.ts";
import { rulesRouter } from "./requests/rules-router.ts";

/** How each register is kept; a register without an entry does not compile. */
export const keepings = { requests: requestKeeping } satisfies Record<
  RegisterKey,
  AnyKeeping
>;

/** What the morning page reads of each register. */
export const deskRegisters = {
  requests: { ...requestKeeping, kindOf: requestKind },
} satisfies Record<RegisterKey, DeskRegister>;

/** The procedures of each register, and the rules that its clocks follow. */
export const registerRouters = {
  requests: requestsRouter,
  rules: rulesRouter,
};
