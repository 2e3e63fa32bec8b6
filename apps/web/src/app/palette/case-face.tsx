import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Run } from "../../ui/run.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { FoundText } from "./found-text.tsx";
import classes from "./palette.module.css";
import type { Found } from "./use-found.ts";

export type FoundCase = Found["cases"][number];

/** A case that was found: who, what about, its number; below, where else it was found. */
export function CaseFace({ found }: { readonly found: FoundCase }): ReactNode {
  const { t } = useTranslation("search");
  const language = useLanguage();
  const { title, kind, stage, excerpt, reference } = found;
  return (
    <span className={classes["case"]}>
      <span className={classes["first"]}>
        <span className={classes["name"]}>
          <FoundText runs={title} />
        </span>
        {kind === null ? null : (
          <span className={classes["kind"]}>{kind[language]}</span>
        )}
        <span className={classes["number"]}>{reference}</span>
      </span>
      <span className={classes["second"]}>
        <span className={classes["where"]}>
          {excerpt === null ? (
            stage[language]
          ) : (
            <>
              <span className={classes["place"]}>
                {t(`place.${excerpt.place}`)}
              </span>
              <FoundText runs={excerpt.runs} />
            </>
          )}
        </span>
        <Due found={found} />
      </span>
    </span>
  );
}

function Due({
  found: { due, stage },
}: {
  readonly found: FoundCase;
}): ReactNode {
  const { t } = useTranslation("search");
  const dates = useDates();
  const language = useLanguage();
  switch (due.group) {
    case "overdue":
    case "today":
    case "paused":
      return (
        <span className={classes["due"]} data-group={due.group}>
          {t(`due.${due.group}`)}
        </span>
      );
    case "ended":
    case "undated":
      return <span className={classes["due"]}>{stage[language]}</span>;
    default:
      return due.on === null ? null : (
        <time dateTime={due.on} className={classes["due"]}>
          {dates.day(due.on, "short")}
        </time>
      );
  }
}

/** A colleague, whose open cases are a key away. */
export function ColleagueFace({
  name,
  role,
  label,
}: {
  readonly name: string;
  readonly role: string;
  readonly label: string;
}): ReactNode {
  return (
    <span className={classes["action"]}>
      <span className={classes["name"]}>
        <Run>{name}</Run>
      </span>
      <span className={classes["kind"]}>{role}</span>
      <span className={classes["end"]}>{label}</span>
    </span>
  );
}
