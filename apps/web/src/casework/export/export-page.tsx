import type { ExportFormat } from "@kept/domain/casework/export-schema";
import { conditionsInWords } from "@kept/domain/casework/list-in-words";
import { columnsOfQuery } from "@kept/domain/casework/listing-query";
import {
  readListQuery,
  writeListQuery,
} from "@kept/domain/casework/listing-address";
import type { Listing } from "@kept/domain/casework/listing";
import { Button, Radio } from "@mantine/core";
import "@mantine/core/styles/Radio.layer.css";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState, type MouseEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useSearchParams } from "react-router";
import { freshKey, useTRPC, useTRPCClient } from "../../api/client.ts";
import { failureOf } from "../../api/failure.ts";
import { FailureView } from "../../api/failure-view.tsx";
import { useLiveRefetch } from "../../live/use-live.ts";
import { useMe } from "../../people/session.tsx";
import { ElapsedBar } from "../../ui/elapsed-bar.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Page } from "../../ui/page.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { Section } from "../../ui/section.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { fileSizeWords } from "../import/file-size-words.ts";
import classes from "../import/import-parts.module.css";

/** Which list, and where its pages are. */
export interface ExportPlace {
  readonly listing: Listing;
  readonly listPath: string;
}

/** The words searched for travel in the history, never in an address. */
function textOf(state: unknown): string | null {
  return typeof state === "object" &&
    state !== null &&
    "text" in state &&
    typeof state.text === "string" &&
    state.text !== ""
    ? state.text
    : null;
}

/** The name that a person gave a saved view, when the list was opened from it. */
function nameOf(state: unknown): string | null {
  return typeof state === "object" &&
    state !== null &&
    "viewName" in state &&
    typeof state.viewName === "string"
    ? state.viewName
    : null;
}

/** The list of an address as a file: what leaves is said first, then made, then fetched. */
export function ExportPage({
  place,
}: {
  readonly place: ExportPlace;
}): ReactNode {
  const { t } = useTranslation("tables");
  const { permissions } = useMe();
  if (!permissions.includes("cases.export"))
    return (
      <Page title={t("export.title")}>
        <ErrorState title={t("export.refused.title")}>
          {t("export.refused.words")}
        </ErrorState>
      </Page>
    );
  return (
    <Page title={t("export.title")} lead={t("export.lead")}>
      <ExportForm place={place} />
    </Page>
  );
}

const choiceClasses = {
  label: classes["choiceLabel"] ?? "",
  description: classes["choiceHelp"] ?? "",
};

