import type { ReckonedClock } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../../../../api/failure-view.tsx";
import { dueMoment } from "../../../../casework/clock-words.ts";
import { TextButton } from "../../../../ui/text-button.tsx";
import { useDates } from "../../../../ui/use-dates.ts";
import { useLanguage } from "../../../../ui/use-language.ts";
import type { EffectPreview, Frame } from "../request-view.ts";
import classes from "./date-preview.module.css";

interface DatePreviewProps {
  readonly frame: Pick<Frame, "clocks">;
  readonly preview: EffectPreview | undefined;
  readonly error: unknown;
  /** The preview asked for is still on its way. */
  readonly isWorking: boolean;
  /** What to fill in before there is anything to show. */
  readonly before: string;
  /** "If the answer comes on …, the dates become:" */
  readonly lead: string;
  /** That other clocks stay where they are, and why. */
  readonly stays: string;
  readonly onWhy: (clock: ReckonedClock) => void;
}

/** The new dates of a pause or an extension, each with its Why, before anything is saved. */
export function DatePreview(props: DatePreviewProps): ReactNode {
  const { frame, preview, error, isWorking, before, lead, stays, onWhy } =
    props;
  const { t } = useTranslation("requestCase");
  const language = useLanguage();
  const dates = useDates();
  const failureText = useFailureText();
  if (error !== null)
    return (
      <p role="alert" className={classes["preview"]}>
        {failureText(error)}
      </p>
    );
  if (preview === undefined)
    return (
      <p className={classes["preview"]} aria-busy={isWorking || undefined}>
        {isWorking ? t("forms.preview.working") : before}
      </p>
    );
  const say = (
    clock: Pick<ReckonedClock, "unit" | "dueAt" | "dueOn" | "zone">,
  ): string => {
    const due = dueMoment(clock);
    return due === null ? t("forms.preview.noDay") : dates.day(due.on, "long");
  };
  return (
    <div className={classes["preview"]} role="status">
      <p>{lead}</p>
      {preview.after.length === 0 ? (
        <p>{t("forms.pause.afterNone")}</p>
      ) : (
        <ul className={classes["dates"]}>
          {preview.after.map((clock) => {
            const old = frame.clocks.find(
              ({ ruleId }) => ruleId === clock.ruleId,
            );
            const day = say(clock);
            return (
              <li key={clock.ruleId} className={classes["date"]}>
                <span className={classes["clock"]}>
                  {clock.title[language]}{" "}
                  <span className={classes["pack"]}>
                    {clock.pack.title[language]}
                  </span>
                </span>
                <strong>{day}</strong>
                {old === undefined ? null : (
                  <span className={classes["was"]}>
                    {t("forms.preview.was", { day: say(old) })}
                  </span>
                )}
                <TextButton
                  label={t("forms.preview.whyLabel", { day })}
                  onClick={() => {
                    onWhy(supposed(clock));
                  }}
                >
                  {t("forms.preview.why")}
                </TextButton>
              </li>
            );
          })}
        </ul>
      )}
      <p className={classes["stays"]}>{stays}</p>
    </div>
  );
}

/** A clock that is only supposed stands nowhere yet; its Why is the same. */
function supposed(clock: EffectPreview["after"][number]): ReckonedClock {
  return {
    ...clock,
    standing: { state: "calm", measure: null, share: 0 },
  };
}
