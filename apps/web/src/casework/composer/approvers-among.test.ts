import type { Role } from "@kept/domain/access/permissions";
import { expect, it } from "vitest";
import { approversAmong } from "./approvers-among.ts";

const person = (id: string, role: Role, isDisabled = false) => ({
  id,
  role,
  isDisabled,
});

it("only those may be asked whose role approves, who did not write it and who still work here", () => {
  const people = [
    person("lin", "dpo"),
    person("tang", "manager"),
    person("anna", "legal"),
    person("zhou", "analyst"),
    person("gone", "manager", true),
  ];
  expect(
    approversAmong(people, {
      authorIds: ["lin"],
      approving: "requests.approve",
    }).map(({ id }) => id),
  ).toEqual(["tang", "anna"]);
});
