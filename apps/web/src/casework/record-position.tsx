import { useContext, useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { KeyCap } from "../ui/key-cap.tsx";
import { useShortcut } from "../ui/shortcuts.tsx";
import { CaseWalkContext } from "./case-walk.ts";
import classes from "./record-position.module.css";

interface RecordPositionProps {
  readonly at: number;
  readonly total: number;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** "4 of 84", and the two keys that go on. */
export function RecordPosition({
  at,
  total,
  onPrevious,
  onNext,
}: RecordPositionProps): ReactNode {
  const { t } = useTranslation("casework");
  const walk = useContext(CaseWalkContext);
  useEffect(() => {
    if (walk === null) return undefined;
    walk.current = { next: onNext };
    return () => {
      walk.current = null;
    };
  });
  useShortcut(
    { keys: "[", label: t("record.previous") },
    () => onPrevious?.(),
    {
      enabled: onPrevious !== null,
    },
  );
  useShortcut({ keys: "]", label: t("record.next") }, () => onNext?.(), {
    enabled: onNext !== null,
  });
  return (
    <>
      <span className="numbers">{t("record.position", { at, total })}</span>
      <StepButton label={t("record.previous")} onClick={onPrevious}>
        [
      </StepButton>
      <StepButton label={t("record.next")} onClick={onNext}>
        ]
      </StepButton>
    </>
  );
}

function StepButton({
  label,
  onClick,
  children,
}: {
  readonly label: string;
  readonly onClick: (() => void) | null;
  readonly children: string;
}): ReactNode {
  return (
    <button
      type="button"
      className={classes["step"]}
      aria-label={label}
      title={label}
      disabled={onClick === null}
      onClick={() => onClick?.()}
    >
      <KeyCap>{children}</KeyCap>
    </button>
  );
}
