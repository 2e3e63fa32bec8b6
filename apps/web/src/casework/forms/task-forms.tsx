import { addTaskInput, setTaskInput } from "@kept/domain/casework/schema";
import { taskStates } from "@kept/domain/casework/task";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RadioField, SelectField } from "../../ui/form/choice-fields.tsx";
import { DayField } from "../../ui/form/day-field.tsx";
import { TextAreaField, TextField } from "../../ui/form/text-fields.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import { ActForm } from "./act-form.tsx";
import { useCaseForm } from "./use-case-form.ts";
import { useColleagues } from "./use-colleagues.ts";
import type { TaskView, WorkFormProps } from "./work-desk.ts";

/** One more piece of work that the plan did not know. */
export function AddTaskForm({
  frame,
  desk,
  onClose,
}: WorkFormProps): ReactNode {
  const { t } = useTranslation("caseForms");
  const text = useText();
  const dates = useDates();
  const colleagues = useColleagues(desk.permission);
  const act = useCaseForm({
    desk,
    draft: "addTask",
    schema: addTaskInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      title: "",
      ownerId: frame.owner?.id ?? null,
      dueOn: null,
      waitsFor: null,
    },
    send: desk.addTask,
    onDone: onClose,
  });
  const { control } = act.form;
  return (
    <ActForm
      act={act}
      title={t("task.addTitle")}
      save={t("task.save")}
      onClose={onClose}
    >
      <TextField control={control} name="title" label={t("task.title")} />
      <SelectField
        control={control}
        name="ownerId"
        label={t("task.owner")}
        choices={colleagues}
        optional
        width={280}
      />
      <DayField
        control={control}
        name="dueOn"
        label={t("task.dueOn")}
        from={dates.today}
        optional
      />
      <SelectField
        control={control}
        name="waitsFor"
        label={t("task.waitsFor")}
        choices={frame.tasks.map(({ id, title }) => ({
          value: id,
          label: text(title),
        }))}
        optional
        width={320}
      />
    </ActForm>
  );
}

interface SetTaskFormProps extends WorkFormProps {
  readonly task: TaskView;
}

/** How far a task is and what came of it. */
export function SetTaskForm({
  frame,
  desk,
  onClose,
  task,
}: SetTaskFormProps): ReactNode {
  const { t } = useTranslation("caseForms");
  const { t: words } = useTranslation("casework");
  const text = useText();
  const act = useCaseForm({
    desk,
    draft: `setTask.${task.id}`,
    schema: setTaskInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      taskId: task.id,
      state: task.standing === "cannotStart" ? "open" : task.standing,
      result: task.result,
    },
    send: desk.setTask,
    onDone: onClose,
  });
  const { control } = act.form;
  return (
    <ActForm
      act={act}
      title={t("task.setTitle", { title: text(task.title) })}
      save={t("task.saveSet")}
      onClose={onClose}
    >
      <RadioField
        control={control}
        name="state"
        label={t("task.state")}
        inline
        choices={taskStates.map((value) => ({
          value,
          label: words(`task.${value}`),
        }))}
        width={640}
      />
      <TextAreaField
        control={control}
        name="result"
        label={t("task.result")}
        minRows={2}
        optional
        width={560}
      />
    </ActForm>
  );
}
