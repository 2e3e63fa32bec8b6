import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useTRPC } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { CaseFrame } from "../../../casework/case-frame.tsx";
import { CaseContext } from "../../../casework/context/case-context.tsx";
import { useSafeguards } from "../../../casework/use-safeguards.tsx";
import { CaseWords } from "../../../casework/forms/conflict-dialog.tsx";
import { openedBefore, rememberOpened } from "../../../casework/open-memory.ts";
import { useWhyAside } from "../../../casework/why/use-why-aside.ts";
import { WhyThisDate } from "../../../casework/why/why-this-date.tsx";
import { useAssign } from "../../../casework/forms/use-assign.ts";
import { MacroPanel } from "../../../casework/macros/macro-panel.tsx";
import { useMacroActs } from "../../../casework/macros/use-macro-acts.ts";
import { useCaseKeys } from "../../../casework/use-case-keys.ts";
import { paths } from "../../../paths.ts";
import { useText } from "../../../ui/use-language.ts";
import { useHere } from "../../../live/presence.ts";
import { ApprovalCallout } from "./approval-callout.tsx";
import classes from "./case.module.css";
import { CaseFiles } from "./case-files.tsx";
import { DisclosureFacts } from "./disclosure-facts.tsx";
import { DisclosureHeader } from "./disclosure-header.tsx";
import type { DisclosureView, MoveView } from "./disclosure-view.ts";
import { LetterCallout } from "./letter-callout.tsx";
import { LettersTab } from "./letters-tab.tsx";
import { offeredMoves } from "./offered-moves.ts";
import { OpenedAct } from "./opened-act.tsx";
import { PathTab } from "./path-tab.tsx";
import { isEntryForm, RegisterTab } from "./register-tab.tsx";
import { ScopeTable } from "./scope-table.tsx";
import { useFieldSpeech } from "./field-speech.ts";
import { Trail } from "./trail.tsx";
import { useDisclosureAct, useDisclosureDesk } from "./use-disclosure-act.ts";
import { useDisclosureMacros } from "./use-disclosure-macros.ts";

interface DisclosureCaseProps {
  readonly view: DisclosureView;
  readonly isSplit: boolean;
  readonly position: ReactNode;
}

