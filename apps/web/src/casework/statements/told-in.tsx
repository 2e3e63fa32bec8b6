import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../../api/client.ts";
import { Section } from "../../ui/section.tsx";
import { useDates } from "../../ui/use-dates.ts";
import classes from "./statement-part.module.css";

/** The statements in which something of this case was told to the person; nothing where there are none. */
export function ToldIn({
  caseId,
  address,
}: {
  readonly caseId: string;
  readonly address: (reference: string) => string;
}): ReactNode {
  const { t } = useTranslation("statements");
  const trpc = useTRPC();
  const dates = useDates();
  const found = useQuery(trpc.statements.toldIn.queryOptions({ caseId }));
  if (found.data === undefined || found.data.length === 0) return null;
  return (
    <Section title={t("toldIn")}>
      <ul>
        {found.data.map(({ id, reference, madeAt }) => (
          <li key={`${id} ${madeAt}`} className={classes["statement"]}>
            <Link to={address(reference)}>{reference}</Link>
            <span className={classes["remark"]}>{dates.moment(madeAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
