import { writeListQuery } from "@kept/domain/casework/listing-address";
import type { SaveViewInput } from "@kept/domain/casework/saved-view";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../../api/failure-view.tsx";
import { useTRPC } from "../../api/client.ts";
import { useMe } from "../../people/session.tsx";
import { toast } from "../../ui/toast.ts";
import type { ListState } from "../use-list-query.ts";
import { isModified, viewBehind, type SavedView } from "./saved-views.ts";

type Shared = SaveViewInput["shared"];

export interface ViewDesk {
  readonly saved: readonly SavedView[];
  /** The saved view that is open; null for one of the house. */
  readonly own: SavedView | null;
  readonly isModified: boolean;
  /** The list opens with this view for me. */
  readonly isMine: boolean;
  readonly reset: () => void;
  readonly update: () => void;
  readonly rename: (name: string) => void;
  readonly remove: () => void;
  readonly saveAs: (name: string, shared: Shared) => Promise<boolean>;
  readonly makeMine: (isMine: boolean) => void;
  /** It opens with this view for everybody of my role. */
  readonly isOfRole: boolean;
  /** Null for whoever may not say so. */
  readonly makeOfRole: ((isOfRole: boolean) => void) | null;
  /** What went wrong last, in words. */
  readonly problem: string | null;
}

const noViews: readonly SavedView[] = [];

/** The saved views of a list, and what can be done with the one that is open. */
export function useViewDesk(state: ListState): ViewDesk {
  const { listing, query, change } = state;
  const { register } = listing;
  const { t } = useTranslation("list");
  const trpc = useTRPC();
  const { permissions, role } = useMe();
  const client = useQueryClient();
  const failureText = useFailureText();
  const [problem, setProblem] = useState<string | null>(null);
  const views = useQuery(
    trpc.views.list.queryOptions({ register }, { staleTime: 60_000 }),
  );
  const again = () =>
    client.invalidateQueries({ queryKey: trpc.views.list.queryKey() });
  const outcome = {
    onSuccess: again,
    onError: (error: unknown) => {
      setProblem(failureText(error));
      void again();
    },
    onMutate: () => {
      setProblem(null);
    },
  };
  const save = useMutation(trpc.views.save.mutationOptions(outcome));
  const update = useMutation(trpc.views.update.mutationOptions(outcome));
  const remove = useMutation(trpc.views.remove.mutationOptions(outcome));
  const restore = useMutation(trpc.views.restore.mutationOptions(outcome));
  const open = useMutation(trpc.views.setDefault.mutationOptions(outcome));
  const saved: readonly SavedView[] = views.data?.views ?? noViews;
  const own = saved.find(({ id }) => id === query.view) ?? null;
  const behind = viewBehind(listing, query, saved);
  const address = writeListQuery(listing, query);
  return {
    saved,
    own,
    isModified: isModified(listing, query, saved),
    isMine: views.data?.defaults.mine === query.view,
    reset: () => {
      if (behind !== null) change(behind);
    },
    update: () => {
      if (own === null) return;
      const { id: viewId, version, name } = own;
      update.mutate({ viewId, version, name, address });
    },
    rename: (name) => {
      if (own === null) return;
      const { id: viewId, version, address: kept } = own;
      update.mutate({ viewId, version, name, address: kept });
    },
    remove: () => {
      if (own === null) return;
      const { id: viewId, version, name } = own;
      remove.mutate(
        { viewId, version },
        {
          onSuccess: () => {
            // What is on the screen stays there; it is nobody's view any more.
            change({ view: listing.views[0].key });
            toast({
              text: t("view.removed", { name }),
              undo: {
                label: t("view.restore"),
                run: () => {
                  restore.mutate({ viewId, version: version + 1 });
                },
              },
            });
          },
        },
      );
    },
    saveAs: async (name, shared) => {
      try {
        const { viewId } = await save.mutateAsync({
          register,
          name,
          address,
          shared,
        });
        await again();
        change({ view: viewId });
        return true;
      } catch {
        return false;
      }
    },
    makeMine: (isMine) => {
      open.mutate({ register, role: null, view: isMine ? query.view : null });
    },
    isOfRole: views.data?.defaults.role === query.view,
    makeOfRole: permissions.includes("views.share")
      ? (isOfRole) => {
          open.mutate({
            register,
            role,
            view: isOfRole ? query.view : null,
          });
        }
      : null,
    problem,
  };
}