function ExportForm({ place }: { readonly place: ExportPlace }): ReactNode {
  const { t } = useTranslation("tables");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const language = useLanguage();
  const text = useText();
  const { listing, listPath } = place;
  const [search] = useSearchParams();
  const { state } = useLocation() as { state: unknown };
  const query = readListQuery(listing, search);
  const words = textOf(state);
  const viewName = nameOf(state);
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const [exportId, setExportId] = useState<string | null>(null);
  const { register } = listing;
  const about = useQuery(
    trpc.exports.about.queryOptions({ register, query, text: words }),
  );
  const people = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 300_000 }),
  );
  const key = useRef(freshKey());
  const make = useMutation({
    mutationFn: () =>
      client.exports.make.mutate(
        { register, query, text: words, format, language, viewName },
        { context: { idempotencyKey: key.current } },
      ),
    onSuccess: (made) => {
      key.current = freshKey();
      setExportId(made.exportId);
    },
  });
  if (about.isError)
    return (
      <FailureView error={about.error} onRetry={() => void about.refetch()} />
    );
  if (about.data === undefined) return <LoadingRows />;
  const { count, mostWorkbookRows, recent } = about.data;
  const view = listing.views.find((one) => one.key === query.view);
  const conditions = conditionsInWords(listing, query, {
    language,
    nameOf: (id) =>
      people.data?.find((person) => person.id === id)?.name ?? null,
  });
  const columns = columnsOfQuery(listing, query);
  const blockedBy =
    count === 0
      ? t("export.empty")
      : format === "xlsx" && count > mostWorkbookRows
        ? t("export.tooLong")
        : null;
  return (
    <div className={classes["body"]}>
      <dl className={classes["facts"]}>
        <dt>{t("export.view")}</dt>
        <dd>{viewName ?? (view ? text(view.label) : "")}</dd>
        <dt>{t("export.conditions")}</dt>
        <dd>
          {conditions.length === 0 && words === null ? t("export.none") : null}
          {conditions.map((condition) => (
            <div key={condition}>{condition}</div>
          ))}
          {words === null ? null : <div>{t("export.searched")}</div>}
        </dd>
        <dt>{t("export.rows")}</dt>
        <dd className={classes["number"]}>{count.toLocaleString("en")}</dd>
        <dt>{t("export.columns")}</dt>
        <dd>
          {columns
            .map(({ label }) => text(label))
            .join(language === "zh" ? "、" : ", ")}
          {columns.some(({ personal }) => personal === true) ? (
            <p className={classes["note"]}>{t("export.personal")}</p>
          ) : null}
        </dd>
      </dl>
      <Radio.Group
        label={t("export.format")}
        value={format}
        onChange={(chosen) => {
          setFormat(chosen === "csv" ? "csv" : "xlsx");
          setExportId(null);
        }}
      >
        <div className={classes["choices"]}>
          <Radio
            classNames={choiceClasses}
            value="xlsx"
            label={t("export.xlsx")}
            description={t("export.xlsxHelp", {
              rows: mostWorkbookRows.toLocaleString("en"),
            })}
          />
          <Radio
            classNames={choiceClasses}
            value="csv"
            label={t("export.csv")}
            description={t("export.csvHelp")}
          />
        </div>
      </Radio.Group>
      <p className={classes["note"]}>{t("export.audited")}</p>
      {make.isError ? <FailureView error={make.error} /> : null}
      {exportId === null ? null : <Made exportId={exportId} />}
      <div className={classes["acts"]}>
        {exportId === null ? (
          <PrimaryAct
            label={t("export.start", { count })}
            blockedBy={blockedBy}
            busy={make.isPending}
            onAct={() => {
              make.mutate();
            }}
          />
        ) : null}
        <Button
          component={Link}
          to={`${listPath}${writeListQuery(listing, query)}`}
          state={state}
          variant="subtle"
        >
          {t("export.back")}
        </Button>
      </div>
      {recent.length === 0 ? null : (
        <Section title={t("export.recent")} end={recent.length} ruled>
          <ul>
            {recent.map((one) => (
              <li key={one.id}>
                <Fetchable {...one} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Made({ exportId }: { readonly exportId: string }): ReactNode {
  const { t } = useTranslation("tables");
  const trpc = useTRPC();
  const toFetch = useFetchLink();
  const made = useQuery(
    trpc.exports.get.queryOptions(
      { exportId },
      {
        refetchInterval: ({ state }) =>
          state.data === undefined || state.data.state === "waiting"
            ? 1_000
            : false,
      },
    ),
  );
  useLiveRefetch({ topic: "job", id: exportId, everyMs: 250 }, made.refetch);
  if (made.isError) return <FailureView error={made.error} />;
  if (made.data === undefined) return <LoadingRows rows={1} height={40} />;
  const { state, rowsDone: done, rowsTotal: total } = made.data;
  if (state === "failed" || state === "gone")
    return (
      <p role="alert" className={classes["wrong"]}>
        {t("export.failed")}
      </p>
    );
  if (state === "waiting") {
    const words = t("export.progress", { done, total });
    return (
      <div className={classes["progress"]}>
        <p role="status">{words}</p>
        <div
          role="progressbar"
          aria-label={t("export.title")}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={done}
          aria-valuetext={words}
        >
          <ElapsedBar share={total === 0 ? 0 : done / total} tone="green" />
        </div>
      </div>
    );
  }
  return (
    <div className={classes["undo"]} role="status">
      <p className={classes["lead"]}>{t("export.ready", { count: total })}</p>
      <div className={classes["acts"]}>
        <Button component="a" variant="filled" {...toFetch(made.data.id)}>
          {t("export.fetch")}
        </Button>
      </div>
      <p className={classes["note"]}>{made.data.fileName}</p>
      <Until {...made.data} />
    </div>
  );
}

interface Kept {
  readonly id: string;
  readonly fileName: string;
  readonly fileSize: number | null;
  readonly expiresAt: string;
}

/** A link to the file that asks the server first: a proof that is wanted is given here, not at the address. */
function useFetchLink() {
  const client = useTRPCClient();
  const isAllowed = useRef(false);
  return (exportId: string) => ({
    href: `/exports/${encodeURIComponent(exportId)}`,
    download: true,
    onClick: (event: MouseEvent<HTMLAnchorElement>): void => {
      if (isAllowed.current) {
        isAllowed.current = false;
        return;
      }
      event.preventDefault();
      const link = event.currentTarget;
      const go = (): void => {
        isAllowed.current = true;
        link.click();
      };
      // A question that may wait for somebody travels alone.
      const alone = { context: { isSlow: true } };
      const asked = client.exports.mayFetch.query({ exportId }, alone);
      void asked.then(go, (error: unknown) => {
        // What is wrong besides is said by the address itself.
        const failure = failureOf(error);
        const isDeclined =
          failure.kind === "refusal" &&
          failure.refusal.code === "stepUpRequired";
        if (!isDeclined) go();
      });
    },
  });
}

function Until({ fileSize, expiresAt }: Kept): ReactNode {
  const { t } = useTranslation("tables");
  const dates = useDates();
  return (
    <span className={classes["note"]}>
      {fileSize === null ? null : `${fileSizeWords(fileSize)} · `}
      {t("export.until", { at: dates.moment(expiresAt) })}
    </span>
  );
}

function Fetchable(kept: Kept): ReactNode {
  const { t } = useTranslation("tables");
  const toFetch = useFetchLink();
  return (
    <p>
      <a {...toFetch(kept.id)}>
        {t("export.download", { name: kept.fileName })}
      </a>{" "}
      <Until {...kept} />
    </p>
  );
}
