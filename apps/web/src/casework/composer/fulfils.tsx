import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextButton } from "../../ui/text-button.tsx";
import { useText } from "../../ui/use-language.ts";
import classes from "./fulfils.module.css";
import { fulfilsOf } from "./fulfils-of.ts";
import type { CaseOfLetter, Letter } from "./letter-register.ts";

/** What the letter keeps: the clause that governs, and the others for whoever asks. */
export function Fulfils({
  theCase,
  letter,
}: {
  readonly theCase: CaseOfLetter;
  readonly letter: Letter;
}): ReactNode {
  const { t } = useTranslation("composerPage");
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const { clauses, promises } = fulfilsOf(theCase.frame, letter);
  const [first, ...others] = clauses;
  const more = others.length + promises.length;
  if (first === undefined && promises.length === 0)
    return <span className={classes["quiet"]}>{t("meta.nothing")}</span>;
  const clause = ({ ruleId, citation }: (typeof clauses)[number]) => (
    <>
      {text(citation)} <span className={classes["quiet"]}>{ruleId}</span>
    </>
  );
  return (
    <>
      {first === undefined ? (
        <span className={classes["quiet"]}>{promises.join(", ")}</span>
      ) : (
        clause(first)
      )}{" "}
      {first === undefined || more === 0 || isOpen ? null : (
        <TextButton
          onClick={() => {
            setOpen(true);
          }}
        >
          {t("meta.more", { count: more })}
        </TextButton>
      )}
      {isOpen ? (
        <ul>
          {others.map((other) => (
            <li key={other.ruleId}>{clause(other)}</li>
          ))}
          {promises.length === 0 ? null : (
            <li className={classes["quiet"]}>
              {t("meta.promises", { ids: promises.join(", ") })}
            </li>
          )}
        </ul>
      ) : null}
    </>
  );
}
