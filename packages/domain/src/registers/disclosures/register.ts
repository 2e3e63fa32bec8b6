import { defineRegister } from "../../casework/register.ts";
import { disclosureActs } from "./clocks.ts";
import { disclosureWorkflow } from "./workflow.ts";

export const disclosures = defineRegister({
  key: "disclosures",
  title: { en: "Disclosures", zh: "对外披露" },
  prefix: "GOV",
  viewPermission: "disclosures.view",
  // Whoever sees a demand works on it or watches over it.
  readPermission: "disclosures.view",
  handOverPermission: "disclosures.release",
  workflow: disclosureWorkflow,
  acts: disclosureActs,
});
