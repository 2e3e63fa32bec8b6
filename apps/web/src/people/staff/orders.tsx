import { Button } from "@mantine/core";
import { roles } from "@kept/domain/access/permissions";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, type AppRouter } from "../../api/client.ts";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { Run } from "../../ui/run.tsx";
import { Section } from "../../ui/section.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { useAnew } from "./staff-data.ts";
import classes from "./staff.module.css";

type Order = inferRouterOutputs<AppRouter>["people"]["orders"][number];

/** Roles and lost factors that wait for the yes of a second person; nothing is shown for nothing. */
export function Orders(): ReactNode {
  const { t } = useTranslation("staff");
  const trpc = useTRPC();
  const orders = useQuery(trpc.people.orders.queryOptions());
  if (orders.data === undefined)
    return orders.isPending ? null : (
      <FailureView error={orders.error} onRetry={() => void orders.refetch()} />
    );
  if (orders.data.length === 0) return null;
  return (
    <Section title={t("orders.title")} ruled end={orders.data.length}>
      <ul>
        {orders.data.map((order) => (
          <OrderRow key={order.orderId} order={order} />
        ))}
      </ul>
    </Section>
  );
}

function OrderRow({ order }: { readonly order: Order }): ReactNode {
  const { t } = useTranslation("staff");
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const onSuccess = useAnew();
  const options = { onSuccess };
  const approveRole = useMutation(
    trpc.people.approveRole.mutationOptions(options),
  );
  const declineRole = useMutation(
    trpc.people.declineRole.mutationOptions(options),
  );
  const approveAnew = useMutation(
    trpc.people.approveAnew.mutationOptions(options),
  );
  const declineAnew = useMutation(
    trpc.people.declineAnew.mutationOptions(options),
  );
  const { orderId, person, role, team, askedBy, askedAt, mayDecide } = order;
  const [approve, decline] =
    role === null ? [approveAnew, declineAnew] : [approveRole, declineRole];
  const name = nameOf(person);
  const what =
    role === null
      ? t("orders.anew", { name })
      : t("orders.role", { name, role: text(roles[role]) });
  const error = approve.error ?? decline.error;
  return (
    <li className={classes["order"]}>
      <div className={classes["what"]}>
        <Run className={classes["name"]}>{what}</Run>
        <span className={classes["second"]}>
          {t("orders.askedBy", {
            name: askedBy === null ? t("orders.someone") : nameOf(askedBy),
            moment: dates.moment(askedAt),
          })}
        </span>
        {role === null ? null : (
          <span className={classes["second"]}>
            {person.email} · {team === null ? t("noTeam") : text(team.name)}
          </span>
        )}
        {role === null ? (
          <p className={classes["words"]}>{t("orders.anewWords")}</p>
        ) : null}
        {error === null ? null : (
          <p role="alert" className={classes["problem"]}>
            {failureText(error)}
          </p>
        )}
      </div>
      {mayDecide ? (
        <div className={classes["acts"]}>
          <Button
            aria-label={t("orders.approveOf", { what })}
            loading={approve.isPending}
            onClick={() => {
              approve.mutate({ orderId });
            }}
          >
            {t("orders.approve")}
          </Button>
          <Button
            variant="default"
            aria-label={t("orders.refuseOf", { what })}
            loading={decline.isPending}
            onClick={() => {
              decline.mutate({ orderId });
            }}
          >
            {t("orders.refuse")}
          </Button>
        </div>
      ) : (
        <p className={classes["words"]}>{t("orders.notYours")}</p>
      )}
    </li>
  );
}
