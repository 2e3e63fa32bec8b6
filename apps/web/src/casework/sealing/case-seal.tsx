import { useMutation } from "@tanstack/react-query";
import { roles } from "@kept/domain/access/permissions";
import { IconLock } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { useMe } from "../../people/session.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import type { Safeguard } from "../safeguard.ts";
import classes from "./case-seal.module.css";
import { useSeal, type SealFrame, type SealPartProps } from "./use-seal.ts";

// Few cases are sealed, and made of fields.
const SealForm = lazy(async () => ({
  default: (await import("./seal-forms.tsx")).SealForm,
}));
const NameForm = lazy(async () => ({
  default: (await import("./seal-forms.tsx")).NameForm,
}));
const AskForm = lazy(async () => ({
  default: (await import("./seal-forms.tsx")).AskForm,
}));

type Open = "seal" | "name" | "ask";

/** The seal of a case: whom it names and until when; for everybody else who may put one on, a way to do so. */
export function useCaseSeal(frame: SealFrame): Safeguard {
  const { t } = useTranslation("context");
  const me = useMe();
  const { data, isOld, refetch, tellAnew } = useSeal(
    frame,
    frame.isSealed || me.permissions.includes("cases.seal"),
  );
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(() => {
    if (isOld) void refetch();
  }, [isOld, refetch]);
  if (data === undefined)
    return { menu: [], tag: null, callout: null, facts: null };
  const part: SealPartProps = {
    frame,
    seal: data,
    onDone: () => {
      setOpen(null);
      void tellAnew();
    },
    onClose: () => {
      setOpen(null);
    },
  };
  const { isSealed, mayKeep, asked } = data;
  return {
    menu:
      mayKeep && !isSealed
        ? [
            {
              key: "let",
              label: t("seal.let"),
              onAct: () => {
                setOpen("name");
              },
            },
            {
              key: "seal",
              label: t("seal.open"),
              onAct: () => {
                setOpen("seal");
              },
            },
          ]
        : [],
    tag: null,
    callout:
      open === null ? null : (
        <Suspense fallback={null}>
          {open === "seal" ? <SealForm {...part} /> : null}
          {open === "name" ? <NameForm {...part} /> : null}
          {open === "ask" ? <AskForm {...part} /> : null}
        </Suspense>
      ),
    facts: isSealed ? (
      <section className={classes["group"]}>
        <h2 className={classes["title"]}>
          <IconLock size={14} aria-hidden="true" />
          {t("seal.title")}
        </h2>
        <p className={classes["words"]}>{t("seal.words")}</p>
        <Named {...part} />
        <KeptUntil {...part} />
        <AskedNames {...part} />
        <Asked {...part} />
        {mayKeep ? (
          <p className={classes["acts"]}>
            <TextButton
              onClick={() => {
                setOpen("name");
              }}
            >
              {t("seal.name")}
            </TextButton>
            {asked === null ? (
              <TextButton
                onClick={() => {
                  setOpen("ask");
                }}
              >
                {t("seal.ask")}
              </TextButton>
            ) : null}
          </p>
        ) : null}
      </section>
    ) : data.named.length > 0 ? (
      <section className={classes["group"]}>
        <h2 className={classes["title"]}>{t("seal.letTitle")}</h2>
        <p className={classes["words"]}>{t("seal.letWords")}</p>
        <Named {...part} />
      </section>
    ) : null,
  };
}

/** Soon nobody may keep the list any more, and then nobody can open the case. */
function KeptUntil({ seal }: SealPartProps): ReactNode {
  const { t } = useTranslation("context");
  const dates = useDates();
  return seal.keptUntil === null ? null : (
    <p className={classes["soon"]}>
      {t("seal.keptUntil", { day: dates.day(seal.keptUntil) })}
    </p>
  );
}

