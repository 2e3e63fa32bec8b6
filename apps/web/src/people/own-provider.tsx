import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { useDates } from "../ui/use-dates.ts";
import type { OwnSignIn } from "./factors.tsx";
import classes from "./sign-in-settings.module.css";

/** Whether my account at the provider of the office opens this one. */
export function OwnProvider({
  linked,
  isOn,
}: {
  readonly linked: OwnSignIn["provider"];
  /** False where the office has switched it off. */
  readonly isOn: boolean;
}): ReactNode {
  const { t } = useTranslation("signIn");
  const dates = useDates();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const link = useMutation(
    trpc.people.linkProvider.mutationOptions({
      onSuccess: ({ address }) => {
        window.location.assign(address);
      },
    }),
  );
  const unlink = useMutation(
    trpc.people.unlinkProvider.mutationOptions({
      onSuccess: () =>
        queryClient.invalidateQueries(trpc.people.ownSignIn.queryFilter()),
    }),
  );
  const error = link.error ?? unlink.error;
  return (
    <>
      <p className={classes["help"]}>
        {linked === null
          ? t("settings.providerWords")
          : [
              t("settings.providerSince", {
                moment: dates.moment(linked.linkedAt),
              }),
              linked.lastUsedAt === null
                ? t("settings.providerUnused")
                : t("settings.providerUsed", {
                    moment: dates.moment(linked.lastUsedAt),
                  }),
            ].join(" · ")}
      </p>
      {error === null ? null : (
        <p role="alert" className={classes["problem"]}>
          {failureText(error)}
        </p>
      )}
      <div className={classes["acts"]}>
        {linked === null ? (
          isOn ? (
            <Button
              variant="default"
              loading={link.isPending || link.isSuccess}
              onClick={() => {
                link.mutate();
              }}
            >
              {t("settings.providerLink")}
            </Button>
          ) : null
        ) : (
          <Button
            variant="default"
            loading={unlink.isPending}
            onClick={() => {
              unlink.mutate();
            }}
          >
            {t("settings.providerUnlink")}
          </Button>
        )}
      </div>
    </>
  );
}