/** A disclosure: who asks and until when, the gated path, what is given, and what the register says. */
export function DisclosureCase({
  view,
  isSplit,
  position,
}: DisclosureCaseProps): ReactNode {
  const { t } = useTranslation("disclosures");
  const failureText = useFailureText();
  const [open, setOpened] = useState<string | null>(openedBefore);
  const [tab, setTab] = useState(isEntryForm(open) ? "register" : "path");
  const { frame } = view;
  const speech = useFieldSpeech(view);
  const trpc = useTRPC();
  const text = useText();
  const navigate = useNavigate();
  const macros = useDisclosureMacros();
  const safeguards = useSafeguards(frame);
  useHere(frame.id, open === null ? "viewing" : "writing");
  const closing = useDisclosureAct<{ caseId: string; version: number }>(
    (client, input, options) => client.close.mutate(input, options),
  );
  const governing =
    frame.clocks.find(({ ruleId }) => ruleId === frame.nextRuleId) ?? null;

  const writing = frame.moves.find(
    ({ move, allowed }) => move === "write" && allowed,
  );
  const why = useWhyAside(frame.clocks, governing, false);
  const desk = useDisclosureDesk();
  const assigning = useAssign(desk, frame);
  const { data: colleagues = [] } = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 300_000 }),
  );
  const [macroId, setMacroId] = useState<string | null>(null);
  const setOpen = (move: string | null): void => {
    rememberOpened(move);
    setOpened(move);
  };

  const make = (move: MoveView): void => {
    if (!move.allowed) return;
    if (move.move === "close") {
      closing.mutate({ caseId: frame.id, version: frame.version });
      return;
    }
    setTab(tabOf[move.move] ?? "path");
    setOpen(move.move);
  };
  const { moves } = frame;
  const isAllowed = (move: string): boolean =>
    moves.some((one) => one.move === move && one.allowed);
  useMacroActs(
    { register: "disclosures", path: paths.disclosureMacros },
    {
      isOffered: isAllowed("note"),
      run: (id) => {
        setTab("path");
        setMacroId(id);
        setOpen("macro");
      },
    },
  );
  const primary = offeredMoves(view).find((move) => move.primary);
  useCaseKeys({
    owner: frame.owner,
    next:
      primary?.allowed === true && open === null
        ? {
            label: text(primary.label),
            run: () => {
              make(primary);
            },
          }
        : null,
    assigning: isAllowed("assign")
      ? {
          assignTo: assigning.assignTo,
          choose: () => {
            setTab("path");
            setOpen("assign");
          },
        }
      : null,
    toList: isSplit
      ? null
      : () => {
          void navigate(paths.disclosures);
        },
    why: governing === null && why.clock === null ? null : why.toggle,
  });
  const close = (): void => {
    setOpen(null);
  };
  const act =
    open === null || isEntryForm(open) ? null : open === "macro" ? (
      macroId === null ? null : (
        <MacroPanel
          desk={macros}
          frame={frame}
          macroId={macroId}
          onClose={close}
        />
      )
    ) : (
      <OpenedAct
        view={view}
        move={open}
        onClose={close}
        onAssigned={(ownerId) => {
          if (ownerId === (frame.owner?.id ?? null)) return;
          assigning.tell({
            owner: colleagues.find(({ id }) => id === ownerId) ?? null,
            before: frame.owner,
            version: frame.version + 1,
          });
        }}
      />
    );
  const refusal =
    closing.error === null ? assigning.refusal : failureText(closing.error);
  return (
    <CaseWords value={speech}>
      <CaseFrame
        header={
          <DisclosureHeader
            view={view}
            isSplit={isSplit}
            position={position}
            isActing={open !== null}
            safeguards={safeguards}
            onMove={make}
            onWhy={why.toggle}
          />
        }
        facts={
          <DisclosureFacts
            view={view}
            context={
              <>
                {safeguards.facts}
                <CaseContext register="disclosures" frame={frame} />
              </>
            }
          />
        }
        tabs={[
          {
            key: "path",
            label: t("tabs.path"),
            content: (
              <>
                {tab === "path" ? act : null}
                <PathTab view={view} onMove={make} />
              </>
            ),
          },
          {
            key: "scope",
            label: t("tabs.scope"),
            count: countOf(view.scope),
            content: (
              <>
                {tab === "scope" ? act : null}
                <ScopeTable view={view} />
              </>
            ),
          },
          {
            key: "letters",
            label: t("tabs.letters"),
            count: countOf(frame.messages),
            content: (
              <>
                {tab === "letters" ? act : null}
                <LettersTab
                  view={view}
                  onWrite={
                    open === "write" || writing === undefined
                      ? undefined
                      : () => {
                          make(writing);
                        }
                  }
                />
              </>
            ),
          },
          {
            key: "register",
            label: t("tabs.register"),
            count: countOf(view.entries),
            content: <RegisterTab view={view} open={open} onOpen={setOpen} />,
          },
          {
            key: "files",
            label: t("tabs.files"),
            count: countOf(frame.files),
            content: <CaseFiles view={view} />,
          },
          {
            key: "history",
            label: t("tabs.history"),
            content: <Trail view={view} speech={speech} />,
          },
        ]}
        tab={tab}
        onTab={setTab}
        callout={
          refusal !== null ? (
            <p role="alert" className={classes["refusal"]}>
              {refusal}
            </p>
          ) : (
            (safeguards.callout ?? (
              <>
                <LetterCallout view={view} />
                {/* The form that says what is to be changed has the main act then. */}
                {open === "decideRelease" ? null : (
                  <ApprovalCallout
                    view={view}
                    onChanges={() => {
                      setTab("path");
                      setOpen("decideRelease");
                    }}
                  />
                )}
              </>
            ))
          )
        }
        aside={
          why.clock === null ? null : (
            <WhyThisDate
              clock={why.clock}
              others={frame.clocks.filter(
                ({ ruleId }) => ruleId !== why.clock?.ruleId,
              )}
              onChoose={why.open}
              onClose={why.close}
            />
          )
        }
        onCloseAside={why.close}
      />
    </CaseWords>
  );
}

/** Where the form of a move stands; the others stand on the path. */
const tabOf: Readonly<Record<string, string>> = {
  setScope: "scope",
  write: "letters",
};

/** No number stands at a tab that is empty. */
function countOf(things: readonly unknown[]): number | undefined {
  return things.length === 0 ? undefined : things.length;
}
