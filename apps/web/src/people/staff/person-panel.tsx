import { Button } from "@mantine/core";
import { roles } from "@kept/domain/access/permissions";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import { useMe } from "../session.tsx";
import { RoleForm } from "./role-form.tsx";
import { useAnew, type Overseen } from "./staff-data.ts";
import { useFactorWords } from "./use-factor-words.ts";
import classes from "./staff.module.css";

/** Everything about one account, and what an administrator can do with it. */
export function PersonPanel({
  person,
  mailLeaves,
}: {
  readonly person: Overseen;
  readonly mailLeaves: boolean;
}): ReactNode {
  const { t } = useTranslation("staff");
  const text = useText();
  const dates = useDates();
  const factorWords = useFactorWords();
  const me = useMe();
  const { email, role, team, standing, lastSignInAt, sessions } = person;
  return (
    <div className={classes["panel"]}>
      <FactList
        facts={[
          {
            key: "email",
            label: t("fact.email"),
            value: <span className={classes["long"]}>{email}</span>,
          },
          { key: "role", label: t("fact.role"), value: text(roles[role]) },
          {
            key: "team",
            label: t("fact.team"),
            value: team === null ? t("noTeam") : text(team.name),
          },
          {
            key: "factor",
            label: t("fact.factor"),
            value: factorWords(person),
          },
          {
            key: "signIn",
            label: t("fact.signIn"),
            value:
              lastSignInAt === null ? t("never") : dates.moment(lastSignInAt),
          },
          {
            key: "sessions",
            label: t("fact.sessions"),
            value:
              sessions === 0 ? t("noSessions") : t("live", { count: sessions }),
          },
          {
            key: "state",
            label: t("fact.state"),
            value: t(`standing.${standing}`),
          },
        ]}
      />
      {me.id === person.id ? (
        <p className={classes["words"]}>{t("act.self")}</p>
      ) : me.permissions.includes("people.manage") ? (
        <Acts person={person} />
      ) : (
        <p className={classes["words"]}>{t("act.readOnly")}</p>
      )}
      {!mailLeaves &&
      standing === "invited" &&
      me.permissions.includes("people.approve") ? (
        <LinkToHandOver personId={person.id} />
      ) : null}
    </div>
  );
}

/** Where no mail leaves, the officer who said yes hands the link over. */
function LinkToHandOver({
  personId,
}: {
  readonly personId: string;
}): ReactNode {
  const { t } = useTranslation("staff");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const onSuccess = useAnew();
  const show = useMutation(
    trpc.people.showInvitation.mutationOptions({ onSuccess }),
  );
  if (show.data !== undefined)
    return (
      <div className={classes["box"]}>
        <p className={classes["words"]}>{t("act.linkWords")}</p>
        <CopyButton
          value={show.data.link}
          label={t("act.linkCopy")}
          className={classes["link"]}
        />
      </div>
    );
  return (
    <div className={classes["acts"]}>
      <Button
        variant="default"
        loading={show.isPending}
        onClick={() => {
          show.mutate({ personId });
        }}
      >
        {t("act.showInvitation")}
      </Button>
      {show.error === null ? null : (
        <p role="alert" className={classes["problem"]}>
          {failureText(show.error)}
        </p>
      )}
    </div>
  );
}

function Acts({ person }: { readonly person: Overseen }): ReactNode {
  const { t } = useTranslation("staff");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const anew = useAnew();
  const [asking, setAsking] = useState<"role" | "anew" | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { id: personId, standing, sessions, waitsFor } = person;
  /** What is said once it is done. */
  const saying = (words: string) => ({
    onMutate: () => {
      setSaid(null);
      setError(null);
    },
    onError: setError,
    onSuccess: () => {
      setSaid(words);
      setAsking(null);
      return anew();
    },
  });
  const disable = useMutation(
    trpc.people.disable.mutationOptions(saying(t("act.closed"))),
  );
  const enable = useMutation(
    trpc.people.enable.mutationOptions(saying(t("act.opened"))),
  );
  const invite = useMutation(
    trpc.people.sendInvitation.mutationOptions(saying(t("act.invitationSent"))),
  );
  const reset = useMutation(
    trpc.people.sendReset.mutationOptions(saying(t("act.resetSent"))),
  );
  const end = useMutation(
    trpc.people.endSessionsOf.mutationOptions(saying(t("act.sessionsEnded"))),
  );
  const askAnew = useMutation(
    trpc.people.askAnew.mutationOptions(saying(t("act.anewAsked"))),
  );
  const busy = [disable, enable, invite, reset, end, askAnew].some(
    ({ isPending }) => isPending,
  );
  const button = (label: string, act: () => void): ReactNode => (
    <Button key={label} variant="default" disabled={busy} onClick={act}>
      {label}
    </Button>
  );
  return (
    <>
      {standing === "waiting" ? null : (
        <div className={classes["acts"]}>
          {standing === "closed"
            ? button(t("act.openAgain"), () => {
                enable.mutate({ personId });
              })
            : [
                button(t("act.role"), () => {
                  setSaid(null);
                  setAsking(asking === "role" ? null : "role");
                }),
                ...(standing === "invited"
                  ? [
                      button(t("act.sendInvitation"), () => {
                        invite.mutate({ personId });
                      }),
                    ]
                  : [
                      button(t("act.reset"), () => {
                        reset.mutate({ personId });
                      }),
                      ...(waitsFor.includes("anew")
                        ? []
                        : [
                            button(t("act.anew"), () => {
                              setSaid(null);
                              setAsking(asking === "anew" ? null : "anew");
                            }),
                          ]),
                    ]),
                ...(sessions > 0
                  ? [
                      button(t("act.endSessions"), () => {
                        end.mutate({ personId });
                      }),
                    ]
                  : []),
                button(t("act.close"), () => {
                  disable.mutate({ personId });
                }),
              ]}
        </div>
      )}
      {asking === "role" ? (
        <RoleForm
          person={person}
          onDone={(isPending) => {
            setAsking(null);
            setSaid(t(isPending ? "act.rolePending" : "act.roleDone"));
            void anew();
          }}
        />
      ) : null}
      {asking === "anew" ? (
        <div className={classes["box"]}>
          <p className={classes["words"]}>{t("act.anewWords")}</p>
          {button(t("act.anewConfirm"), () => {
            askAnew.mutate({ personId });
          })}
        </div>
      ) : null}
      <p role="status">{said}</p>
      {error === null ? null : (
        <p role="alert" className={classes["problem"]}>
          {failureText(error)}
        </p>
      )}
    </>
  );
}
