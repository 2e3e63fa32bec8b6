import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Tag } from "../../ui/tag.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./palette.module.css";
import type { Found } from "./use-found.ts";

const mostOffers = 16;

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
        <Problem key={problem.typed} problem={problem} />
      ))}
    </div>
  );
}

function Problem({
  problem: { kind, typed, label, takes, offers },
}: {
  readonly problem: Found["problems"][number];
}): ReactNode {
  const { t } = useTranslation("search");
  const language = useLanguage();
  const said = { typed, label: label?.[language] ?? "" };
  return (
    <p className={classes["problem"]}>
      {t(`problem.${kind}`, said)}
      {kind === "excluded" || offers.length === 0 ? null : (
        <>
          {" "}
          {t(
            kind === "operator" ? "problem.operators" : "problem.values",
            said,
          )}{" "}
          {offers.slice(0, mostOffers).map((offer, at) => (
            <span key={offer.typed}>
              {at === 0 ? null : " · "}
              <span className={classes["offer"]}>
                {kind === "operator" && language === "en"
                  ? offer.typed
                  : offer.label[language]}
              </span>
            </span>
          ))}
        </>
      )}
      {kind === "value" && (takes === "due" || takes === "day") ? (
        <> · {t(`problem.forms.${takes}`)}</>
      ) : null}
    </p>
  );
}
