import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ToldIn } from "../../../casework/statements/told-in.tsx";
import { paths } from "../../../paths.ts";
import { useMe } from "../../../people/session.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import classes from "./case.module.css";
import { CorrectionCallout } from "./correction-callout.tsx";
import { CorrectionForm } from "./correction-form.tsx";
import type { DisclosureView } from "./disclosure-view.ts";
import { EntryCard, type Entry } from "./entry-card.tsx";

const entryForms = { correctEntry: "corrected", voidEntry: "voided" } as const;
const entryFormKeys = ["correctEntry", "voidEntry"] as const;
type EntryForm = (typeof entryFormKeys)[number];

/** Whether the form that is open is about the entry of the case, and not a step of its way. */
export function isEntryForm(open: string | null): open is EntryForm {
  return open !== null && Object.hasOwn(entryForms, open);
}

/** What the register says of this case, newest first, what waits to be corrected, and who was told of it. */
export function RegisterTab({
  view,
  open,
  onOpen,
}: {
  readonly view: DisclosureView;
  /** The form that is open on this case. */
  readonly open: string | null;
  readonly onOpen: (form: string | null) => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const { permissions } = useMe();
  const { entries, corrections, frame } = view;
  if (entries.length === 0)
    return <EmptyState>{t("register.empty")}</EmptyState>;
  const waitingOf = (entry: Entry) =>
    corrections.find(
      ({ year, number }) => year === entry.year && number === entry.number,
    );
  const mayCorrect = (entry: Entry): boolean =>
    permissions.includes("disclosures.work") &&
    entry.act !== "voided" &&
    waitingOf(entry) === undefined &&
    isNewest(entry, entries);
  return (
    <>
      {entries.toReversed().map((entry) => {
        const waiting = waitingOf(entry);
        return (
          <EntryCard
            key={entry.id}
            entry={entry}
            below={
              <>
                {waiting !== undefined && isNewest(entry, entries) ? (
                  <CorrectionCallout correction={waiting} entry={entry} />
                ) : null}
                {isEntryForm(open) && mayCorrect(entry) ? (
                  <CorrectionForm
                    key={open}
                    caseId={frame.id}
                    entry={entry}
                    form={open}
                    act={entryForms[open]}
                    onClose={() => {
                      onOpen(null);
                    }}
                  />
                ) : mayCorrect(entry) ? (
                  <div className={classes["row"]}>
                    {entryFormKeys.map((form) => (
                      <Button
                        key={form}
                        variant="subtle"
                        onClick={() => {
                          onOpen(form);
                        }}
                      >
                        {t(
                          form === "correctEntry"
                            ? "correction.open"
                            : "correction.openVoid",
                        )}
                      </Button>
                    ))}
                  </div>
                ) : null}
              </>
            }
          />
        );
      })}
      <ToldIn caseId={frame.id} address={paths.request} />
    </>
  );
}

function isNewest(entry: Entry, entries: readonly Entry[]): boolean {
  return !entries.some(
    ({ year, number, version }) =>
      year === entry.year && number === entry.number && version > entry.version,
  );
}
