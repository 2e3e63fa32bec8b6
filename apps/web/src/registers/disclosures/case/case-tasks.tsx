import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  AddTaskForm,
  SetTaskForm,
} from "../../../casework/forms/task-forms.tsx";
import { TaskList } from "../../../casework/task-list.tsx";
import { useMe } from "../../../people/session.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useText } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureDesk } from "./use-disclosure-act.ts";

type Task = DisclosureView["frame"]["tasks"][number];

/** Work beside the gated path: what the house planned, and what somebody added. */
export function CaseTasks({
  view: { frame },
}: {
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const me = useMe();
  const nameOf = usePersonName();
  const desk = useDisclosureDesk();
  const [open, setOpen] = useState<Task | "add" | null>(null);
  const mayWork = frame.moves.some(
    ({ move, allowed }) => move === "work" && allowed,
  );
  const given = {
    frame,
    desk,
    onClose: () => {
      setOpen(null);
    },
  };
  return (
    <Section title={t("path.tasks")}>
      {frame.tasks.length === 0 ? (
        <p className={classes["quiet"]}>{t("path.noTasks")}</p>
      ) : (
        <TaskList
          label={t("path.tasks")}
          tasks={frame.tasks.map((task) => ({
            key: task.id,
            title: text(task.title),
            remark:
              task.standing === "cannotStart" && task.waitsFor !== null
                ? t("step.after", { step: text(task.waitsFor) })
                : (task.result ?? undefined),
            standing: task.standing,
            dueOn: task.dueOn,
            owner:
              task.owner === null
                ? null
                : { name: nameOf(task.owner), mine: task.owner.id === me.id },
          }))}
          onOpen={
            mayWork
              ? (key) => {
                  setOpen(frame.tasks.find(({ id }) => id === key) ?? null);
                }
              : undefined
          }
        />
      )}
      {mayWork && open === null ? (
        <p>
          <TextButton
            onClick={() => {
              setOpen("add");
            }}
          >
            {t("path.addTask")}
          </TextButton>
        </p>
      ) : null}
      {open === "add" ? <AddTaskForm {...given} /> : null}
      {open === null || open === "add" ? null : (
        <SetTaskForm key={open.id} {...given} task={open} />
      )}
    </Section>
  );
}
