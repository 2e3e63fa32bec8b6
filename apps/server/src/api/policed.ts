import type { Permission } from "@kept/domain/access/permissions";

/** A procedure with what it asks of whoever calls it. */
export interface Policed {
  readonly name: string;
  readonly kind: string;
  readonly permission: Permission | "open";
  /** Whether it wants a fresh proof of who is calling. */
  readonly stepUp: boolean;
  /** How many others have to say yes before it does anything. */
  readonly approvals: number;
  /** Schemas of what it takes. */
  readonly inputs: readonly unknown[];
}

interface Described {
  readonly _def: {
    readonly type: string;
    readonly inputs: readonly unknown[];
    readonly meta?: {
      readonly permission?: Permission | "open";
      readonly stepUp?: boolean;
      readonly approvals?: number;
    };
  };
}

/** Every procedure by name. One that asks for nothing of its caller is a bug: the house does not start with it. */
export function policed(router: {
  readonly _def: { readonly procedures: unknown };
}): Policed[] {
  return Object.entries(
    router._def.procedures as Readonly<Record<string, Described>>,
  )
    .map(([name, { _def }]) => {
      const { permission, stepUp = false, approvals = 0 } = _def.meta ?? {};
      if (permission === undefined)
        throw new Error(`The procedure ${name} asks for no permission.`);
      const { type: kind, inputs } = _def;
      return { name, kind, permission, stepUp, approvals, inputs };
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
