import { addTaskInput, setTaskInput } from "@kept/domain/casework/schema";
import { taskStates } from "@kept/domain/casework/task";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RadioField, SelectField } from "../../../../ui/form/choice-fields.tsx";
import { DayField } from "../../../../ui/form/day-field.tsx";
import { TextAreaField, TextField } from "../../../../ui/form/text-fields.tsx";
import { useDates } from "../../../../ui/use-dates.ts";
import { useText } from "../../../../ui/use-language.ts";
import type { TaskView } from "../request-view.ts";
import { ActForm } from "./act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";
import { useColleagues } from "../../../../casework/use-colleagues.ts";

/** One more piece of work that the plan did not know. */
export function AddTaskForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const dates = useDates();
  const colleagues = useColleagues("requests.work");
  const act = useActForm({
    draft: "addTask",
    schema: addTaskInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      title: "",
      ownerId: view.frame.owner?.id ?? null,
      dueOn: null,
      waitsFor: null,
    },
    send: (requests, input, options) => requests.addTask.mutate(input, options),
    onDone: onClose,
  });
  const { control } = act.form;
  return (
    <ActForm
      act={act}
      title={t("forms.task.addTitle")}
      save={t("forms.task.save")}
      onClose={onClose}
    >
      <TextField control={control} name="title" label={t("forms.task.title")} />
      <SelectField
        control={control}
        name="ownerId"
        label={t("forms.task.owner")}
        choices={colleagues}
        optional
        width={280}
      />
      <DayField
        control={control}
        name="dueOn"
        label={t("forms.task.dueOn")}
        from={dates.today}
        optional
      />
      <SelectField
        control={control}
        name="waitsFor"
        label={t("forms.task.waitsFor")}
        choices={view.frame.tasks.map(({ id, title }) => ({
          value: id,
          label: text(title),
        }))}
        optional
        width={320}
      />
    </ActForm>
  );
}

interface SetTaskFormProps extends CaseFormProps {
  readonly task: TaskView;
}

/** How far a task is and what came of it. */
export function SetTaskForm({
  view,
  onClose,
  task,
}: SetTaskFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const { t: words } = useTranslation("casework");
  const text = useText();
  const act = useActForm({
    draft: `setTask.${task.id}`,
    schema: setTaskInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      taskId: task.id,
      state: task.standing === "cannotStart" ? "open" : task.standing,
      result: task.result,
    },
    send: (requests, input, options) => requests.setTask.mutate(input, options),
    onDone: onClose,
  });
  const { control } = act.form;
  return (
    <ActForm
      act={act}
      title={t("forms.task.setTitle", { title: text(task.title) })}
      save={t("forms.task.saveSet")}
      onClose={onClose}
    >
      <RadioField
        control={control}
        name="state"
        label={t("forms.task.state")}
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
        label={t("forms.task.result")}
        minRows={2}
        optional
        width={560}
      />
    </ActForm>
  );
}
