import { Box, Button } from "@mantine/core";
import { IconDots, IconEye } from "@tabler/icons-react";
import { subjectId } from "@kept/domain/casework/letter";
import { mayLeave } from "@kept/domain/casework/letter-checks";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Menu } from "../../ui/menu.tsx";
import { ParagraphPairs } from "./paragraph-pairs.tsx";
import { Callout } from "../../ui/callout.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { useShortcut } from "../../ui/shortcuts.tsx";
import { usePersonName } from "../../ui/use-person-name.ts";
import { ApprovalPart } from "./approval-part.tsx";
import { ComposerHeader } from "./composer-header.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import type { DeskProps } from "./desk-props.ts";
import { DiscardPart } from "./discard-part.tsx";
import { EnclosuresBar } from "./enclosures-bar.tsx";
import classes from "./letter-composer.module.css";
import { LetterChecks } from "./letter-checks.tsx";
import { letterNow, withAnswer, withWords } from "./letter-draft.ts";
import { LetterMeta } from "./letter-meta.tsx";
import { OutboxPart } from "./outbox-part.tsx";
import { PairTools } from "./pair-tools.tsx";
import { SaveNote, SaveProblem } from "./save-note.tsx";
import { SentCopy } from "./sent-copy.tsx";
import { useLeaveSaved } from "./use-leave-saved.ts";
import { VariablePopover, type OpenVariable } from "./variable-popover.tsx";

