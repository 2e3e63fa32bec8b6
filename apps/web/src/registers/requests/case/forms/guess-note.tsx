import type {
  Evidence,
  EvidenceKind,
  Guess,
} from "@kept/domain/registers/requests/guess-evidence";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { useLanguage } from "../../../../ui/use-language.ts";
import classes from "./guess-note.module.css";

const kinds = [
  "words",
  "subject",
  "mailbox",
  "place",
  "livesIn",
  "phoneNumber",
  "addressEnding",
  "language",
  "timeOffset",
  "script",
  "commonWords",
  "age",
  "senderName",
  "senderAddress",
  "noName",
  "nothingFound",
] as const satisfies readonly EvidenceKind[];

const evidence = z.object({ kind: z.enum(kinds), found: z.string() });
const guess = z.object({
  value: z.unknown(),
  sure: z.enum(["likely", "possible"]),
  because: z.array(evidence),
});

/** Guesses are kept as they were made; what cannot be read any more is no guess. */
export function guessesAt(
  guesses: Readonly<Record<string, unknown>>,
  field: string,
): readonly Guess<unknown>[] {
  const found = guesses[field];
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  return list.flatMap((one) => {
    const read = guess.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

/** Evidence that stands alone, such as what makes a matter a significant one. */
export function evidenceAt(
  guesses: Readonly<Record<string, unknown>>,
  field: string,
): readonly Evidence[] {
  const found = guesses[field];
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  return list.flatMap((one) => {
    const read = evidence.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

export function useReasons(): (because: readonly Evidence[]) => string {
  const { t } = useTranslation("requestCase");
  const language = useLanguage();
  return (because) =>
    because
      .map(({ kind, found }) => t(`guess.${kind}`, { found }))
      .join(language === "zh" ? "、" : ", ");
}

/** Says that a value was guessed, how surely, and from which words of the mail. */
export function GuessNote({
  because,
  sure,
}: Pick<Guess<unknown>, "because" | "sure">): ReactNode {
  const { t } = useTranslation("requestCase");
  const reasons = useReasons();
  return (
    <span className={classes["guess"]}>
      <span className={classes["word"]}>{t("forms.guessed")}</span>{" "}
      {t("guess.because", {
        sure: t(
          sure === "likely" ? "forms.guessLikely" : "forms.guessPossible",
        ),
        reasons: reasons(because),
      })}
    </span>
  );
}
