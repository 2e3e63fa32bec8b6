import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../../../api/failure-view.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { PrimaryAct } from "../../../ui/primary-act.tsx";
import { Run } from "../../../ui/run.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureAct } from "./use-disclosure-act.ts";

/** What a second person was asked, and by whom; with the two answers where it is me. */
export function ApprovalCallout({
  view,
  onChanges,
}: {
  readonly view: DisclosureView;
  /** Opens the form that says what is to be changed. */
  readonly onChanges: () => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const last = view.approvals.at(-1);
  const decide = useDisclosureAct<{
    caseId: string;
    version: number;
    approvalId: string;
    contentHash: string;
    answer: "approved";
    reason: null;
  }>((client, input, options) => client.decideRelease.mutate(input, options));
  if (last === undefined || view.disclosure.outcome !== null) return null;
  const name = (person: typeof last.askedBy): string =>
    person === null ? "" : nameOf(person);
  if (decide.error !== null)
    return (
      <p role="alert" className={classes["refusal"]}>
        {failureText(decide.error)}
      </p>
    );
  switch (last.state) {
    case "asked":
      return last.isMine ? (
        <Callout
          tone="ink"
          act={
            <div className={classes["row"]}>
              <Button
                onClick={() => {
                  onChanges();
                }}
              >
                {t("path.changes")}
              </Button>
              <PrimaryAct
                label={t("path.approve")}
                busy={decide.isPending}
                onAct={() => {
                  decide.mutate({
                    caseId: view.frame.id,
                    version: view.frame.version,
                    approvalId: last.id,
                    contentHash: last.contentHash,
                    answer: "approved",
                    reason: null,
                  });
                }}
              />
            </div>
          }
        >
          {t("path.approvalMine", { name: name(last.askedBy) })}
        </Callout>
      ) : (
        <Callout>{t("path.approval", { name: name(last.askedOf) })}</Callout>
      );
    case "void":
      return <Callout tone="amber">{t("path.voided")}</Callout>;
    case "approved":
      return (
        <Callout>
          {t("path.approvedBy", { name: name(last.decidedBy) })}
        </Callout>
      );
    case "changesAsked":
      return (
        <Callout
          tone="amber"
          lead={t("path.changesBy", { name: name(last.decidedBy) })}
        >
          <Run>{last.reason ?? ""}</Run>
        </Callout>
      );
  }
}
