import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { macroRecord } from "../drafts/draft-forms.ts";
import { useTRPC } from "../../api/client.ts";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { useMe } from "../../people/session.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { Choice } from "../../ui/form/choice-fields.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Page } from "../../ui/page.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { Run } from "../../ui/run.tsx";
import { Section } from "../../ui/section.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { toast } from "../../ui/toast.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { useMacros, type MacroChoices, type MacroLine } from "./macro-desk.ts";
import { MacroForm, type MacroInHand } from "./macro-form.tsx";
import classes from "./macros-page.module.css";
import { useStepWords } from "./use-step-words.ts";

interface MacrosPageProps {
  readonly register: string;
  /** Whom cases can be given to. */
  readonly people: readonly Choice[];
}

/** The macros of a register: read them, make one, change one. */
export function MacrosPage({ register, people }: MacrosPageProps): ReactNode {
  const { t } = useTranslation("macros");
  const macros = useMacros(register);
  const [chosen, setInHand] = useState<MacroInHand | null | undefined>();
  const { data } = macros;
  // Whoever comes from the list of drafts goes on where they were.
  const { state } = useLocation() as { state: { draft?: string } | null };
  const begun =
    state?.draft === undefined
      ? undefined
      : [freshMacro, ...(data?.macros ?? [])].find(
          ({ id }) => macroRecord(id) === state.draft,
        );
  const inHand = chosen === undefined ? (begun ?? null) : chosen;
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      end={
        inHand === null && data !== undefined ? (
          <PrimaryAct
            label={t("make")}
            onAct={() => {
              setInHand(freshMacro);
            }}
          />
        ) : undefined
      }
    >
      {data === undefined ? (
        macros.isError ? (
          <FailureView
            error={macros.error}
            onRetry={() => void macros.refetch()}
          />
        ) : (
          <LoadingRows rows={4} height={64} />
        )
      ) : inHand !== null ? (
        <Section title={t(inHand.id === null ? "form.new" : "form.edit")} ruled>
          <div className={classes["form"]}>
            <MacroForm
              key={inHand.id ?? "new"}
              register={register}
              people={people}
              choices={data.choices}
              macro={inHand}
              onClose={() => {
                setInHand(null);
              }}
            />
          </div>
        </Section>
      ) : data.macros.length === 0 ? (
        <EmptyState next={t("noneNext")}>{t("none")}</EmptyState>
      ) : (
        <ul>
          {data.macros.map((macro) => (
            <Line
              key={macro.id}
              macro={macro}
              choices={data.choices}
              onEdit={setInHand}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}

const freshMacro: MacroInHand = {
  id: null,
  version: 1,
  name: "",
  steps: [],
  shared: { with: "me" },
};

interface LineProps {
  readonly macro: MacroLine;
  readonly choices: MacroChoices;
  readonly onEdit: (macro: MacroInHand) => void;
}

function Line({ macro, choices, onEdit }: LineProps): ReactNode {
  const { t } = useTranslation("macros");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const words = useStepWords(choices);
  const nameOf = usePersonName();
  const me = useMe();
  const { id, name, version, steps, shared, owner, mayChange } = macro;
  const anew = () => queryClient.invalidateQueries(trpc.macros.pathFilter());
  const restore = useMutation(
    trpc.macros.restore.mutationOptions({ onSettled: anew }),
  );
  const remove = useMutation(
    trpc.macros.remove.mutationOptions({
      onSuccess: (removed) => {
        toast({
          text: t("list.removed", { name }),
          undo: {
            label: t("list.restore"),
            run: () => {
              restore.mutate({ macroId: id, version: removed.version });
            },
          },
        });
      },
      onSettled: anew,
    }),
  );
  const who =
    shared.with === "me"
      ? t("whose.me")
      : shared.teamId === null
        ? t("whose.everybody")
        : t(shared.teamId === me.team?.id ? "whose.team" : "whose.otherTeam");
  const isMine = owner === null || owner.id === me.id;
  return (
    <li className={classes["line"]}>
      <div className={classes["words"]}>
        <p className={classes["head"]}>
          <Run className={classes["name"]}>{name}</Run>
          <span className={classes["quiet"]}>
            {isMine ? who : t("whose.by", { who, name: nameOf(owner) })}
            {macro.forMany ? "" : ` · ${t("forOne")}`}
          </span>
        </p>
        <ol className={classes["steps"]}>
          {steps.map((step, at) => (
            <li key={at}>{words.step(step)}</li>
          ))}
        </ol>
        {remove.error === null ? null : (
          <p role="alert" className={classes["problem"]}>
            {failureText(remove.error)}
          </p>
        )}
      </div>
      <span className={classes["acts"]}>
        {mayChange ? (
          <TextButton
            label={t("list.editWhat", { name })}
            onClick={() => {
              onEdit({ id, version, name, steps, shared });
            }}
          >
            {t("list.edit")}
          </TextButton>
        ) : null}
        <TextButton
          label={t("list.copyWhat", { name })}
          onClick={() => {
            onEdit({
              ...freshMacro,
              name: t("list.copyOf", { name }),
              steps,
            });
          }}
        >
          {t("list.copy")}
        </TextButton>
        {mayChange ? (
          <TextButton
            label={t("list.removeWhat", { name })}
            onClick={() => {
              remove.mutate({ macroId: id, version });
            }}
          >
            {t("list.remove")}
          </TextButton>
        ) : null}
      </span>
    </li>
  );
}
