import { dueGroupLabels, type DueGroup } from "@kept/domain/casework/due-group";
import { useEffect, useMemo } from "react";
import type { GridGroup } from "../../ui/grid-lines.ts";
import { useLanguage } from "../../ui/use-language.ts";
import type { CaseRow, ListFace } from "./list-face.ts";
import { isFoldedAtFirst } from "./list-memory.ts";
import type { CaseRows } from "./use-case-rows.ts";
import { isNarrowed, type ListPlace } from "./use-list-place.ts";

const foldable: readonly DueGroup[] = [
  "week",
  "later",
  "provisional",
  "paused",
  "undated",
  "ended",
];

export function useGrouping<Row extends CaseRow>(
  { state }: ListFace<Row>,
  { groups }: CaseRows<Row>,
  { folded, fold }: ListPlace,
) {
  const language = useLanguage();
  const { query } = state;
  const isGrouped = query.group !== null;
  // One page holds what it holds; folding is for the long list.
  const isFoldable = !isNarrowed(state) && query.layout === "scroll";
  return useMemo(
    () =>
      isGrouped
        ? {
            groups: groups.map(({ group, count }): GridGroup => ({
              key: group,
              title: dueGroupLabels[group][language],
              count,
              ...(group === "overdue" && { tone: "red" }),
              ...(foldable.includes(group) &&
                isFoldable && { folded: folded.includes(group) }),
            })),
            groupOf: ({ group }: CaseRow) => group,
            onFold: (key: string, isFolded: boolean) => {
              fold(
                foldable.filter((group) =>
                  group === key ? isFolded : folded.includes(group),
                ),
              );
            },
          }
        : undefined,
    [isGrouped, isFoldable, groups, language, folded, fold],
  );
}

/** What is later is folded under what is not; where nothing stands above it, it is the list. */
export function useUnfoldedWhereFirst(
  { state, groups }: Pick<CaseRows<CaseRow>, "state" | "groups">,
  { folded, fold }: ListPlace,
): void {
  const first = groups[0]?.group;
  useEffect(() => {
    if (state !== "ready" || !isFoldedAtFirst(folded)) return;
    if (first !== undefined && folded.includes(first)) fold([]);
  }, [state, first, folded, fold]);
}
