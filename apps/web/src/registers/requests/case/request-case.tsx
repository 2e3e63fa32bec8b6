import type { Json } from "@kept/domain/json";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useTRPC } from "../../../api/client.ts";
import { CaseWalkContext, type CaseWalk } from "../../../casework/case-walk.ts";
import { openedBefore, rememberOpened } from "../../../casework/open-memory.ts";
import { CaseFrame, type CaseTab } from "../../../casework/case-frame.tsx";
import { CaseContext } from "../../../casework/context/case-context.tsx";
import { useCaseKeys } from "../../../casework/use-case-keys.ts";
import { useSafeguards } from "../../../casework/use-safeguards.tsx";
import { WhyThisDate } from "../../../casework/why/why-this-date.tsx";
import { useMacroActs } from "../../../casework/macros/use-macro-acts.ts";
import { useHere } from "../../../live/presence.ts";
import { letterPath } from "../../../casework/letter-path.ts";
import { paths } from "../../../paths.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useShortcut } from "../../../ui/shortcuts.tsx";
import { CaseBar } from "./case-bar.tsx";
import { CaseCallout } from "./case-callout.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { CaseHeader } from "./case-header.tsx";
import { CaseStepper } from "./case-stepper.tsx";
import { ConversationTab } from "./conversation-tab.tsx";
import { DecisionTab } from "./decision-tab.tsx";
import { DocumentsTab } from "./documents-tab.tsx";
import { ActDone } from "../../../casework/forms/act-done.ts";
import { CaseWords } from "../../../casework/forms/conflict-dialog.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { isRequestMove, moveActs, type CaseTabKey } from "./move-acts.ts";
import { OpenActForm, type OpenAct } from "./open-act.tsx";
import { isOpenMove, type MoveView, type RequestView } from "./request-view.ts";
import { fieldLabel, fieldValue } from "./trail/field-words.ts";
import { useFieldContext } from "./trail/use-field-context.ts";
import { useAssign } from "../../../casework/forms/use-assign.ts";
import { useRequestDesk } from "./use-act.ts";
import { useWhyAside } from "../../../casework/why/use-why-aside.ts";
import { WorkTab } from "./work-tab.tsx";
import classes from "./request-case.module.css";

interface RequestCaseProps {
  readonly view: RequestView;
  /** Beside its list. */
  readonly isSplit?: boolean;
  /** "4 of 84" with its keys, where there is a list. */
  readonly position?: ReactNode;
}

