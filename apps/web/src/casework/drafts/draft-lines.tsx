import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, type To } from "react-router";
import type { AppRouter } from "../../api/client.ts";
import { Run } from "../../ui/run.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import { agencyDraft, macroDraft, remindDraft } from "./draft-forms.ts";
import classes from "./draft-lines.module.css";

export type DraftLine = inferRouterOutputs<AppRouter>["drafts"]["list"][number];

interface DraftLinesProps {
  readonly lines: readonly DraftLine[];
  /** The way back to the form, as the history of the tab remembers it. */
  readonly wayTo: (line: DraftLine) => {
    readonly to: To;
    readonly state: unknown;
  };
  readonly act?: (line: DraftLine) => ReactNode;
}

const newWords: Readonly<Record<string, "macroIn" | "agencyIn">> = {
  [macroDraft]: "macroIn",
  [agencyDraft]: "agencyIn",
};

/** What was begun and not sent: where it belongs, how it begins, and the way back to it. */
export function DraftLines({ lines, wayTo, act }: DraftLinesProps): ReactNode {
  const { t } = useTranslation("drafts");
  const text = useText();
  const dates = useDates();
  return (
    <ul>
      {lines.map((line) => {
        const { theCase, excerpt, savedAt } = line;
        const { to, state } = wayTo(line);
        return (
          <li key={line.id} className={classes["line"]}>
            <Link to={to} state={state} className={classes["words"]}>
              <span className={classes["what"]}>
                <Run className={classes["title"]}>
                  {theCase?.title ??
                    t(newWords[line.form] ?? "newIn", {
                      register: text(line.registerTitle),
                    })}
                </Run>
                <span className={classes["act"]}>
                  {line.act !== null
                    ? text(line.act)
                    : line.form === remindDraft
                      ? t("reminder")
                      : null}
                </span>
              </span>
              <Run className={classes["excerpt"]}>
                {excerpt === "" ? t("noWords") : excerpt}
              </Run>
            </Link>
            <span className={classes["end"]}>
              {theCase === null ? null : <span>{theCase.reference}</span>}
              <time dateTime={savedAt}>{dates.moment(savedAt)}</time>
            </span>
            {act?.(line)}
          </li>
        );
      })}
    </ul>
  );
}
