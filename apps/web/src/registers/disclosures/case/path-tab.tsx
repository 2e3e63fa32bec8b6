import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { steps } from "@kept/domain/registers/disclosures/facts";
import { hardGates } from "@kept/domain/registers/disclosures/review";
import { TaskList, type TaskItem } from "../../../casework/task-list.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { Run } from "../../../ui/run.tsx";
import { Section } from "../../../ui/section.tsx";
import { useText } from "../../../ui/use-language.ts";
import classes from "./case.module.css";
import { CaseTasks } from "./case-tasks.tsx";
import type { DisclosureView, MoveView } from "./disclosure-view.ts";

/** The steps in their order, the hard gates, and what was said against the demand. */
export function PathTab({
  view,
  onMove,
}: {
  readonly view: DisclosureView;
  readonly onMove: (move: MoveView) => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const { frame, disclosure, gatesMet, gatesShut, challenges } = view;
  const items = view.steps.map(({ step, state, waitsFor }): TaskItem => ({
    key: step,
    title: text(steps[step].label),
    remark:
      waitsFor === null
        ? undefined
        : t("step.after", { step: text(steps[waitsFor].label) }),
    standing: state,
    dueOn: null,
  }));
  const moveOf: Readonly<Record<string, string>> = {
    instrument: "logInstrument",
    authority: "verifyAuthority",
    scope: "setScope",
    narrow: "recordReply",
    undertaking: "bindRecipient",
    preNotice: "tellBefore",
    consent: "recordConsent",
    approval: "askRelease",
    paper: "recordPaper",
    notice: disclosure.notice.state === "now" ? "giveNotice" : "decideNotice",
  };
  return (
    <>
      <Section title={t("path.title")}>
        {gatesMet.map((gate) => {
          const { label, citation, exceptions } = hardGates[gate];
          const known = disclosure.exceptions.find((one) => one.gate === gate);
          const words: Readonly<Record<string, { en: string; zh: string }>> =
            exceptions;
          const exception = known && words[known.exception];
          const said =
            gatesShut.includes(gate) || !known || !exception ? (
              <Callout tone="red" lead={`${t("path.gate")}:`}>
                {t("path.gateShut", {
                  gate: text(label),
                  citation: text(citation),
                })}
              </Callout>
            ) : (
              <Callout lead={`${t("path.gate")}:`}>
                {t("path.gateOpen", {
                  gate: text(label),
                  exception: text(exception),
                  reference: known.reference,
                })}
              </Callout>
            );
          return (
            <div key={gate} className={classes["gate"]}>
              {said}
            </div>
          );
        })}
        <TaskList
          label={t("path.steps")}
          tasks={items}
          onOpen={(key) => {
            const wanted = moveOf[key] ?? key;
            const move = frame.moves.find((one) => one.move === wanted);
            if (move !== undefined) onMove(move);
          }}
        />
      </Section>
      <CaseTasks view={view} />
      {challenges.length === 0 ? null : (
        <Section title={t("path.challenges")}>
          {challenges.map((one) => (
            <div key={one.id} className={classes["card"]}>
              <strong>{t(`challenge.${one.challenge}`)}</strong>{" "}
              <Run>{one.text}</Run>
              <p className={classes["quiet"]}>
                {one.outcome === null
                  ? t("path.noReply")
                  : t(`challengeOutcome.${one.outcome}`)}{" "}
                <Run>{one.reply ?? ""}</Run>
              </p>
            </div>
          ))}
        </Section>
      )}
    </>
  );
}
