import {
  may,
  roleKeys,
  type Permission,
  type Role,
} from "@kept/domain/access/permissions";
import { policed } from "../api/policed.ts";
import type { AppRouter } from "../router.ts";

export interface MatrixRow {
  readonly procedure: string;
  readonly kind: string;
  readonly permission: Permission | "open";
  readonly roles: readonly Role[];
  /** Whether it asks for a fresh proof of who is calling. */
  readonly stepUp: boolean;
}

/** Every procedure with what it asks for and who has it. */
export function matrixOf(router: AppRouter): MatrixRow[] {
  return policed(router).map(({ name, kind, permission, stepUp }) => ({
    procedure: name,
    kind,
    permission,
    roles: rolesFor(permission),
    stepUp,
  }));
}

function rolesFor(permission: MatrixRow["permission"]): readonly Role[] {
  return roleKeys.filter(
    (role) => permission === "open" || may({ role }, permission),
  );
}

/** The matrix as a page of the documentation. */
export function matrixText(rows: readonly MatrixRow[]): string {
  const header = [
    "Procedure",
    "Kind",
    "Permission",
    "Proof",
    "nobody",
    ...roleKeys,
  ];
  const body = rows.map(({ procedure, kind, permission, roles, stepUp }) => [
    `\`${procedure}\``,
    kind,
    permission,
    stepUp ? "fresh" : "–",
    permission === "open" ? "yes" : "–",
    ...roleKeys.map((role) => (roles.includes(role) ? "yes" : "–")),
  ]);
  const widths = header.map((_name, column) =>
    Math.max(
      ...[header, ...body].map((cells) => (cells[column] ?? "").length),
      3,
    ),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [
    "# Who may do what",
    "",
    "Generated from the router by `pnpm matrix`; a test fails when it differs, and another calls every procedure",
    "as every role. “yes” means that the role may ask; the case itself is asked separately (own team, owner,",
    "stage, four eyes). “fresh” means that who asks must have proved within five minutes who they are.",
    "",
    line(header),
    line(widths.map((width) => "-".repeat(width))),
    ...body.map(line),
    "",
  ].join("\n");
}
