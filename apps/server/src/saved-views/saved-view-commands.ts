import { randomUUIDv7 } from "node:crypto";
import { may, type Permission } from "@kept/domain/access/permissions";
import { plainQuery } from "@kept/domain/casework/listing-query";
import {
  readListQuery,
  writeListQuery,
} from "@kept/domain/casework/listing-address";
import type { Listing } from "@kept/domain/casework/listing";
import {
  mayChangeView,
  maySeeView,
  type SaveViewInput,
  type SetDefaultViewInput,
  type UpdateViewInput,
} from "@kept/domain/casework/saved-view";
import type { Actor } from "@kept/domain/access/actor";
import type { FieldChange } from "@kept/domain/casework/event";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import type { Change, Intent, Recorded } from "../ledger/change.ts";
import { isTeam } from "../people/account-store.ts";
import { fieldChange } from "../casework/field-changes.ts";
import {
  changeView,
  defaultView,
  findView,
  insertView,
  viewsOf,
  writeDefaultView,
  type SavedView,
} from "./saved-view-store.ts";

type Asking = Omit<Intent, "action" | "case">;

/** A register with a list whose views can be saved. */
export interface ListedRegister {
  readonly register: {
    readonly key: string;
    readonly viewPermission: Permission;
  };
  readonly list: { readonly listing: Listing };
}

/** The list of a register that this person may look into. */
export function listingFor(
  registers: readonly ListedRegister[],
  key: string,
  actor: Pick<Actor, "role">,
): Listing | null {
  const found = registers.find(({ register }) => register.key === key);
  return found !== undefined && may(actor, found.register.viewPermission)
    ? found.list.listing
    : null;
}

/** Only what the codec knows is kept: no searched words, no names of its own making. */
function tidyAddress(listing: Listing, address: string): string {
  const query = readListQuery(listing, new URLSearchParams(address));
  return writeListQuery(listing, { ...query, view: plainQuery(listing).view });
}

const mostOfOneOwner = 100;

export async function saveView(
  change: Change,
  asking: Asking,
  { listing, input }: { listing: Listing; input: SaveViewInput },
): Promise<Verdict<{ viewId: string }>> {
  const { actor, now } = asking;
  const { register, name, shared } = input;
  const view = {
    id: randomUUIDv7(),
    register,
    name,
    address: tidyAddress(listing, input.address),
    listingVersion: listing.version,
    shared,
    ownerId: actor.id,
  };
  return change({ ...asking, action: "views.save" }, async (tx) => {
    if (!mayChangeView(actor, view)) return refused("notAllowed");
    if (
      shared.with === "team" &&
      shared.teamId !== null &&
      !(await isTeam(tx, shared.teamId))
    )
      return refused("unknownTeam");
    const own = (await viewsOf(tx, register)).filter(
      ({ ownerId }) => ownerId === actor.id,
    );
    if (own.length >= mostOfOneOwner)
      return refused("tooManyViews", { limit: mostOfOneOwner });
    await insertView(tx, view, now);
    return granted({
      value: { viewId: view.id },
      events: [
        {
          action: "views.saved",
          object: { kind: "view", id: view.id },
          changes: [
            ...fieldChange("name", null, name),
            ...fieldChange("address", null, view.address),
            ...fieldChange("shared", null, { ...shared }),
          ],
        },
      ],
    });
  });
}

/** A view that this person may change, as it was when they looked at it. */
async function changeable(
  tx: Tx,
  actor: Actor,
  { viewId, version }: { viewId: string; version: number },
): Promise<Verdict<SavedView>> {
  const view = await findView(tx, viewId);
  if (view === null || !maySeeView(actor, view)) return refused("notFound");
  if (!mayChangeView(actor, view)) return refused("notAllowed");
  return view.version === version ? granted(view) : refused("viewStale");
}

function changed(
  view: SavedView,
  action: string,
  changes: readonly FieldChange[],
): Verdict<Recorded<{ version: number }>> {
  const isSame = changes.length === 0;
  return granted({
    value: { version: isSame ? view.version : view.version + 1 },
    events: isSame
      ? []
      : [{ action, object: { kind: "view", id: view.id }, changes }],
  });
}

export async function updateView(
  change: Change,
  asking: Asking,
  {
    registers,
    input,
  }: { registers: readonly ListedRegister[]; input: UpdateViewInput },
): Promise<Verdict<{ version: number }>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "views.update" }, async (tx) => {
    const found = await changeable(tx, actor, input);
    if (!found.ok) return found;
    const view = found.value;
    if (view.isRemoved) return refused("notFound");
    const listing = listingFor(registers, view.register, actor);
    if (listing === null) return refused("notFound");
    const { name } = input;
    const address = tidyAddress(listing, input.address);
    const changes = [
      ...fieldChange("name", view.name, name),
      ...fieldChange("address", view.address, address),
    ];
    if (changes.length > 0)
      await changeView(tx, view, {
        now,
        name,
        address,
        listingVersion: listing.version,
      });
    return changed(view, "views.updated", changes);
  });
}

/** Takes a view away, or brings it back: until then it is only out of sight. */
export async function setRemoved(
  change: Change,
  asking: Asking,
  input: { viewId: string; version: number; isRemoved: boolean },
): Promise<Verdict<{ version: number }>> {
  const { actor, now } = asking;
  const { isRemoved } = input;
  const action = isRemoved ? "views.removed" : "views.restored";
  return change(
    { ...asking, action: isRemoved ? "views.remove" : "views.restore" },
    async (tx) => {
      const found = await changeable(tx, actor, input);
      if (!found.ok) return found;
      const view = found.value;
      const changes = fieldChange("isRemoved", view.isRemoved, isRemoved);
      if (changes.length > 0) await changeView(tx, view, { now, isRemoved });
      return changed(view, action, changes);
    },
  );
}

/** Which view a list opens with. For a role it has to be one that everybody of the role sees. */
export async function setDefaultView(
  change: Change,
  asking: Asking,
  { listing, input }: { listing: Listing; input: SetDefaultViewInput },
): Promise<Verdict<null>> {
  const { actor } = asking;
  const { register, role, view } = input;
  const whose = role === null ? { personId: actor.id } : { role };
  return change({ ...asking, action: "views.set-default" }, async (tx) => {
    if (role !== null && !may(actor, "views.share"))
      return refused("notAllowed");
    const isKnown =
      view === null ||
      listing.views.some(({ key }) => key === view) ||
      (await isSavedFor(tx, { view, register, actor, role }));
    if (!isKnown) return refused("notFound");
    const before = await defaultView(tx, register, whose);
    const changes = fieldChange("view", before, view);
    if (changes.length === 0) return granted({ value: null, events: [] });
    await writeDefaultView(tx, { register, whose }, view);
    return granted({
      value: null,
      events: [
        {
          action: "views.default-set",
          object:
            role === null
              ? { kind: "account", id: actor.id }
              : { kind: "role", id: role },
          changes,
        },
      ],
    });
  });
}

async function isSavedFor(
  tx: Tx,
  at: {
    view: string;
    register: string;
    actor: Actor;
    role: SetDefaultViewInput["role"];
  },
): Promise<boolean> {
  const { view, register, actor, role } = at;
  const found = await findView(tx, view);
  if (found === null || found.isRemoved || found.register !== register)
    return false;
  if (role === null) return maySeeView(actor, found);
  const { shared } = found;
  return (
    (shared.with === "role" && shared.role === role) ||
    (shared.with === "team" && shared.teamId === null)
  );
}
