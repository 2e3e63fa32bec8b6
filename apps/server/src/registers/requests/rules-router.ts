import { seedRulePacks } from "@kept/domain/registers/requests/rules/rule-packs";
import { noInput, procedure, router } from "../../api/procedure.ts";

/** The clocks of every policy and law this office counts with, each with its citation and how sure it is. */
export const rulesRouter = router({
  list: procedure("rules.view")
    .input(noInput)
    .query(() => seedRulePacks),
});
