import type { CivilDay } from "@kept/domain/casework/clock";
import type { TaskStanding } from "@kept/domain/casework/task";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../ui/avatar.tsx";
import { useDates } from "../ui/use-dates.ts";
import classes from "./task-list.module.css";
import { TaskSign } from "./task-sign.tsx";

export interface TaskItem {
  readonly key: string;
  readonly title: string;
  /** After the title: what came of it, or what it waits for. */
  readonly remark?: string | undefined;
  readonly standing: TaskStanding;
  readonly dueOn: CivilDay | null;
  /** Left out where the work is nobody's in particular: a step that the case itself takes. */
  readonly owner?: { readonly name: string; readonly mine: boolean } | null;
  /** Right of the row: a menu or a button. */
  readonly act?: ReactNode;
}

interface TaskListProps {
  readonly label: string;
  readonly tasks: readonly TaskItem[];
  readonly onOpen?: ((key: string) => void) | undefined;
}

/** The work, system by system: a sign, the state in words, an internal date, who has it. */
export function TaskList({ label, tasks, onOpen }: TaskListProps): ReactNode {
  const { t } = useTranslation("casework");
  return (
    <ul className={classes["list"]} aria-label={label}>
      {tasks.map(({ key, title, remark, standing, dueOn, owner, act }) => {
        const isSettled = standing === "done" || standing === "notNeeded";
        const words = (
          <>
            <span className={classes["title"]}>{title}</span>
            {remark === undefined ? null : (
              <>
                {" "}
                <span className={classes["remark"]}>{remark}</span>
              </>
            )}
          </>
        );
        return (
          <li key={key} className={classes["row"]} data-standing={standing}>
            <TaskSign standing={standing} />
            {onOpen === undefined ? (
              <span className={classes["words"]}>{words}</span>
            ) : (
              <button
                type="button"
                className={classes["words"]}
                onClick={() => {
                  onOpen(key);
                }}
              >
                {words}
              </button>
            )}
            <span className={classes["state"]}>{t(`task.${standing}`)}</span>
            <span className={classes["due"]}>
              {dueOn === null ? null : (
                <TaskDue dueOn={dueOn} isSettled={isSettled} />
              )}
            </span>
            {owner === undefined ? (
              <span />
            ) : (
              <Avatar name={owner?.name ?? null} mine={owner?.mine ?? false} />
            )}
            {act}
          </li>
        );
      })}
    </ul>
  );
}

function TaskDue({
  dueOn,
  isSettled,
}: {
  readonly dueOn: CivilDay;
  readonly isSettled: boolean;
}): ReactNode {
  const { t } = useTranslation("casework");
  const dates = useDates();
  const urgency =
    isSettled || dueOn > dates.today
      ? undefined
      : dueOn === dates.today
        ? "today"
        : "late";
  return (
    <time dateTime={dueOn} data-urgency={urgency} className={classes["time"]}>
      {urgency === "today"
        ? t("task.today")
        : urgency === "late"
          ? t("task.late", { day: dates.day(dueOn, "plain") })
          : dates.day(dueOn, "plain")}
    </time>
  );
}
