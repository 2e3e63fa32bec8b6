import { permissionsOf, type Role } from "@kept/domain/access/permissions";

interface Colleague {
  readonly id: string;
  readonly role: Role;
  readonly isDisabled: boolean;
}

/** Who may be asked: their role approves, and they did not write it. */
export function approversAmong<Person extends Colleague>(
  people: readonly Person[],
  authorIds: readonly string[],
): Person[] {
  return people.filter(
    ({ id, role, isDisabled }) =>
      !isDisabled &&
      !authorIds.includes(id) &&
      permissionsOf(role).includes("requests.approve"),
  );
}
