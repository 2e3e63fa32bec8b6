import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, type AppRouter } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { useDates } from "../ui/use-dates.ts";
import { AddPasskey } from "./add-passkey.tsx";
import { AddTotp } from "./add-totp.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import classes from "./sign-in-settings.module.css";

export type OwnSignIn = inferRouterOutputs<AppRouter>["people"]["ownSignIn"];

type Adding = "passkey" | "totp" | null;

/** What I have beside the password, and how to get more of it. */
export function Factors({
  own,
  onEnrolled,
}: {
  readonly own: OwnSignIn;
  /** Runs when a factor was added and its codes, if any, were kept. */
  readonly onEnrolled?: () => void;
}): ReactNode {
  const { t } = useTranslation("signIn");
  const dates = useDates();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const [adding, setAdding] = useState<Adding>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const anew = () =>
    queryClient.invalidateQueries(trpc.people.ownSignIn.queryFilter());
  const removePasskey = useMutation(
    trpc.people.removePasskey.mutationOptions({ onSuccess: anew }),
  );
  const removeTotp = useMutation(
    trpc.people.removeTotp.mutationOptions({ onSuccess: anew }),
  );
  const makeCodes = useMutation(
    trpc.people.makeRecoveryCodes.mutationOptions({
      onSuccess: (made) => {
        setCodes(made.codes);
        return anew();
      },
    }),
  );
  const added = (fresh: readonly string[] | null): void => {
    setAdding(null);
    setCodes(fresh);
    if (fresh === null) onEnrolled?.();
    void anew();
  };
  const error = removePasskey.error ?? removeTotp.error ?? makeCodes.error;
  const hasAny = own.passkeys.length > 0 || own.totpSince !== null;

  if (codes !== null)
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          setCodes(null);
          onEnrolled?.();
        }}
      />
    );
  return (
    <>
      {hasAny ? (
        <ul className={classes["rows"]}>
          {own.passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className={classes["row"]}>
              <span className={classes["what"]}>
                <span className={classes["strong"]}>{name}</span>{" "}
                <span className={classes["help"]}>
                  {t("settings.passkeyAdded", {
                    moment: dates.moment(createdAt),
                  })}
                  {", "}
                  {lastUsedAt === null
                    ? t("settings.passkeyUnused")
                    : t("settings.passkeyUsed", {
                        moment: dates.moment(lastUsedAt),
                      })}
                </span>
              </span>
              <Button
                variant="subtle"
                aria-label={t("settings.passkeyRemoveOf", { name })}
                loading={removePasskey.isPending}
                onClick={() => {
                  removePasskey.mutate({ passkeyId: id });
                }}
              >
                {t("settings.passkeyRemove")}
              </Button>
            </li>
          ))}
          {own.totpSince === null ? null : (
            <li className={classes["row"]}>
              <span className={classes["what"]}>
                <span className={classes["strong"]}>{t("settings.totp")}</span>{" "}
                <span className={classes["help"]}>
                  {t("settings.totpSince", {
                    moment: dates.moment(own.totpSince),
                  })}
                </span>
              </span>
              <Button
                variant="subtle"
                aria-label={t("settings.totpRemoveLabel")}
                loading={removeTotp.isPending}
                onClick={() => {
                  removeTotp.mutate();
                }}
              >
                {t("settings.totpRemove")}
              </Button>
            </li>
          )}
          <li className={classes["row"]}>
            <span className={classes["what"]}>
              <span className={classes["strong"]}>{t("settings.codes")}</span>{" "}
              <span className={classes["help"]}>
                {t("settings.codesWords")}{" "}
                {t("settings.codesLeft", { count: own.codesLeft })}
              </span>
            </span>
            <Button
              variant="subtle"
              loading={makeCodes.isPending}
              onClick={() => {
                makeCodes.mutate();
              }}
            >
              {t("settings.codesAgain")}
            </Button>
          </li>
        </ul>
      ) : (
        <p>{t("settings.none")}</p>
      )}
      {error === null ? null : (
        <p role="alert" className={classes["problem"]}>
          {failureText(error)}
        </p>
      )}
      {adding === "passkey" ? (
        <AddPasskey
          onAdded={added}
          onCancel={() => {
            setAdding(null);
          }}
        />
      ) : null}
      {adding === "totp" ? (
        <AddTotp
          onAdded={added}
          onCancel={() => {
            setAdding(null);
          }}
        />
      ) : null}
      {adding === null ? (
        <div className={classes["acts"]}>
          <Button
            variant={own.hasEnough ? "default" : "filled"}
            onClick={() => {
              setAdding("passkey");
            }}
          >
            {t("settings.passkeyAdd")}
          </Button>
          {own.mayUseCodes && own.totpSince === null ? (
            <Button
              variant="default"
              onClick={() => {
                setAdding("totp");
              }}
            >
              {t("settings.totpAdd")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
