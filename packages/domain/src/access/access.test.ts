import { describe, expect, it } from "vitest";
import { systemActor } from "./actor.ts";
import { may, permissions, permissionsOf, roleKeys } from "./permissions.ts";
import { maySeeCase, visibleCases } from "./visible-cases.ts";

const caseRights = permissions.filter((permission) =>
  permission.startsWith("requests."),
);

describe("roles and what they may do", () => {
  it("gives every permission to somebody, so that none is dead", () => {
    for (const permission of permissions) {
      expect(
        roleKeys.some((role) => may({ role }, permission)),
        permission,
      ).toBe(true);
    }
  });

  it("lets the administrator keep accounts but read no case and no register", () => {
    expect(may({ role: "admin" }, "people.manage")).toBe(true);
    expect(caseRights.filter((right) => may({ role: "admin" }, right))).toEqual(
      [],
    );
    expect(may({ role: "admin" }, "desk.view")).toBe(false);
  });

  it("lets the auditor read the register and change nothing", () => {
    const changing = permissionsOf("auditor").filter(
      (permission) =>
        !permission.endsWith(".view") && permission !== "account.own",
    );
    expect(changing).toEqual([]);
    expect(may({ role: "auditor" }, "requests.view")).toBe(true);
  });

  it("never lets the person who decides by trade approve: analysts hold no approval", () => {
    expect(may({ role: "analyst" }, "requests.decide")).toBe(true);
    expect(may({ role: "analyst" }, "requests.approve")).toBe(false);
  });

  it("lets manager and counsel read and approve, not work", () => {
    for (const role of ["manager", "legal"] as const) {
      expect(caseRights.filter((right) => may({ role }, right))).toEqual([
        "requests.view",
        "requests.approve",
      ]);
    }
  });

  it("lets the machine take requests in and nothing else", () => {
    expect(permissionsOf(systemActor("mail-gateway").role)).toEqual([
      "requests.intake",
    ]);
  });
});

describe("which cases somebody may know of", () => {
  const analyst = {
    id: "ann",
    role: "analyst",
    teamId: "east",
    namedOn: [],
  } as const;
  const open = { id: "case-1", isSealed: false } as const;

  it.each([
    ["own team", { teamId: "east", ownerId: null }, true],
    ["no team yet", { teamId: null, ownerId: null }, true],
    ["another team", { teamId: "west", ownerId: "bob" }, false],
    ["another team, but mine", { teamId: "west", ownerId: "ann" }, true],
  ])("an analyst and a case of %s", (_name, theCase, expected) => {
    expect(maySeeCase(analyst, { ...open, ...theCase })).toBe(expected);
  });

  it("an analyst without a team sees unassigned cases and their own, not those of teams", () => {
    const homeless = { ...analyst, teamId: null };
    expect(
      maySeeCase(homeless, { ...open, teamId: "east", ownerId: null }),
    ).toBe(false);
    expect(maySeeCase(homeless, { ...open, teamId: null, ownerId: null })).toBe(
      true,
    );
  });

  it("shows officers, managers, counsel and auditors all cases, and administrators none", () => {
    const reaches = roleKeys.map(
      (role) =>
        visibleCases({ id: "x", role, teamId: null, namedOn: [] }).reach,
    );
    expect(
      Object.fromEntries(roleKeys.map((role, index) => [role, reaches[index]])),
    ).toEqual({
      admin: "none",
      dpo: "all",
      analyst: "team",
      legal: "all",
      manager: "all",
      auditor: "all",
    });
  });
});
