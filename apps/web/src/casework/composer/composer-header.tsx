import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockChip } from "../clock-chip.tsx";
import { Run } from "../../ui/run.tsx";
import classes from "./composer-header.module.css";
import type { CaseOfLetter, LetterRegister } from "./letter-register.ts";

interface ComposerHeaderProps {
  readonly register: LetterRegister;
  readonly theCase: CaseOfLetter;
  readonly title: string;
  /** The step before this page, when it is not the letter itself. */
  readonly step?: string;
  /** Whether what is written is saved. */
  readonly saved?: ReactNode;
  readonly acts?: ReactNode;
  /** Why the last act was refused, under the buttons. */
  readonly problem?: ReactNode;
}

/** Where this letter belongs, how long there is, and what can be done with it. */
export function ComposerHeader({
  register,
  theCase,
  title,
  step,
  saved,
  acts,
  problem,
}: ComposerHeaderProps): ReactNode {
  const { t } = useTranslation("composerPage");
  const { frame } = theCase;
  const clock = frame.clocks.find(({ ruleId }) => ruleId === frame.nextRuleId);
  return (
    <header className={classes["header"]}>
      <nav className={classes["crumbs"]} aria-label={t("path")}>
        <Link to={register.listPath}>{register.title}</Link>
        <Slash />
        <Link to={register.casePath(frame.reference)}>
          {frame.reference} <Run>{frame.title}</Run>
        </Link>
        <Slash />
        <span>{step === undefined ? t("letter") : title}</span>
      </nav>
      <div className={classes["line"]}>
        <h1 className={classes["title"]}>{step ?? title}</h1>
        {clock === undefined ? null : <ClockChip clock={clock} long withDate />}
        <div className={classes["acts"]}>
          {saved}
          {acts}
        </div>
      </div>
      {problem}
    </header>
  );
}

function Slash(): ReactNode {
  return (
    <span aria-hidden="true" className={classes["slash"]}>
      /
    </span>
  );
}
