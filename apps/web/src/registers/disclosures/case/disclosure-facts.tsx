import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { numberSources } from "@kept/domain/registers/disclosures/authority";
import {
  countries,
  instruments,
} from "@kept/domain/registers/disclosures/instruments";
import {
  authorityClasses,
  disclosureOutcomes,
  noticeStates,
  secrecyStates,
} from "@kept/domain/registers/disclosures/kinds";
import { FactsColumn } from "../../../casework/facts-column.tsx";
import type { Fact } from "../../../ui/fact-list.tsx";
import { Run } from "../../../ui/run.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";

/** Who asks and for what, and how far each step has come. */
export function DisclosureFacts({
  view,
  context,
}: {
  readonly view: DisclosureView;
  readonly context: ReactNode;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const language = useLanguage();
  const dates = useDates();
  const { disclosure: said, persons, frame } = view;
  const comma = language === "zh" ? "、" : ", ";
  const fact = (
    key: keyof ReturnType<typeof labels>,
    value: string | null,
  ): Fact => ({
    key,
    label: labels()[key],
    value:
      value === null || value === "" ? (
        <span className={classes["quiet"]}>{t("facts.none")}</span>
      ) : (
        <Run>{value}</Run>
      ),
  });
  const labels = () => t("facts", { returnObjects: true });
  const { instrument, verification, review, secrecy } = said;
  return (
    <>
      <FactsColumn
        groups={[
          {
            key: "demand",
            title: t("facts.demand"),
            facts: [
              fact("class", text(authorityClasses[said.authorityClass])),
              fact("country", text(countries[said.country])),
              fact("officer", said.officer),
              fact("contact", said.contactPhone),
              fact("received", dates.moment(frame.receivedAt)),
              fact("asked", said.asked),
              fact("purpose", said.purpose),
              fact(
                "places",
                said.dataPlaces.map((one) => text(countries[one])).join(comma),
              ),
              fact(
                "persons",
                [
                  ...persons.map(({ name }) => name ?? t("scope.unnamed")),
                  ...(said.scopeWords === null ? [] : [said.scopeWords]),
                ].join(comma),
              ),
            ],
          },
          {
            key: "path",
            title: t("path.title"),
            facts: [
              fact(
                "instrument",
                instrument && text(instruments[instrument.type]),
              ),
              fact("instrumentRef", instrument?.reference ?? null),
              fact(
                "verified",
                verification &&
                  t("facts.verifiedBy", {
                    number: verification.number,
                    source: text(numberSources[verification.source]),
                    name: verification.spokeWith,
                  }),
              ),
              fact("review", review?.necessity ?? null),
              fact(
                "secrecy",
                secrecy.until === null
                  ? text(secrecyStates[secrecy.state])
                  : t("facts.secrecyUntil", {
                      state: text(secrecyStates[secrecy.state]),
                      day: dates.day(secrecy.until, "long"),
                    }),
              ),
              fact("notice", text(noticeStates[said.notice.state])),
              fact(
                "outcome",
                said.outcome && text(disclosureOutcomes[said.outcome]),
              ),
            ],
          },
        ]}
      />
      {context}
    </>
  );
}
