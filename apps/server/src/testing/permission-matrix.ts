import {
  may,
  roleKeys,
  type Permission,
  type Role,
} from "@kept/domain/access/permissions";
import type { AppRouter } from "../router.ts";

export interface MatrixRow {
  readonly procedure: string;
  readonly kind: string;
  readonly permission: Permission | "open";
  readonly roles: readonly Role[];
  /** Whether it asks for a fresh proof of who is calling. */
  readonly stepUp: boolean;
}

interface Described {
  readonly _def: {
    readonly type: string;
    readonly meta?: { permission: Permission | "open"; stepUp?: boolean };
  };
}

/** Every procedure with what it asks for and who has it. */
export function matrixOf(router: AppRouter): MatrixRow[] {
  const procedures = Object.entries(
    router._def.procedures as unknown as Record<string, Described>,
  );
  return procedures
    .map(([procedure, { _def }]) => {
      if (_def.meta === undefined)
        throw new Error(`${procedure} asks for no permission`);
      const { permission, stepUp = false } = _def.meta;
      const roles = roleKeys.filter(
        (role) => permission === "open" || may({ role }, permission),
      );
      return { procedure, kind: _def.type, permission, roles, stepUp };
    })
    .toSorted((one, other) => (one.procedure < other.procedure ? -1 : 1));
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
