import { defineRegister } from "../../casework/register.ts";
import { requestActs } from "./clocks.ts";
import { requestWorkflow } from "./workflow.ts";

export const requests = defineRegister({
  key: "requests",
  title: { en: "Requests", zh: "个人请求" },
  prefix: "DSR",
  viewPermission: "requests.view",
  readPermission: "requests.read",
  workflow: requestWorkflow,
  acts: requestActs,
  macros: {
    hasAddress: ({ contactAddress }) => contactAddress !== null,
    withLetter: (facts) => ({
      ...facts,
      lettersUnderway: facts.lettersUnderway + 1,
    }),
  },
});
