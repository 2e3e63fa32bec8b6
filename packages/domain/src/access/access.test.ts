import { describe, expect, it } from "vitest";
import { systemActor } from "./actor.ts";
import { may, permissions, permissionsOf, roleKeys } from "./permissions.ts";
import { maySeeCase, reachOf } from "./visible-cases.ts";

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
        !/\.(view|oversee|figures)$/.test(permission) &&
        permission !== "account.own",
    );
    // What they find of the log is all that they write.
    expect(changing).toEqual(["log.review", "log.sign"]);
    expect(may({ role: "auditor" }, "requests.view")).toBe(true);
    expect(may({ role: "auditor" }, "requests.read")).toBe(false);
  });

  it("never lets the person who decides by trade approve: analysts hold no approval", () => {
    expect(may({ role: "analyst" }, "requests.decide")).toBe(true);
    expect(may({ role: "analyst" }, "requests.approve")).toBe(false);
  });

  it("lets manager and counsel read and approve, not work", () => {
    for (const role of ["manager", "legal"] as const) {
      expect(caseRights.filter((right) => may({ role }, right))).toEqual([
        "requests.view",
        "requests.read",
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
    askedOn: [],
  } as const;
  const open = { id: "case-1", register: "requests", isSealed: false } as const;

  it.each([
    ["own team", { teamId: "east", ownerId: null }, true],
    ["no team yet", { teamId: null, ownerId: null }, true],
    ["another team", { teamId: "west", ownerId: "bob" }, false],
    ["another team, but mine", { teamId: "west", ownerId: "ann" }, true],
  ])("an analyst and a case of %s", (_name, theCase, expected) => {
    expect(maySeeCase(analyst, { ...open, ...theCase })).toBe(expected);
  });

  it.each([
    ["nothing to do with them", {}, false],
    ["their own", { ownerId: "cal" }, true],
    ["something asked of them", { id: "case-2" }, true],
    [
      "something asked of them, under seal",
      { id: "case-2", isSealed: true },
      false,
    ],
    ["their name on it", { id: "case-3" }, true],
    ["their name on it, under seal", { id: "case-3", isSealed: true }, true],
  ])("counsel and a request with %s", (_name, theCase, expected) => {
    const counsel = {
      id: "cal",
      role: "legal",
      teamId: null,
      askedOn: ["case-2"],
      namedOn: ["case-3"],
    } as const;
    const case1 = { ...open, teamId: null, ownerId: null };
    expect(maySeeCase(counsel, { ...case1, ...theCase })).toBe(expected);
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

  it("shows officers and auditors all cases, managers and counsel what is asked of them, administrators none", () => {
    const reaches = roleKeys.map(
      (role) => [reachOf(role, "requests"), reachOf(role, "boats")] as const,
    );
    expect(
      Object.fromEntries(roleKeys.map((role, index) => [role, reaches[index]])),
    ).toEqual({
      admin: ["none", "none"],
      dpo: ["all", "all"],
      analyst: ["team", "team"],
      legal: ["asked", "all"],
      manager: ["asked", "asked"],
      auditor: ["all", "all"],
    });
  });
});
