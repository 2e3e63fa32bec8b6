import type { DeskPart } from "@kept/domain/desk/desk";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { VisuallyHidden } from "@mantine/core";
import { FailureView } from "../api/failure-view.tsx";
import { useHello, useMe } from "../people/session.tsx";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { usePageTitle } from "../ui/page.tsx";
import { Coming } from "./coming.tsx";
import { FreshCases } from "./fresh-cases.tsx";
import { HousePage } from "./house-page.tsx";
import { MyNext, OfficeNext } from "./my-next.tsx";
import { Numbers } from "./numbers.tsx";
import { Outbox } from "./outbox.tsx";
import { Answers, Chain, GraveActs, Reviews } from "./record.tsx";
import { useToday, type Today } from "./today-data.ts";
import classes from "./today-page.module.css";
import { WaitingOnMe, WaitingOnOthers } from "./waiting.tsx";
import { WeekStrip } from "./week-strip.tsx";

/** The morning page of whoever is signed in. Every number opens its rows. */
export function TodayPage(): ReactNode {
  const { permissions } = useMe();
  return permissions.includes("desk.view") ? <Morning /> : <HousePage />;
}

function Morning(): ReactNode {
  const { t } = useTranslation("desk");
  const { data, error, isPending, refetch } = useToday();
  usePageTitle(t("title"));
  return (
    <div className={classes["page"]}>
      <VisuallyHidden component="h1">{t("title")}</VisuallyHidden>
      {data !== undefined ? (
        <Parts today={data} />
      ) : isPending ? (
        <LoadingRows height={40} rows={12} />
      ) : (
        <FailureView error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

const parts: Partial<
  Record<DeskPart, (props: { readonly today: Today }) => ReactNode>
> = {
  mine: MyNext,
  next: OfficeNext,
  onMe: WaitingOnMe,
  onOthers: WaitingOnOthers,
  fresh: FreshCases,
  coming: Coming,
  answers: Answers,
  acts: GraveActs,
  chain: Chain,
  reviews: Reviews,
};

/** What this role's desk is put together from, in its order. */
function Parts({ today }: { readonly today: Today }): ReactNode {
  const { demo } = useHello();
  const { desk } = today;
  const show = (part: DeskPart) => {
    const Part = parts[part];
    return Part === undefined ? null : <Part key={part} today={today} />;
  };
  return (
    <>
      <Numbers today={today} />
      {desk.hasWeek ? <WeekStrip today={today} /> : null}
      <div
        className={classes["columns"]}
        data-single={desk.side.length === 0 || undefined}
      >
        <div className={classes["column"]}>
          {desk.main.map(show)}
          {demo && desk.main.includes("mine") ? <Outbox /> : null}
        </div>
        {desk.side.length === 0 ? null : (
          <div className={classes["column"]} data-side>
            {desk.side.map(show)}
          </div>
        )}
      </div>
    </>
  );
}
