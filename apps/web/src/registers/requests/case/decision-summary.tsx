import {
  outcomes,
  refusalGrounds,
  requestTypes,
} from "@kept/domain/registers/requests/types";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { civilMoment } from "../../../ui/dates.ts";
import { FactList, type Fact } from "../../../ui/fact-list.tsx";
import { Run } from "../../../ui/run.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { useText } from "../../../ui/use-language.ts";
import classes from "./decision-summary.module.css";
import type { RequestView } from "./request-view.ts";

/** What was decided, kind by kind, and whether a second person had to agree. */
export function DecisionSummary({
  view,
}: {
  readonly view: RequestView;
}): ReactNode {
  const { t } = useTranslation(["requestCase", "conversation"]);
  const text = useText();
  const facts: Fact[] = view.types.map((type) => {
    const label = text(requestTypes[type].label);
    const decision = view.decisions.find((found) => found.type === type);
    if (decision === undefined)
      return {
        key: type,
        label,
        value: t("decision.undecided"),
      };
    const { outcome, ground, citation, reason, withheld } = decision;
    return {
      key: type,
      label,
      value: (
        <>
          <strong className={classes["outcome"]}>
            {text(outcomes[outcome].label)}
          </strong>
          {ground === null ? null : (
            <span className={classes["line"]}>
              {text(refusalGrounds[ground])}
              {citation === null ? null : (
                <span className={classes["citation"]}> {citation}</span>
              )}
            </span>
          )}
          {reason === null ? null : (
            <span className={classes["line"]}>
              <Run>{reason}</Run>
            </span>
          )}
          {withheld === null ? null : (
            <span className={classes["line"]}>
              <span className={classes["label"]}>{t("decision.withheld")}</span>{" "}
              <Run>{withheld}</Run>
            </span>
          )}
        </>
      ),
    };
  });
  return (
    <FactList
      facts={[
        ...facts,
        {
          key: "approval",
          label: t("decision.approvalLabel"),
          value: <Approval view={view} />,
        },
      ]}
    />
  );
}

function Approval({ view }: { readonly view: RequestView }): ReactNode {
  const { t } = useTranslation(["requestCase", "conversation"]);
  const dates = useDates();
  const text = useText();
  const nameOf = usePersonName();
  const given = view.frame.approvals.findLast(
    ({ state }) => state === "approved",
  );
  if (given !== undefined && given.decidedAt !== null)
    return t("decision.approved", {
      by:
        given.decidedBy === null
          ? t("conversation:nobody")
          : nameOf(given.decidedBy),
      title: text(given.letterTitle),
      day: dates.day(civilMoment(given.decidedAt, dates.zone).on),
    });
  return (
    <>
      <strong className={classes["outcome"]}>
        {view.needsSecondPerson
          ? t("decision.approvalNeeded")
          : t("decision.approvalNone")}
      </strong>{" "}
      {view.needsSecondPerson
        ? t("decision.approvalNeededWhy")
        : t("decision.approvalNoneWhy")}
    </>
  );
}
