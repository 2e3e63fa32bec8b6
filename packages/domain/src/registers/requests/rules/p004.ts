import type { Text } from "../../../text.ts";
import { officeReply } from "./office-reply.ts";
import { rulePack, type RulePack } from "./rule-pack.ts";

const title: Text = {
  en: "Reservations privacy policy",
  zh: "预订网站隐私政策",
};

/** The reservations policy promises nothing about requests; the law where the person lives does. */
export const p004: RulePack = rulePack(
  {
    id: "p004",
    kind: "policy",
    title,
    law: title,
    note: {
      en: "The policy has no rights procedure, no contact and no numbers.",
      zh: "该政策未载明权利行使程序、联系方式和时限。",
    },
  },
  { calendar: { kind: "policy" } },
  [officeReply(title, "any")],
);
