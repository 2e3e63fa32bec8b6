import { z } from "zod";
import type { Actor } from "../access/actor.ts";
import { may, roleKeys, type Role } from "../access/permissions.ts";
import { line } from "./text-rules.ts";

/** Whose list of views it stands in; `team` without a team is everybody's. */
export type SharedWith =
  | { readonly with: "me" }
  | { readonly with: "team"; readonly teamId: string | null }
  | { readonly with: "role"; readonly role: Role };

interface ViewPlace {
  readonly ownerId: string;
  readonly shared: SharedWith;
}

type Looking = Pick<Actor, "id" | "role" | "teamId">;

/** Whoever keeps the views of others sees all of them, but nobody's own. */
export function maySeeView(
  actor: Looking,
  { ownerId, shared }: ViewPlace,
): boolean {
  switch (shared.with) {
    case "me":
      return ownerId === actor.id;
    case "team":
      return (
        shared.teamId === null ||
        shared.teamId === actor.teamId ||
        may(actor, "views.share")
      );
    case "role":
      return shared.role === actor.role || may(actor, "views.share");
  }
}

/** One's own is one's own; what others rely on is changed by those who may share. */
export function mayChangeView(actor: Looking, view: ViewPlace): boolean {
  return view.shared.with === "me"
    ? view.ownerId === actor.id
    : may(actor, "views.share");
}

const longestAddress = 4_000;
const said = {
  name: line(80),
  /** What the list shows, as its address says it; never what somebody searched for. */
  address: line(longestAddress, { mayBeEmpty: true }),
};

export const viewsOfInput = z.strictObject({ register: line(40) });

export const saveViewInput = z.strictObject({
  register: line(40),
  ...said,
  shared: z.discriminatedUnion("with", [
    z.strictObject({ with: z.literal("me") }),
    z.strictObject({ with: z.literal("team"), teamId: z.uuid().nullable() }),
    z.strictObject({ with: z.literal("role"), role: z.enum(roleKeys) }),
  ]),
});
export type SaveViewInput = z.infer<typeof saveViewInput>;

/** A saved view, and which version of it the person was looking at. */
export const oneViewInput = z.strictObject({
  viewId: z.uuid(),
  version: z.int().positive(),
});

export const updateViewInput = z.strictObject({
  ...oneViewInput.shape,
  ...said,
});
export type UpdateViewInput = z.infer<typeof updateViewInput>;

/** Which view a list opens with: for oneself, or for a role. */
export const setDefaultViewInput = z.strictObject({
  register: line(40),
  /** Null: oneself. */
  role: z.enum(roleKeys).nullable(),
  /** Key of a view or id of a saved one; null: as the list comes. */
  view: line(80).nullable(),
});
export type SetDefaultViewInput = z.infer<typeof setDefaultViewInput>;
