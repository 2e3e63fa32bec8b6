import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FollowState } from "@kept/domain/casework/inbox";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { useLiveRefetch } from "../../live/use-live.ts";
import { useMe } from "../../people/session.tsx";
import { useShortcut } from "../../ui/shortcuts.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { toast } from "../../ui/toast.ts";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { remindDraft } from "../drafts/draft-forms.ts";
import classes from "./case-context.module.css";
import { useCaseContext, type CaseContextView } from "./use-case-context.ts";

// Seldom opened, and made of fields.
const RemindForm = lazy(async () => ({
  default: (await import("./remind-form.tsx")).RemindForm,
}));

interface CaseContextProps {
  readonly register: string;
  readonly frame: {
    readonly id: string;
    readonly owner: { readonly id: string } | null;
  };
}

/** Who hears of a case, and of what I want to be reminded; mine alone, whatever the register. */
export function CaseContext({ register, frame }: CaseContextProps): ReactNode {
  const { t } = useTranslation("context");
  const { data, refetch } = useCaseContext(frame.id);
  useLiveRefetch({ topic: "case", id: frame.id }, refetch);
  const [isAsked, setReminding] = useState<boolean | null>(null);
  const trpc = useTRPC();
  const { data: drafts = [] } = useQuery(
    trpc.drafts.ofRecord.queryOptions({ register, record: frame.id }),
  );
  // What was begun stands open until it is sent or closed.
  const isReminding =
    isAsked ?? drafts.some(({ form }) => form === remindDraft);
  if (data === undefined) return null;
  return (
    <section className={classes["group"]}>
      <h2 className={classes["title"]}>{t("follow.title")}</h2>
      <Follow frame={frame} context={data} />
      <Reminders frame={frame} context={data} />
      {isReminding ? (
        <Suspense fallback={null}>
          <RemindForm
            register={register}
            caseId={frame.id}
            onClose={() => {
              setReminding(false);
            }}
          />
        </Suspense>
      ) : (
        <TextButton
          onClick={() => {
            setReminding(true);
          }}
        >
          {t("remind.open")}
        </TextButton>
      )}
    </section>
  );
}

interface PartProps extends Pick<CaseContextProps, "frame"> {
  readonly context: CaseContextView;
}

/** What the key and the first button do from here. */
function nextState(mine: FollowState, isOwner: boolean): FollowState {
  if (mine === "muted") return isOwner ? "none" : "following";
  return mine === "following" || isOwner ? "muted" : "following";
}

function Follow({ frame, context }: PartProps): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const language = useLanguage();
  const nameOf = usePersonName();
  const me = useMe();
  const isOwner = frame.owner?.id === me.id;
  const { mine, followers } = context;
  const follow = useMutation(
    trpc.context.follow.mutationOptions({
      onSettled: () =>
        queryClient.invalidateQueries(
          trpc.context.ofCase.queryFilter({ caseId: frame.id }),
        ),
    }),
  );
  const set = (state: FollowState): void => {
    const put = { caseId: frame.id, state };
    follow.mutate(put, {
      onSuccess: () => {
        toast({
          text: t(`follow.did.${state}`),
          undo: {
            label: t("follow.undo"),
            run: () => {
              follow.mutate({ ...put, state: mine });
            },
          },
        });
      },
    });
  };
  useShortcut({ keys: "m", label: t("follow.key") }, () => {
    set(nextState(mine, isOwner));
  });
  const state = mine === "none" && isOwner ? "owner" : mine;
  const others = followers.filter(({ id }) => id !== me.id).map(nameOf);
  const names = new Intl.ListFormat(language === "zh" ? "zh-CN" : "en-GB", {
    type: "conjunction",
  }).format(others);
  return (
    <>
      <p className={classes["words"]}>{t(`follow.${state}`)}</p>
      {others.length === 0 ? null : (
        <p className={classes["words"]}>{t("follow.followers", { names })}</p>
      )}
      <p className={classes["acts"]}>
        <TextButton
          onClick={() => {
            set(nextState(mine, isOwner));
          }}
        >
          {t(
            mine === "muted"
              ? "follow.unmute"
              : mine === "following" || isOwner
                ? "follow.mute"
                : "follow.follow",
          )}
        </TextButton>
        {mine === "following" && !isOwner ? (
          <TextButton
            onClick={() => {
              set("none");
            }}
          >
            {t("follow.stop")}
          </TextButton>
        ) : null}
      </p>
      {follow.error === null ? null : (
        <p role="alert" className={classes["error"]}>
          {failureText(follow.error)}
        </p>
      )}
    </>
  );
}

function Reminders({ frame, context }: PartProps): ReactNode {
  const { t } = useTranslation("context");
  const dates = useDates();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const forget = useMutation(
    trpc.context.forgetReminder.mutationOptions({
      onSettled: () =>
        queryClient.invalidateQueries(
          trpc.context.ofCase.queryFilter({ caseId: frame.id }),
        ),
    }),
  );
  const again = useMutation(
    trpc.context.remind.mutationOptions({
      onSettled: () =>
        queryClient.invalidateQueries(
          trpc.context.ofCase.queryFilter({ caseId: frame.id }),
        ),
    }),
  );
  if (context.reminders.length === 0) return null;
  return (
    <ul className={classes["reminders"]}>
      {context.reminders.map(({ id, at, words }) => {
        const moment = dates.moment(at);
        return (
          <li key={id}>
            <span>
              {words === null
                ? t("remind.line", { moment })
                : t("remind.lineWords", { moment, words })}
            </span>{" "}
            <TextButton
              label={t("remind.remove", { moment })}
              onClick={() => {
                forget.mutate(
                  { reminderId: id },
                  {
                    onSuccess: () => {
                      toast({
                        text: t("remind.removed"),
                        undo: {
                          label: t("remind.undo"),
                          run: () => {
                            again.mutate({ caseId: frame.id, at, words });
                          },
                        },
                      });
                    },
                  },
                );
              }}
            >
              {t("remind.removeShort")}
            </TextButton>
          </li>
        );
      })}
    </ul>
  );
}
