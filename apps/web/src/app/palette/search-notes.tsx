import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../../casework/search/problem-note.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./palette.module.css";
import type { Found } from "./use-found.ts";

/** Below the field: conditions that were understood, and what was not, with what could be typed instead. */
export function SearchNotes({ found }: { readonly found: Found }): ReactNode {
  const { t } = useTranslation("search");
  const language = useLanguage();
  const { said, problems } = found;
  if (said.length === 0 && problems.length === 0) return null;
  return (
    <div className={classes["notes"]}>
      {said.map(({ label, values }) => (
        <Tag key={label.en}>
          {t("said", {
            label: label[language],
            values: values.map((value) => value[language]).join(t("between")),
          })}
        </Tag>
      ))}
      {problems.map((problem) => (
        <ProblemNote key={problem.typed} problem={problem} />
      ))}
    </div>
  );
}
