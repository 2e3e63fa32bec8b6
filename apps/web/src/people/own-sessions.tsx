import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useMe } from "./session.tsx";
import { useDisplacedWords } from "./use-displaced-words.ts";
import type { OwnSignIn } from "./factors.tsx";
import classes from "./sign-in-settings.module.css";

/** Said as long as this session lasts: which one it has ended. */
function Displaced(): ReactNode {
  const { displaced } = useMe();
  const words = useDisplacedWords();
  return displaced.length === 0 ? null : (
    <p role="note" className={classes["displaced"]}>
      {displaced.map(words).join(" ")}
    </p>
  );
}

const networks = ["loopback", "private", "public"] as const;

/** Where I am signed in, and the way to end it there. */
export function OwnSessions({
  sessions,
}: {
  readonly sessions: OwnSignIn["sessions"];
}): ReactNode {
  const { t } = useTranslation("signIn");
  const dates = useDates();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const onSuccess = () =>
    queryClient.invalidateQueries(trpc.people.ownSignIn.queryFilter());
  const endOne = useMutation(
    trpc.people.endSession.mutationOptions({ onSuccess }),
  );
  const endOthers = useMutation(
    trpc.people.endOtherSessions.mutationOptions({ onSuccess }),
  );
  const error = endOne.error ?? endOthers.error;
  return (
    <div>
      <p className={classes["help"]}>{t("settings.sessionsMost")}</p>
      <Displaced />
      <ul className={classes["rows"]}>
        {sessions.map(({ id, device, network, since, lastSeenAt, isHere }) => {
          const name = device === "" ? t("settings.unknownDevice") : device;
          const where = networks.find((one) => one === network) ?? "unknown";
          const moment = dates.moment(since);
          return (
            <li key={id} className={classes["row"]}>
              <span className={classes["what"]}>
                <span className={classes["strong"]}>{name}</span>{" "}
                <span className={classes["help"]}>
                  {[
                    t(`settings.network.${where}`),
                    t("settings.sessionSince", { moment }),
                    isHere
                      ? t("settings.sessionHere")
                      : t("settings.sessionSeen", {
                          moment: dates.moment(lastSeenAt),
                        }),
                  ].join(" · ")}
                </span>
              </span>
              {isHere ? null : (
                <Button
                  variant="subtle"
                  aria-label={t("settings.sessionEndOf", {
                    device: name,
                    moment,
                  })}
                  onClick={() => {
                    endOne.mutate({ sessionId: id });
                  }}
                >
                  {t("settings.sessionEnd")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div className={classes["part"]}>
        {sessions.length > 1 ? (
          <div className={classes["acts"]}>
            <Button
              variant="default"
              loading={endOthers.isPending}
              onClick={() => {
                endOthers.mutate();
              }}
            >
              {t("settings.sessionsEnd")}
            </Button>
          </div>
        ) : null}
        {endOthers.isSuccess ? (
          <p role="status">{t("settings.sessionsEnded")}</p>
        ) : null}
        {error === null ? null : (
          <p role="alert" className={classes["problem"]}>
            {failureText(error)}
          </p>
        )}
      </div>
    </div>
  );
}
