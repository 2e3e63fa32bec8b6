import { useTranslation } from "react-i18next";
import { useMe } from "../people/session.tsx";
import { useShortcut } from "../ui/shortcuts.tsx";
import type { Assigning } from "./forms/use-assign.ts";

interface CaseKeys {
  readonly owner: { readonly id: string } | null;
  /** The act that is offered next; null where there is none that may be made now. */
  readonly next: { readonly label: string; readonly run: () => void } | null;
  /** Null where this person gives the case to nobody. */
  readonly assigning:
    (Pick<Assigning, "assignTo"> & { readonly choose: () => void }) | null;
  /** Null where the list stands beside it. */
  readonly toList: (() => void) | null;
  readonly why: (() => void) | null;
}

/** The keys of a case, the same in every register. */
export function useCaseKeys({
  owner,
  next,
  assigning,
  toList,
  why,
}: CaseKeys): void {
  const { t } = useTranslation("caseForms");
  const me = useMe();
  useShortcut(
    { keys: "e", label: next?.label ?? "" },
    () => {
      next?.run();
    },
    { enabled: next !== null },
  );
  useShortcut(
    { keys: "i", label: t("keys.assignMe") },
    () => {
      assigning?.assignTo({ id: me.id, name: me.name, nameZh: me.nameZh });
    },
    { enabled: assigning !== null && owner?.id !== me.id },
  );
  useShortcut(
    { keys: "a", label: t("keys.assign") },
    () => {
      assigning?.choose();
    },
    { enabled: assigning !== null },
  );
  useShortcut(
    { keys: "u", label: t("keys.backToList") },
    () => {
      toList?.();
    },
    { enabled: toList !== null },
  );
  useShortcut(
    { keys: "w", label: t("keys.why") },
    () => {
      why?.();
    },
    { enabled: why !== null },
  );
}
