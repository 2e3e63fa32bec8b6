import type {
  ReportAsked,
  ReportNumber,
} from "@kept/domain/registers/disclosures/transparency";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../../../api/client.ts";
import { FailureView } from "../../../api/failure-view.tsx";
import { paths } from "../../../paths.ts";
import { LoadingRows } from "../../../ui/loading-rows.tsx";
import { Run } from "../../../ui/run.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import classes from "./transparency-page.module.css";

/** The cases that one number is made of. */
export function ReportRows({
  asked,
  number,
  onClose,
}: {
  readonly asked: ReportAsked;
  readonly number: ReportNumber;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("transparency");
  const trpc = useTRPC();
  const dates = useDates();
  const found = useQuery(
    trpc.transparency.rows.queryOptions({ ...asked, number }),
  );
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <div ref={place} tabIndex={-1} className={classes["rows"]}>
      <Section
        title={t("rows.title")}
        ruled
        end={<TextButton onClick={onClose}>{t("rows.close")}</TextButton>}
      >
        {found.data === undefined ? (
          found.isPending ? (
            <LoadingRows height={40} rows={4} />
          ) : (
            <FailureView
              error={found.error}
              onRetry={() => void found.refetch()}
            />
          )
        ) : (
          <>
            <ul className={classes["cases"]}>
              {found.data.rows.map(({ id, reference, title, receivedAt }) => (
                <li key={id}>
                  <Link to={paths.disclosure(reference)}>{reference}</Link>
                  <Run>{title}</Run>
                  <span className={classes["remark"]}>
                    {dates.moment(receivedAt)}
                  </span>
                </li>
              ))}
            </ul>
            {found.data.more === 0 ? null : (
              <p className={classes["remark"]}>
                {t("rows.more", { count: found.data.more })}
              </p>
            )}
          </>
        )}
      </Section>
    </div>
  );
}
