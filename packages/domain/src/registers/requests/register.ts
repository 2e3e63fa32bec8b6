import { defineRegister } from "../../casework/register.ts";
import { requestWorkflow } from "./workflow.ts";

export const requests = defineRegister({
  key: "requests",
  title: { en: "Requests", zh: "个人请求" },
  prefix: "DSR",
  viewPermission: "requests.view",
  workflow: requestWorkflow,
  acts: {
    identify: { en: "Identify", zh: "识别" },
    acknowledge: { en: "Acknowledge", zh: "确认收到" },
    answer: { en: "Answer", zh: "答复" },
    settle: { en: "Settle", zh: "办结" },
    outcome: { en: "Outcome", zh: "结果" },
    optOut: { en: "Opt out", zh: "退订" },
    isolate: { en: "Isolate", zh: "隔离" },
    erase: { en: "Erase", zh: "删除" },
  },
});
