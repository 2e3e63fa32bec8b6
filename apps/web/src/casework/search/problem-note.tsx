import type { ListField, ListValue } from "@kept/domain/casework/listing";
import type { Text } from "@kept/domain/text";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./problem-note.module.css";

/** What was typed and not understood, with what could be typed instead. */
export interface TypedProblem {
  readonly kind: "operator" | "value" | "excluded";
  readonly typed: string;
  readonly label: Text | null;
  readonly takes: ListField["kind"] | null;
  readonly offers: readonly { readonly typed: string; readonly label: Text }[];
}

/** Names of conditions, or values of one, as they can be typed. */
export function offersOf(
  known: readonly (ListField | ListValue)[],
): TypedProblem["offers"] {
  return known.map((one) => ({
    typed: "token" in one ? one.token : one.value,
    label: one.label,
  }));
}

const mostOffers = 16;

/** Says what was not understood, and what is known there. */
export function ProblemNote({
  problem: { kind, typed, label, takes, offers },
}: {
  readonly problem: TypedProblem;
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
