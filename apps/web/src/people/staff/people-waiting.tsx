import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../../api/client.ts";
import { paths } from "../../paths.ts";
import classes from "./people-waiting.module.css";

/** On Today, for whoever approves: accounts that wait for their yes. Nothing where none does. */
export function PeopleWaiting(): ReactNode {
  const { t } = useTranslation("staff");
  const trpc = useTRPC();
  const orders = useQuery(trpc.people.orders.queryOptions());
  const count = (orders.data ?? []).filter(({ mayDecide }) => mayDecide).length;
  return count === 0 ? null : (
    <Link to={paths.people} className={classes["line"]}>
      {t("orders.waiting", { count })}
    </Link>
  );
}
