import { Button, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconCopy, IconX } from "@tabler/icons-react";
import type { ReckonedClock } from "@kept/domain/casework/clock";
import { explainAsText } from "@kept/domain/casework/clock-explain";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../ui/dates.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useCopy } from "../../ui/use-copy.ts";
import { dueMoment, type WordsContext } from "../clock-words.ts";
import { useWordsContext } from "../use-clock-words.ts";
import { DayCalendar } from "./day-calendar.tsx";
import { HoursLine } from "./hours-line.tsx";
import { OtherClocks } from "./other-clocks.tsx";
import { whyFacts } from "./why-facts.ts";
import classes from "./why-this-date.module.css";

interface WhyThisDateProps {
  readonly clock: ReckonedClock;
  /** Every other clock of the case, in the order of their dates. */
  readonly others?: readonly ReckonedClock[];
  /** Opens the Why of another clock in the same place. */
  readonly onChoose?: (clock: ReckonedClock) => void;
  readonly onClose?: () => void;
}

/**
 * The date, and everything that made it: the answer first, then the rule in one line, the days, the facts
 * and the other clocks. The same in the aside of a case and in a popover of a list.
 */
export function WhyThisDate({
  clock,
  others = [],
  onChoose,
  onClose,
}: WhyThisDateProps): ReactNode {
  const { t } = useTranslation("clock");
  const context = useWordsContext();
  const { language, today } = context;
  const titleId = useId();
  return (
    <article className={classes["why"]} aria-labelledby={titleId}>
      <header className={classes["bar"]}>
        <h2 id={titleId} className={classes["name"]}>
          {t("why.title")}
        </h2>
        <CopyAsText asText={() => explainAsText(clock, language)} />
        {onClose === undefined ? null : (
          <IconButton label={t("why.close")} shortcut="Esc" onClick={onClose}>
            <IconX size={16} />
          </IconButton>
        )}
      </header>
      <div className={classes["body"]}>
        <p className={classes["answer"]}>
          <Answer clock={clock} />
        </p>
        <p className={classes["rule"]}>
          {t("why.rule", {
            title: clock.title[language],
            rule: clock.rule[language],
            place: clock.place[language],
          })}
        </p>
        {clock.provisional && clock.calendar !== null ? (
          <p className={classes["provisional"]}>
            {t("why.provisional", {
              calendar: clock.calendar.title[language],
              horizon: formatDay(clock.calendar.horizon, language, "long"),
            })}
          </p>
        ) : null}
        {clock.unit === "hours" ? (
          <HoursLine clock={clock} />
        ) : clock.days.length > 0 ? (
          <DayCalendar days={clock.days} dueOn={clock.dueOn} today={today} />
        ) : null}
        <Facts clock={clock} context={context} />
        {others.length === 0 ? null : (
          <OtherClocks clocks={others} onChoose={onChoose} />
        )}
      </div>
    </article>
  );
}

function Answer({ clock }: { readonly clock: ReckonedClock }): ReactNode {
  const { t, language } = useWordsContext();
  const due = dueMoment(clock);
  if (due === null)
    return clock.start === null ? t("notStarted") : t("noFixedDay");
  return (
    <time dateTime={clock.dueAt ?? due.on}>
      {t("dueShort", {
        day: formatDay(due.on, language, "long"),
        time: due.time,
      })}
    </time>
  );
}

function Facts({
  clock,
  context,
}: {
  readonly clock: ReckonedClock;
  readonly context: WordsContext;
}): ReactNode {
  return (
    <dl className={classes["facts"]}>
      {whyFacts(clock, context).map(
        ({ key, label, value, remark, isWarning }) => (
          <div key={key} className={classes["fact"]}>
            <dt className={classes["label"]}>{label}</dt>
            <dd data-warning={isWarning}>
              {value}
              {remark === undefined ? null : (
                <>
                  {" "}
                  <span className={classes["remark"]}>{remark}</span>
                </>
              )}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

function CopyAsText({ asText }: { readonly asText: () => string }): ReactNode {
  const { t } = useTranslation("clock");
  const { isCopied, copy } = useCopy();
  return (
    <>
      <Button
        variant="subtle"
        data-bar
        leftSection={
          isCopied ? (
            <IconCheck size={16} stroke={1.6} />
          ) : (
            <IconCopy size={16} stroke={1.6} />
          )
        }
        onClick={() => {
          copy(asText());
        }}
      >
        {t("why.copy")}
      </Button>
      <VisuallyHidden role="status">
        {isCopied ? t("why.copied") : null}
      </VisuallyHidden>
    </>
  );
}