/** A request: who and until when at the top, then what is known, what was said and done, and why this date. */
export function RequestCase({
  view,
  isSplit = false,
  position,
}: RequestCaseProps): ReactNode {
  const { t } = useTranslation(["requestCase", "conversation"]);
  const navigate = useNavigate();
  const words = useFieldContext(view);
  const speech = useMemo(
    () => ({
      label: (field: string) => fieldLabel(field, words),
      value: (field: string, value: Json) => fieldValue(field, value, words),
    }),
    [words],
  );
  const trpc = useTRPC();
  const { data: colleagues = [] } = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 300_000 }),
  );
  const [tab, setTab] = useState<string>("conversation");
  const [openAct, setOpenAct] = useState<OpenAct | null>(() => {
    const before = openedBefore();
    return before !== null && isOpenAct(before) ? before : null;
  });
  const [macroId, setMacroId] = useState<string | null>(null);
  const safeguards = useSafeguards(view.frame);
  const walk = useRef<CaseWalk | null>(null);
  /** Where to go when the form that is open has been recorded; null to stay. */
  const goOn = useRef<(() => void) | null>(null);
  const assigning = useAssign(useRequestDesk(), view.frame);
  const hasRoom = useMediaQuery("(min-width: 1360px)");
  const { frame } = view;
  useHere(frame.id, openAct === null ? "viewing" : "writing");
  const governing =
    frame.clocks.find(({ ruleId }) => ruleId === frame.nextRuleId) ?? null;
  const why = useWhyAside(frame.clocks, governing, hasRoom && !isSplit);

  const open = (act: OpenAct): void => {
    goOn.current = null;
    rememberOpened(act);
    const found = isRequestMove(act) ? moveActs[act] : undefined;
    if (found?.kind === "form" && found.tab !== null) setTab(found.tab);
    if (["note", "reply", "template", "macro"].includes(act))
      setTab("conversation");
    if (act === "answer") setTab("conversation");
    setOpenAct(act);
  };
  const close = (): void => {
    goOn.current = null;
    rememberOpened(null);
    setOpenAct(null);
  };
  const toMacro = (wanted: string): void => {
    setMacroId(wanted);
    open("macro");
  };
  const toLetter = (letterId: string): void => {
    void navigate(letterPath(paths.request(frame.reference), letterId));
  };
  const make = (move: MoveView): void => {
    if (!move.allowed || !isRequestMove(move.move)) return;
    const act = moveActs[move.move];
    if (act.kind === "tab") setTab(act.tab);
    else if (move.move === "answer") {
      const draft = frame.letters.findLast(({ state }) => state === "draft");
      if (draft === undefined) open("answer");
      else toLetter(draft.id);
    } else if (isOpenable(move.move)) open(move.move);
  };

  const primary = frame.moves.find((move) => move.primary);
  const toList = (): void => {
    void navigate(paths.requests);
  };
  const makeAndGoOn = (): void => {
    if (primary === undefined) return;
    // As the list is now: the case may leave it with what is done.
    const next = walk.current?.next ?? toList;
    make(primary);
    if (isRequestMove(primary.move) && moveActs[primary.move].kind === "form")
      goOn.current = next;
  };
  const mayAssign = isOpenMove(frame, "assign");
  const toApprove = frame.approvals.findLast(({ isMine }) => isMine);
  const mayWrite = isOpenMove(frame, "write");
  const mayNote = isOpenMove(frame, "note");
  useMacroActs(
    { register: "requests", path: paths.requestMacros },
    { isOffered: mayNote, run: toMacro },
  );
  const actLabel = primary?.label[words.language] ?? "";
  useShortcut(
    { keys: "E", label: t("header.andNext", { act: actLabel }) },
    makeAndGoOn,
    { enabled: primary?.allowed === true && openAct === null },
  );
  useCaseKeys({
    owner: frame.owner,
    next:
      primary?.allowed === true && openAct === null
        ? {
            label: actLabel,
            run: () => {
              make(primary);
            },
          }
        : null,
    assigning: mayAssign
      ? {
          assignTo: assigning.assignTo,
          choose: () => {
            open("assign");
          },
        }
      : null,
    toList: isSplit ? null : toList,
    why: governing === null && why.clock === null ? null : why.toggle,
  });
  useShortcut(
    { keys: "r", label: t("bar.reply") },
    () => {
      open("reply");
    },
    { enabled: mayWrite },
  );
  useShortcut(
    { keys: "n", label: t("bar.note") },
    () => {
      open("note");
    },
    { enabled: mayNote },
  );
  useShortcut(
    { keys: "t", label: t("bar.insert") },
    () => {
      open("template");
    },
    { enabled: mayNote },
  );

  const leave = useCallback(() => {
    const next = goOn.current;
    goOn.current = null;
    next?.();
  }, []);
  const form =
    openAct === null ? null : (
      <OpenActForm
        key={openAct}
        act={openAct}
        view={view}
        onClose={close}
        macroId={macroId}
        onMacro={toMacro}
        onLetter={toLetter}
        onWhy={why.suppose}
        onAssigned={(ownerId) => {
          if (ownerId === (frame.owner?.id ?? null)) return;
          const owner = colleagues.find(({ id }) => id === ownerId) ?? null;
          assigning.tell({
            owner,
            before: frame.owner,
            version: frame.version + 1,
          });
        }}
      />
    );
  const formTab = openAct === null ? null : tabOf(openAct);
  const here = (key: CaseTabKey, content: ReactNode): ReactNode => (
    <>
      {formTab === null && tab === key ? form : null}
      {content}
      {formTab === key ? form : null}
    </>
  );

  const settled = frame.tasks.filter(
    ({ standing }) => standing === "done" || standing === "notNeeded",
  ).length;
  const tabs: CaseTab[] = [
    {
      key: "conversation",
      label: t("tabs.conversation"),
      count: frame.messages.length === 0 ? undefined : frame.messages.length,
      content: here(
        "conversation",
        frame.isReadable ? (
          <ConversationTab view={view} words={words} />
        ) : (
          <EmptyState>{t("conversation:closed")}</EmptyState>
        ),
      ),
    },
    {
      key: "work",
      label: t("tabs.work"),
      count:
        frame.tasks.length === 0
          ? undefined
          : `${settled}/${frame.tasks.length}`,
      content: here("work", <WorkTab view={view} isSplit={isSplit} />),
    },
    {
      key: "documents",
      label: t("tabs.documents"),
      count: frame.files.length === 0 ? undefined : frame.files.length,
      content: here("documents", <DocumentsTab view={view} />),
    },
    {
      key: "decision",
      label: t("tabs.decision"),
      content: here(
        "decision",
        <DecisionTab
          view={view}
          onDecide={
            openAct === "decide"
              ? undefined
              : () => {
                  open("decide");
                }
          }
        />,
      ),
    },
    {
      key: "history",
      label: t("tabs.history"),
      content: here("history", <HistoryTab view={view} words={words} />),
    },
  ];

  return (
    <CaseWords value={speech}>
      <ActDone value={leave}>
        <CaseWalkContext value={walk}>
          <CaseFrame
            header={
              <CaseHeader
                view={view}
                isSplit={isSplit}
                position={position}
                clock={governing}
                onWhy={why.toggle}
                onMove={make}
                onAssign={() => {
                  open("assign");
                }}
                onReadLetter={
                  toApprove === undefined
                    ? undefined
                    : () => {
                        toLetter(toApprove.letterId);
                      }
                }
                openAct={openAct}
                safeguards={safeguards}
              />
            }
            stepper={<CaseStepper view={view} onWhy={why.open} />}
            facts={
              <CaseFacts
                view={view}
                context={
                  <>
                    {safeguards.facts}
                    <CaseContext register="requests" frame={frame} />
                  </>
                }
                onCorrect={() => {
                  open("correct");
                }}
              />
            }
            tabs={tabs}
            tab={tab}
            onTab={setTab}
            callout={
              assigning.refusal !== null ? (
                <p role="alert" className={classes["refusal"]}>
                  {assigning.refusal}
                </p>
              ) : safeguards.callout !== null ? (
                safeguards.callout
              ) : openAct === null ? (
                <CaseCallout
                  view={view}
                  words={words}
                  tab={tab}
                  onTab={setTab}
                />
              ) : null
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
            asideTakesFocus={why.isAskedFor}
            onCloseAside={why.close}
            bar={
              mayNote ? (
                <CaseBar
                  frame={frame}
                  openAct={openAct}
                  onUnfinished={(form) => {
                    if (isOpenAct(form)) open(form);
                    else setTab("work");
                  }}
                  onReply={() => {
                    open("reply");
                  }}
                  onNote={() => {
                    open("note");
                  }}
                  onTemplate={() => {
                    open("template");
                  }}
                />
              ) : undefined
            }
          />
        </CaseWalkContext>
      </ActDone>
    </CaseWords>
  );
}

/** Forms that stand on the case itself; those of a task stand under it. */
function isOpenAct(form: string): form is OpenAct {
  return (
    form === "note" ||
    form === "reply" ||
    form === "template" ||
    (isRequestMove(form) && (form === "answer" || isOpenable(form)))
  );
}

function isOpenable(
  move: keyof typeof moveActs,
): move is OpenAct & typeof move {
  return moveActs[move].kind === "form";
}

/** The tab under which a form stands; null where it is about the case as a whole and stands above any. */
function tabOf(act: OpenAct): CaseTabKey | null {
  if (!isRequestMove(act)) return "conversation";
  const found = moveActs[act];
  if (found.kind === "form") return found.tab;
  return "conversation";
}
