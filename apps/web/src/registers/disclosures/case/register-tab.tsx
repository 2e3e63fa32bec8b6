import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
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

interface Opened {
  readonly entryId: string;
  readonly act: "corrected" | "voided";
}

/** What the register says of this case, newest first, what waits to be corrected, and who was told of it. */
export function RegisterTab({
  view,
}: {
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const { permissions } = useMe();
  const [open, setOpen] = useState<Opened | null>(null);
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
                {open?.entryId === entry.id ? (
                  <CorrectionForm
                    entry={entry}
                    act={open.act}
                    onClose={() => {
                      setOpen(null);
                    }}
                  />
                ) : mayCorrect(entry) ? (
                  <div className={classes["row"]}>
                    {(["corrected", "voided"] as const).map((act) => (
                      <Button
                        key={act}
                        variant="subtle"
                        onClick={() => {
                          setOpen({ entryId: entry.id, act });
                        }}
                      >
                        {t(
                          act === "corrected"
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
