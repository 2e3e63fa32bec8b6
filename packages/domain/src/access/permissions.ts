import type { Text } from "../text.ts";

/** Who somebody is at work. One person, one role. */
export const roles = {
  admin: { en: "Administrator", zh: "系统管理员" },
  dpo: { en: "Data protection officer", zh: "数据保护官" },
  analyst: { en: "Privacy analyst", zh: "隐私专员" },
  legal: { en: "Legal counsel", zh: "法务" },
  manager: { en: "Manager", zh: "主管" },
  auditor: { en: "Auditor", zh: "审计员" },
} as const satisfies Record<string, Text>;

export type Role = keyof typeof roles;
export const roleKeys = Object.keys(roles) as [Role, ...Role[]];

/** Every kind of thing that can be done, as `room.verb`. */
export const permissions = [
  "account.own",
  "people.view",
  // How everybody's account stands: addresses, factors, sign-ins.
  "people.oversee",
  "people.manage",
  // The yes of a second person to an account, a role, a team, or new factors.
  "people.approve",
  "settings.view",
  "settings.manage",
  "audit.view",
  // The log as far as one's role reads it; the rest of it is decided entry by entry.
  "log.view",
  "log.review",
  "log.sign",
  "desk.view",
  "desk.nudge",
  // Views of a list that others rely on: those of a team or a role.
  "views.share",
  "rules.view",
  "rules.manage",
  "templates.view",
  "templates.manage",
  // The register: whose a case is, its stage, its dates, what happened to it.
  "requests.view",
  // What is written in a case: letters, mails, notes, files.
  "requests.read",
  "requests.intake",
  "requests.work",
  "requests.decide",
  "requests.approve",
  "requests.send",
  "requests.close",
  "disclosures.view",
  "disclosures.intake",
  "disclosures.work",
  "disclosures.approve",
  "disclosures.release",
  // Numbers over the whole register, without a case behind any of them.
  "disclosures.figures",
  // Many cases at once, in and out: rights of their own, beside the right to the register.
  "cases.import",
  "cases.export",
  // How many cases there are and how they stand, without seeing one of them; never a sealed one.
  "cases.count",
  // The seal of a case, and the list of those whom it names.
  "cases.seal",
  // What keeps a case from going, and what makes a person go from it.
  "cases.hold",
  "cases.erase",
] as const;

export type Permission = (typeof permissions)[number];

/** A job or a gateway acting by itself; it stands in the audit trail under its own name. */
export type ActingRole = Role | "system";

// The administrator keeps the house and reads no case. Whoever approves did not have to write, so a manager and
// counsel read what waits for their yes; the auditor sees the register, not what
// is written in it, and writes nothing but what they find of the log.
const permissionsByRole: Record<ActingRole, readonly Permission[]> = {
  admin: [
    "account.own",
    "people.view",
    "log.view",
    "people.oversee",
    "people.manage",
    "settings.view",
    "settings.manage",
  ],
  dpo: [
    "account.own",
    "people.view",
    "people.oversee",
    "people.approve",
    "log.view",
    "log.review",
    "log.sign",
    "settings.view",
    "audit.view",
    "desk.view",
    "views.share",
    "desk.nudge",
    "rules.view",
    "rules.manage",
    "templates.view",
    "templates.manage",
    "requests.view",
    "requests.read",
    "requests.intake",
    "requests.work",
    "requests.decide",
    "requests.approve",
    "requests.send",
    "requests.close",
    "disclosures.view",
    "disclosures.intake",
    "disclosures.work",
    "disclosures.approve",
    "disclosures.release",
    "disclosures.figures",
    "cases.import",
    "cases.export",
    "cases.seal",
    "cases.hold",
    "cases.erase",
  ],
  analyst: [
    "account.own",
    "people.view",
    "log.view",
    "desk.view",
    "desk.nudge",
    "rules.view",
    "templates.view",
    "requests.view",
    "requests.read",
    "requests.intake",
    "requests.work",
    "requests.decide",
    "requests.send",
    "requests.close",
  ],
  legal: [
    "account.own",
    "people.view",
    "log.view",
    "desk.view",
    "rules.view",
    "rules.manage",
    "templates.view",
    "templates.manage",
    "requests.view",
    "requests.read",
    "requests.approve",
    "disclosures.view",
    "disclosures.intake",
    "disclosures.work",
    "disclosures.approve",
    "disclosures.release",
    "disclosures.figures",
    "cases.seal",
    "cases.hold",
    "cases.erase",
  ],
  manager: [
    "account.own",
    "people.view",
    "desk.view",
    "rules.view",
    "templates.view",
    "requests.view",
    "requests.read",
    "requests.approve",
    "disclosures.figures",
    "cases.count",
  ],
  auditor: [
    "account.own",
    "people.view",
    "people.oversee",
    "log.view",
    "log.review",
    "log.sign",
    "settings.view",
    "audit.view",
    "desk.view",
    "rules.view",
    "templates.view",
    "requests.view",
    "disclosures.view",
    "disclosures.figures",
  ],
  system: ["requests.intake"],
};

export function permissionsOf(role: ActingRole): readonly Permission[] {
  return permissionsByRole[role];
}

/** Whether this role may do this kind of thing at all; the case itself is asked separately. */
export function may(
  actor: { readonly role: ActingRole },
  permission: Permission,
): boolean {
  return permissionsByRole[actor.role].includes(permission);
}
