import { Button, Menu } from "@mantine/core";
import "@mantine/core/styles/Menu.layer.css";
import type { BulkAction } from "@kept/domain/casework/bulk";
import type { Selection } from "@kept/domain/casework/listing-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useFailureText } from "../../api/failure-view.tsx";
import { useText } from "../../ui/use-language.ts";
import classes from "./bulk-bar.module.css";
import type { BulkDesk, CheckState } from "./bulk-desk.ts";
import type { MacroLine } from "../macros/macro-desk.ts";
import { MacroMenu } from "../macros/macro-menu.tsx";
import { ManyMacro } from "../macros/many-macro.tsx";
import { useUnderway } from "./use-underway.ts";
import { RunPanel } from "./run-panel.tsx";

interface BulkBarProps {
  /** Null while nothing is chosen; a run that is under way stays in sight all the same. */
  readonly selection: Selection | null;
  readonly register: BulkDesk;
  /** What did not work stays chosen; an empty list lets go of everything. */
  readonly onDone: (failed: readonly string[]) => void;
}

function countOf(selection: Selection): number {
  return selection.kind === "ids"
    ? selection.ids.length
    : Math.max(0, selection.count - selection.except.length);
}

/** What can be done to everything that is chosen, and how far it has come. */
export function BulkBar({
  selection,
  register,
  onDone,
}: BulkBarProps): ReactNode {
  const { t } = useTranslation("bulk");
  const text = useText();
  const navigate = useNavigate();
  const failureText = useFailureText();
  const [runId, setRunId] = useState<string | null>(null);
  const underway = useUnderway(register.macros.register);
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (underway === null || taken.current === underway) return;
    taken.current = underway;
    setRunId((shown) => shown ?? underway);
  }, [underway]);
  const [macro, setMacro] = useState<MacroLine | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isStarting = useRef(false);
  const actions = register.actions ?? [];

  const start = (action: BulkAction, ownerId: string | null): void => {
    if (selection === null || isStarting.current) return;
    isStarting.current = true;
    setProblem(null);
    register
      .start({ action: action.key, selection, ownerId })
      .then(
        (run) => {
          setRunId(run.runId);
        },
        (error: unknown) => {
          setProblem(failureText(error));
        },
      )
      .finally(() => {
        isStarting.current = false;
      });
  };
  if (selection === null && runId === null) return null;
  return (
    <div className={classes["bulk"]}>
      {selection === null || actions.length === 0 ? null : (
        <div
          className={classes["bar"]}
          role="toolbar"
          aria-label={t("bar", { count: countOf(selection) })}
        >
          {actions.map((action) => {
            if (action.kind === "checked")
              return (
                <Button
                  key={action.key}
                  data-bar
                  onClick={() => {
                    void navigate(register.checkPath, {
                      state: {
                        action: action.key,
                        selection,
                      } satisfies CheckState,
                    });
                  }}
                >
                  {t("more", { label: text(action.label) })}
                </Button>
              );
            if (action.kind === "macro")
              return (
                <MacroMenu
                  key={action.key}
                  desk={register.macros}
                  onChoose={setMacro}
                />
              );
            if (action.key !== "assign")
              return (
                <Button
                  key={action.key}
                  data-bar
                  onClick={() => {
                    start(action, null);
                  }}
                >
                  {text(action.label)}
                </Button>
              );
            return (
              <Menu key={action.key} position="bottom-start" width={240}>
                <Menu.Target>
                  <Button data-bar>
                    {t("more", { label: text(action.label) })}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown className={classes["people"] ?? ""}>
                  {register.people.map(({ value, label }) => (
                    <Menu.Item
                      key={value}
                      onClick={() => {
                        start(action, value);
                      }}
                    >
                      {label}
                    </Menu.Item>
                  ))}
                  <Menu.Item
                    onClick={() => {
                      start(action, null);
                    }}
                  >
                    {t("nobody")}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            );
          })}
        </div>
      )}
      {selection === null || macro === null ? null : (
        <ManyMacro
          key={macro.id}
          desk={register.macros}
          macro={macro}
          selection={selection}
          onStarted={(started) => {
            setMacro(null);
            setRunId(started);
          }}
          onClose={() => {
            setMacro(null);
          }}
        />
      )}
      {problem === null ? null : (
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
      )}
      {runId === null ? null : (
        <RunPanel
          key={runId}
          runId={runId}
          actions={actions}
          casePath={register.casePath}
          onSettled={onDone}
          onClose={() => {
            setRunId(null);
          }}
        />
      )}
    </div>
  );
}