/** The letter itself, in both languages, with what is left to do beside it. */
export function LetterComposer(props: DeskProps): ReactNode {
  const { theCase, letter, room, acts, standing, checks, title } = props;
  const { onStep } = props;
  const { t } = useTranslation("composerPage");
  const nameOf = usePersonName();
  const navigate = useNavigate();
  const picker = useRef<HTMLInputElement | null>(null);
  const page = useRef<HTMLDivElement | null>(null);
  const words = useRef<HTMLDivElement | null>(null);
  const [variable, setVariable] = useState<OpenVariable | null>(null);
  const [isDiscarding, setDiscarding] = useState(false);

  const { frame } = theCase;
  const casePath = props.register.casePath(frame.reference);
  const line = frame.letters.find(({ id }) => id === letter.id);

  const isWriting = standing.kind === "writing";
  const isDraft = letter.state === "draft";
  const document = isDraft
    ? letterNow(letter, room.draft.mine)
    : letter.document;
  const toFix = checks.filter(({ kind }) => kind === "fix").length;
  const isReady = mayLeave(checks) && room.draft.conflicts.length === 0;
  const blockedBy =
    room.draft.conflicts.length > 0
      ? t("blockedByConflict")
      : toFix > 0
        ? t("blocked", { count: toFix })
        : null;

  useLeaveSaved(room, isWriting);
  const { place } = props;
  useEffect(() => {
    if (place === null) return;
    const part = page.current?.querySelector<HTMLElement>(
      `[data-place="${place}"]`,
    );
    part?.scrollIntoView({ block: "nearest" });
    part?.querySelector<HTMLElement>("button, a")?.focus();
  }, [place]);
  const openStep = (step: "preview" | "check"): void => {
    void room.save().then((isSaved) => {
      if (isSaved) onStep(step);
    });
  };
  useShortcut(
    { keys: "mod+s", label: t("keys.save") },
    () => void room.save(),
    { enabled: isWriting },
  );
  useShortcut(
    { keys: "mod+enter", label: t("keys.check") },
    () => {
      if (isReady) openStep("check");
    },
    { enabled: isWriting },
  );

  const openVariable = (name: string, at: HTMLElement): void => {
    at.scrollIntoView({ block: "nearest" });
    const [first] = at.getClientRects();
    setVariable({
      name,
      at: first ?? at.getBoundingClientRect(),
      from: at,
    });
  };
  const findVariable = (name: string): void => {
    const places =
      words.current?.querySelectorAll<HTMLElement>("[data-variable]") ?? [];
    const found = [...places].find(
      (place) => place.dataset["variable"] === name,
    );
    if (found !== undefined) openVariable(name, found);
  };
  const showParagraph = (paragraphId: string): void => {
    const index = document.paragraphs.findIndex(({ id }) => id === paragraphId);
    const place = words.current?.querySelector<HTMLElement>(
      paragraphId === subjectId
        ? "dl"
        : `[data-paragraph="${CSS.escape(document.paragraphs[index]?.id ?? "")}"]`,
    );
    place?.scrollIntoView({ block: "center" });
    place?.querySelector<HTMLElement>("button")?.focus();
  };
  const lastTouch = frame.history.findLast(
    ({ object }) => object.id === letter.id,
  );
  const approval = "approval" in standing ? standing.approval : null;
  // The list beside the letter says the rest.
  const isApprovalNews =
    letter.needsApproval &&
    (!isWriting || ["changesAsked", "void"].includes(letter.approval));
  const inAside =
    letter.state === "sent" ? (
      <SentCopy theCase={theCase} letter={letter} />
    ) : (
      <LetterChecks
        letter={letter}
        checks={checks}
        document={document}
        room={room}
        acts={acts}
        authorIds={line?.authors.map(({ id }) => id) ?? []}
        approving={props.register.approving}
        casePath={casePath}
        mayEdit={isWriting}
        onVariable={findVariable}
        onShow={showParagraph}
        onAddFile={() => picker.current?.click()}
        onSeen={props.onSeen}
      />
    );
  return (
    <div
      ref={page}
      className={classes["page"]}
      data-alone={letter.state === "discarded" || undefined}
    >
      <div className={classes["top"]}>
        <ComposerHeader
          register={props.register}
          theCase={theCase}
          title={title}
          saved={
            isWriting ? (
              <SaveNote room={room} editedAt={letter.editedAt} />
            ) : undefined
          }
          acts={
            letter.state === "sent" || letter.state === "discarded" ? null : (
              <>
                <Button
                  leftSection={
                    <IconEye size={16} stroke={1.6} aria-hidden="true" />
                  }
                  onClick={() => {
                    openStep("preview");
                  }}
                >
                  {t("preview")}
                </Button>
                {isWriting ? (
                  <>
                    <PrimaryAct
                      label={t(
                        letter.way === "post"
                          ? "checkAndPrint"
                          : "checkAndSend",
                      )}
                      blockedBy={blockedBy}
                      missing={
                        toFix === 0 ? undefined : t("toFix", { count: toFix })
                      }
                      onAct={() => {
                        openStep("check");
                      }}
                    />
                    <MoreMenu
                      onDiscard={() => {
                        setDiscarding(true);
                      }}
                    />
                  </>
                ) : null}
              </>
            )
          }
          problem={<SaveProblem room={room} />}
        />
        <OutboxPart
          letter={letter}
          room={room}
          acts={acts}
          mayStop={frame.moves.some(
            ({ move, allowed }) => move === "write" && allowed,
          )}
          aheadMs={room.aheadMs}
        />
        {isDiscarding ? (
          <DiscardPart
            room={room}
            onYes={() => {
              void acts.discard().then((isDone) => {
                if (isDone) void navigate(casePath);
              });
            }}
            onNo={() => {
              setDiscarding(false);
            }}
          />
        ) : null}
        <ConflictPanel
          document={document}
          room={room}
          by={lastTouch === undefined ? null : nameOf(lastTouch.actor)}
        />
        {approval === null || !isApprovalNews ? null : (
          <ApprovalPart
            theCase={theCase}
            letter={letter}
            title={title}
            approval={approval}
            mine={standing.kind === "approving"}
            room={room}
            acts={acts}
          />
        )}
        {standing.kind === "reading" && approval === null ? (
          <div className={classes["note"]}>
            <Callout>{t("readOnly")}</Callout>
          </div>
        ) : null}
      </div>
      <div
        ref={words}
        className={classes["letter"]}
        onBlur={() => {
          if (isWriting) void room.save();
        }}
      >
        <LetterMeta
          theCase={theCase}
          letter={letter}
          document={document}
          templateTitle={title}
          onAddress={
            isWriting
              ? (postAddress) => void acts.address(postAddress)
              : undefined
          }
          onRedirect={
            isWriting
              ? (recipientId) => void acts.redirect(recipientId)
              : undefined
          }
          onVariable={openVariable}
          onEdit={
            isWriting
              ? (change) => {
                  room.edit(() => change);
                }
              : undefined
          }
          onMarkCurrent={
            isWriting
              ? () => {
                  acts.markCurrent([subjectId]);
                }
              : undefined
          }
        />
        <div data-place="letter" className={classes["pairs"]}>
          <ParagraphPairs
            document={document}
            onVariable={openVariable}
            onEdit={
              isWriting
                ? (change) => {
                    room.edit(({ paragraphs }) => ({
                      paragraphs: withWords(paragraphs, change),
                    }));
                  }
                : undefined
            }
            onMarkCurrent={
              isWriting
                ? (id) => {
                    acts.markCurrent([id]);
                  }
                : undefined
            }
            tools={
              isWriting
                ? (paragraph, index) => (
                    <PairTools
                      paragraph={paragraph}
                      number={index + 1}
                      variables={document.variables}
                      room={room}
                    />
                  )
                : undefined
            }
          />
        </div>
      </div>
      {/* It scrolls by itself, so the keyboard has to reach it. */}
      {letter.state === "discarded" ? null : (
        <Box
          component="aside"
          className={classes["aside"]}
          aria-label={t(
            letter.state === "sent" ? "sent.title" : "checks.title",
          )}
          tabIndex={0}
          data-place="checks"
        >
          {inAside}
        </Box>
      )}
      <div className={classes["bar"]} data-place="files">
        <EnclosuresBar
          letter={letter}
          room={room}
          acts={acts}
          mayEdit={isWriting}
          picker={picker}
        />
      </div>
      {variable === null ? null : (
        <VariablePopover
          open={variable}
          document={document}
          casePath={casePath}
          onAnswer={
            isWriting
              ? (language, answer) => {
                  room.edit(({ values }) => ({
                    values: withAnswer(values, {
                      name: variable.name,
                      language,
                      text: answer,
                    }),
                  }));
                }
              : undefined
          }
          onClose={() => {
            setVariable(null);
            if (isWriting) void room.save();
          }}
        />
      )}
    </div>
  );
}

function MoreMenu({
  onDiscard,
}: {
  readonly onDiscard: () => void;
}): ReactNode {
  const { t } = useTranslation("composerPage");
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <IconButton label={t("more")}>
          <IconDots size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onDiscard}>{t("discard.act")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
