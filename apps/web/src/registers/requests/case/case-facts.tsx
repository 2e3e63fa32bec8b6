import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import {
  FactsColumn,
  type FactGroup,
} from "../../../casework/facts-column.tsx";
import { paths } from "../../../paths.ts";
import { Run } from "../../../ui/run.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import classes from "./case-facts.module.css";
import { downloads } from "../../../casework/files/downloads.ts";
import { fileSize } from "../../../ui/file-size.ts";
import { isOpenMove, type RequestView } from "./request-view.ts";
import {
  usePersonFacts,
  useRequestFacts,
  useIdentityFacts,
  SamePerson,
} from "./use-case-facts.tsx";

interface CaseFactsProps {
  /** Below the facts: who hears of the case. */
  readonly context: ReactNode;
  readonly view: RequestView;
  readonly onCorrect: () => void;
}

/** What is known of the person, the request, the proof of identity, and what else there is. */
export function CaseFacts({
  view,
  context,
  onCorrect,
}: CaseFactsProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const person = usePersonFacts(view);
  const request = useRequestFacts(view);
  const identity = useIdentityFacts(view);
  const { frame, samePerson, mergedInto, origin } = view;
  const dates = useDates();
  const nameOf = usePersonName();
  const groups: FactGroup[] = [
    {
      key: "person",
      title: t("facts.person"),
      ...(isOpenMove(frame, "correct")
        ? {
            act: (
              <TextButton label={t("facts.correctLabel")} onClick={onCorrect}>
                {t("facts.correct")}
              </TextButton>
            ),
          }
        : {}),
      facts: person,
    },
    { key: "request", title: t("facts.request"), facts: request },
    ...(identity === null
      ? []
      : [{ key: "identity", title: t("facts.identity"), facts: identity }]),
    ...(mergedInto === null
      ? []
      : [
          {
            key: "merged",
            title: t("facts.mergedInto"),
            children: (
              <p>
                <Link to={paths.request(mergedInto.reference)}>
                  {mergedInto.reference}
                </Link>
              </p>
            ),
          },
        ]),
    ...(origin === null
      ? []
      : [
          {
            key: "origin",
            title: t("facts.origin"),
            children: (
              <p>
                <Run>
                  {t("facts.originRow", {
                    file: origin.fileName,
                    row: origin.row,
                  })}
                </Run>{" "}
                <span className={classes["remark"]}>
                  {origin.by === null ? null : `${nameOf(origin.by)}, `}
                  {dates.moment(origin.at)}
                </span>
              </p>
            ),
          },
        ]),
    ...(samePerson.length === 0
      ? []
      : [
          {
            key: "same",
            title: t("facts.samePerson"),
            children: <SamePerson cases={samePerson} />,
          },
        ]),
    ...(frame.files.length === 0
      ? []
      : [
          {
            key: "files",
            title: t("facts.files"),
            children: (
              <ul>
                {frame.files.map(({ id, name, size }) => (
                  <li key={id} className={classes["file"]}>
                    <a href={downloads.file(id)}>
                      <Run>{name}</Run>
                    </a>{" "}
                    <span className={classes["remark"]}>{fileSize(size)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]),
  ];
  return (
    <>
      <FactsColumn groups={groups} />
      {context}
    </>
  );
}
