import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "@kept/domain/refusal";
import { steps } from "@kept/domain/registers/disclosures/path";
import {
  hardGates,
  type HardGate,
} from "@kept/domain/registers/disclosures/review";
import type { Text } from "@kept/domain/text";
import { TaskList, type TaskItem } from "../../../casework/task-list.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { Run } from "../../../ui/run.tsx";
import { Section } from "../../../ui/section.tsx";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import classes from "./case.module.css";
import { CaseTasks } from "./case-tasks.tsx";
import type { DisclosureView, MoveView } from "./disclosure-view.ts";
import { PackagePart } from "./package-part.tsx";

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
  const language = useLanguage();
  const { frame, disclosure, gatesMet, gatesShut, challenges } = view;
  const next = frame.moves.find(({ primary }) => primary);
  // What a shut gate says stands there already, with what to do.
  const stopped =
    next === undefined ||
    next.allowed ||
    next.refusal === null ||
    gatesShut.length > 0
      ? null
      : sentenceOf(next.refusal, language);
  const items = view.steps.map(({ step, state, waitsFor }): TaskItem => ({
    key: step,
    title: text(steps[step].label),
    remark: waitsFor
      ? t("step.after", { step: text(steps[waitsFor].label) })
      : step === "narrow" && state === "open"
        ? t("step.awaitsReply")
        : undefined,
    // Where somebody objected and was answered, it was not only not needed.
    standing:
      step === "narrow" && challenges.length > 0 && state === "notNeeded"
        ? "done"
        : state,
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
        {gatesMet.map((gate) => (
          <GateCallout key={gate} view={view} gate={gate} onMove={onMove} />
        ))}
        {stopped === null ? null : (
          <div className={classes["gate"]}>
            <Callout tone="amber" lead={t("path.stopped")}>
              {stopped}
            </Callout>
          </div>
        )}
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
      <PackagePart view={view} />
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

/** A door that only a named exception opens; while it is shut, the way that is open stands beside it. */
function GateCallout({
  view,
  gate,
  onMove,
}: {
  readonly view: DisclosureView;
  readonly gate: HardGate;
  readonly onMove: (move: MoveView) => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const { disclosure, gatesShut, frame } = view;
  const { label, citation, exceptions, route } = hardGates[gate];
  const known = disclosure.exceptions.find((one) => one.gate === gate);
  const words: Readonly<Record<string, Text>> = exceptions;
  const exception = known && words[known.exception];
  const isOpen = !gatesShut.includes(gate) && exception !== undefined;
  const allowed = (wanted: string) =>
    frame.moves.find((one) => one.move === wanted && one.allowed);
  const refuse = allowed("refuse");
  const write = allowed("write");
  return (
    <div className={classes["gate"]}>
      {isOpen ? (
        <Callout lead={`${t("path.gate")}:`}>
          {t("path.gateOpen", {
            gate: text(label),
            exception: text(exception),
            reference: known?.reference ?? "",
          })}
        </Callout>
      ) : (
        <Callout
          tone="red"
          lead={`${t("path.gate")}:`}
          act={
            // One way out of all the gates that are shut.
            refuse === undefined || gate !== gatesShut[0] ? undefined : (
              <div className={classes["row"]}>
                {write === undefined ? null : (
                  <Button
                    size="xs"
                    onClick={() => {
                      onMove(write);
                    }}
                  >
                    {t("path.writeRoute")}
                  </Button>
                )}
                <Button
                  size="xs"
                  onClick={() => {
                    onMove(refuse);
                  }}
                >
                  {t("path.toRoute")}
                </Button>
              </div>
            )
          }
        >
          {t("path.gateShut", {
            gate: text(label),
            citation: text(citation),
          })}{" "}
          {text(route)}
        </Callout>
      )}
    </div>
  );
}