function Named({ frame, seal, onDone }: SealPartProps): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const me = useMe();
  const unname = useMutation(
    trpc.seals.unname.mutationOptions({ onSuccess: onDone }),
  );
  return (
    <>
      <ul className={classes["named"]}>
        {seal.named.map(({ person, role, until }) => (
          <li key={person.id}>
            <span className={classes["who"]}>
              <span>{nameOf(person)}</span>
              <span className={classes["words"]}>
                {t(person.id === me.id ? "seal.lineSelf" : "seal.line", {
                  role: role === null ? "–" : text(roles[role]),
                  day: dates.day(until),
                })}
              </span>
            </span>
            {seal.mayKeep ? (
              <TextButton
                label={t("seal.unnameWhom", { name: nameOf(person) })}
                onClick={() => {
                  unname.mutate({
                    caseId: frame.id,
                    version: frame.version,
                    personId: person.id,
                  });
                }}
              >
                {t("seal.unname")}
              </TextButton>
            ) : null}
          </li>
        ))}
      </ul>
      {unname.error === null ? null : (
        <p role="alert" className={classes["error"]}>
          {failureText(unname.error)}
        </p>
      )}
    </>
  );
}

/** Somebody wants to name an auditor; another person on the list says whether. */
function AskedNames({ frame, seal, onDone }: SealPartProps): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const dates = useDates();
  const nameOf = usePersonName();
  const reply = useMutation(
    trpc.seals.answerNaming.mutationOptions({ onSuccess: onDone }),
  );
  return seal.askedNames.map(({ approvalId, person, until, by, isMine }) => {
    const say = (answer: "approved" | "changesAsked"): void => {
      reply.mutate({
        caseId: frame.id,
        version: frame.version,
        approvalId,
        answer,
      });
    };
    return (
      <Question
        key={approvalId}
        asked={t("seal.namingAsked", {
          name: by === null ? "–" : nameOf(by),
          whom: nameOf(person),
          day: dates.day(until),
        })}
        yes={t("seal.namingYes")}
        no={t("seal.namingNo")}
        error={reply.error}
        onSay={isMine ? say : null}
      />
    );
  });
}

/** What somebody asks, and the answer of whoever may give one; the others see that it waits. */
function Question({
  asked,
  yes,
  no,
  error,
  onSay,
}: {
  readonly asked: string;
  readonly yes: string;
  readonly no: string;
  readonly error: unknown;
  /** Null: the answer is somebody else's. */
  readonly onSay: ((answer: "approved" | "changesAsked") => void) | null;
}): ReactNode {
  const { t } = useTranslation("context");
  const failureText = useFailureText();
  return (
    <div className={classes["asked"]}>
      <p>{asked}</p>
      {onSay === null ? (
        <p className={classes["words"]}>{t("seal.waits")}</p>
      ) : (
        <p className={classes["acts"]}>
          <TextButton
            onClick={() => {
              onSay("approved");
            }}
          >
            {yes}
          </TextButton>
          <TextButton
            onClick={() => {
              onSay("changesAsked");
            }}
          >
            {no}
          </TextButton>
        </p>
      )}
      {error === null ? null : (
        <p role="alert" className={classes["error"]}>
          {failureText(error)}
        </p>
      )}
    </div>
  );
}

/** Somebody wants the case open again; another person says whether. */
function Asked({ frame, seal, onDone }: SealPartProps): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const dates = useDates();
  const nameOf = usePersonName();
  const reply = useMutation(
    trpc.seals.answerUnseal.mutationOptions({ onSuccess: onDone }),
  );
  const { asked } = seal;
  if (asked === null) return null;
  const say = (answer: "approved" | "changesAsked"): void => {
    reply.mutate({
      caseId: frame.id,
      version: frame.version,
      approvalId: asked.approvalId,
      answer,
    });
  };
  return (
    <Question
      asked={t("seal.asked", {
        name: asked.by === null ? "–" : nameOf(asked.by),
        moment: dates.moment(asked.at),
        reason: asked.reason ?? "",
      })}
      yes={t("seal.yes")}
      no={t("seal.no")}
      error={reply.error}
      onSay={asked.isMine ? say : null}
    />
  );
}
