import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ToldIn } from "../../../casework/statements/told-in.tsx";
import { paths } from "../../../paths.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import type { DisclosureView } from "./disclosure-view.ts";
import { EntryCard } from "./entry-card.tsx";

/** What the register says of this case, newest first, and the answers that told somebody of it. */
export function RegisterTab({
  view,
}: {
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const { entries, frame } = view;
  if (entries.length === 0)
    return <EmptyState>{t("register.empty")}</EmptyState>;
  return (
    <>
      {entries.toReversed().map((entry) => (
        <EntryCard key={entry.id} entry={entry} />
      ))}
      <ToldIn caseId={frame.id} address={paths.request} />
    </>
  );
}
