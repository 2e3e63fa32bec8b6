import {
  permissionsOf,
  type Permission,
  type Role,
} from "@kept/domain/access/permissions";

interface Colleague {
  readonly id: string;
  readonly role: Role;
  readonly isDisabled: boolean;
}

/** Who may be asked: their role approves, and they did not write it. */
export function approversAmong<Person extends Colleague>(
  people: readonly Person[],
  {
    authorIds,
    approving,
  }: {
    readonly authorIds: readonly string[];
    readonly approving: Permission;
  },
): Person[] {
  return people.filter(
    ({ id, role, isDisabled }) =>
      !isDisabled &&
      !authorIds.includes(id) &&
      permissionsOf(role).includes(approving),
  );
}
