import { IconDots } from "@tabler/icons-react";
import type { TaskState } from "@kept/domain/casework/task";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "../../../ui/menu.tsx";
import { TaskList, type TaskItem } from "../../../casework/task-list.tsx";
import { StatementPart } from "../../../casework/statements/statement-part.tsx";
import { paths } from "../../../paths.ts";
import { useMe } from "../../../people/session.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Run } from "../../../ui/run.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { useText } from "../../../ui/use-language.ts";
import { DecisionSummary } from "./decision-summary.tsx";
import { downloads } from "../../../casework/files/downloads.ts";
import { LastWords } from "./last-words.tsx";
import {
  AddTaskForm,
  SetTaskForm,
} from "../../../casework/forms/task-forms.tsx";
import { useRequestDesk } from "./use-act.ts";
import { isOpenMove, type RequestView, type TaskView } from "./request-view.ts";
import { useRefusalText } from "./use-refusal-text.ts";
import { useQuickAct } from "./use-quick-act.ts";
import classes from "./work-tab.module.css";

interface SetTask {
  readonly caseId: string;
  readonly version: number;
  readonly taskId: string;
  readonly state: TaskState;
  readonly result: string | null;
}

type OpenForm = { readonly task: TaskView } | "add" | null;

/** The search and all other work, system by system, and what was decided on it. */
export function WorkTab({
  view,
  isSplit,
}: {
  readonly view: RequestView;
  /** Beside the list the last word stands here too: there is no room to go and look. */
  readonly isSplit: boolean;
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const me = useMe();
  const nameOf = usePersonName();
  const refusalText = useRefusalText();
  const [open, setOpen] = useState<OpenForm>(null);
  const { frame } = view;
  const desk = useRequestDesk();
  const mayWork = isOpenMove(frame, "work");
  const set = useQuickAct((requests, input: SetTask, options) =>
    requests.setTask.mutate(input, options),
  );
  const takeBack = useQuickAct((requests, input: SetTask, options) =>
    requests.setTask.mutate(input, options),
  );

  const close = (): void => {
    setOpen(null);
  };

  const item = (task: TaskView): TaskItem => ({
    key: task.id,
    title: text(task.title),
    remark:
      task.standing === "cannotStart" && task.waitsFor !== null
        ? t("work.after", { title: text(task.waitsFor) })
        : (task.result ?? undefined),
    standing: task.standing,
    dueOn: task.dueOn,
    owner:
      task.owner === null
        ? null
        : { name: nameOf(task.owner), mine: task.owner.id === me.id },
    ...(mayWork
      ? { act: <TaskActs task={task} onSet={change} onEdit={setOpen} /> }
      : {}),
  });

  const change = (task: TaskView, state: TaskState): void => {
    const before: TaskState =
      task.standing === "cannotStart" ? "open" : task.standing;
    const input = {
      caseId: frame.id,
      version: frame.version,
      taskId: task.id,
      state,
      result: task.result,
    };
    set.run(input);
    toast({
      text: t(`work.toasted.${state}`, { title: text(task.title) }),
      undo: {
        label: t("work.undo"),
        run: () => {
          // One act later the case is one version on.
          takeBack.run({
            ...input,
            state: before,
            version: frame.version + 1,
          });
        },
      },
    });
  };

  const { tasks } = frame;
  const result = searchResult(view);
  const statement = frame.moves.find(({ move }) => move === "makeStatement");
  const statementRefusal =
    statement &&
    (statement.refusal === null ? null : refusalText(statement.refusal));
  const refusal = set.refusal ?? takeBack.refusal;
  return (
    <>
      <Section
        title={tasks.length === 0 ? t("work.tasks") : t("work.search")}
        end={
          tasks.some(({ dueOn }) => dueOn !== null)
            ? t("work.internal")
            : undefined
        }
      >
        {refusal === null ? null : (
          <p role="alert" className={classes["refusal"]}>
            {refusal}
          </p>
        )}
        {tasks.length === 0 ? (
          <EmptyState>{t("work.empty")}</EmptyState>
        ) : (
          <TaskList
            label={t("work.tasks")}
            tasks={tasks.map(item)}
            onOpen={
              mayWork
                ? (key) => {
                    const task = tasks.find(({ id }) => id === key);
                    if (task) setOpen({ task });
                  }
                : undefined
            }
          />
        )}
        {mayWork && open === null ? (
          <p className={classes["add"]}>
            <TextButton
              onClick={() => {
                setOpen("add");
              }}
            >
              {t("work.add")}
            </TextButton>
          </p>
        ) : null}
        {open === "add" ? (
          <AddTaskForm frame={frame} desk={desk} onClose={close} />
        ) : null}
        {open !== null && open !== "add" ? (
          <SetTaskForm
            key={open.task.id}
            frame={frame}
            desk={desk}
            task={open.task}
            onClose={close}
          />
        ) : null}
      </Section>
      {result === undefined ? null : (
        <Section title={t("work.searchResult")}>
          <p className={classes["result"]}>
            <Run>{result}</Run>
          </p>
        </Section>
      )}
      {view.statement === null ? null : (
        <StatementPart
          frame={frame}
          refusal={statementRefusal}
          drafts={frame.letters
            .filter(({ state }) => state === "draft")
            .map(({ id, title }) => ({ id, title: text(title) }))}
          fileAddress={downloads.file}
          recordAddress={paths.disclosure}
        />
      )}
      {view.decisions.length === 0 ? null : (
        <Section title={t("decision.title")}>
          <DecisionSummary view={view} />
        </Section>
      )}
      {isSplit ? <LastWords view={view} /> : null}
    </>
  );
}

/** What the search came to, as it was recorded last. */
function searchResult({ frame }: RequestView): string | undefined {
  const found = frame.history
    .flatMap(({ changes }) => changes)
    .findLast(({ field }) => field === "searchResult")?.after;
  return typeof found === "string" ? found : undefined;
}

interface TaskActsProps {
  readonly task: TaskView;
  readonly onSet: (task: TaskView, state: TaskState) => void;
  readonly onEdit: (open: OpenForm) => void;
}

/** What can be said of a task in one click. */
function TaskActs({ task, onSet, onEdit }: TaskActsProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const { standing } = task;
  const act = (state: TaskState, label: string): ReactNode => (
    <Menu.Item
      key={state}
      onClick={() => {
        onSet(task, state);
      }}
    >
      {label}
    </Menu.Item>
  );
  const isOpen = standing === "open" || standing === "inProgress";
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <IconButton label={t("work.acts", { title: text(task.title) })}>
          <IconDots size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {standing === "open" ? act("inProgress", t("work.start")) : null}
        {isOpen ? act("done", t("work.done")) : null}
        {isOpen || standing === "cannotStart"
          ? act("notNeeded", t("work.notNeeded"))
          : null}
        {standing === "done" || standing === "notNeeded"
          ? act("open", t("work.reopen"))
          : null}
        <Menu.Item
          onClick={() => {
            onEdit({ task });
          }}
        >
          {t("work.edit")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
