import type { DigestDesk } from "./desk/digest-views.ts";
import type { House } from "./casework/act.ts";
import type { LiveHub } from "./live/hub.ts";
import type { Presence } from "./live/presence.ts";
import { checkLog, checkLogKind } from "./audit/check-log.ts";
import { addressOf } from "./config.ts";
import { bulkJob } from "./casework/bulk/bulk-parts.ts";
import { workBulk } from "./casework/bulk/work-bulk.ts";
import { finishErasingKind } from "./casework/erasure/erasure-commands.ts";
import { exportKind } from "./casework/export-commands.ts";
import { runExport } from "./casework/export-run.ts";
import { importKind } from "./casework/import-commands.ts";
import { runImport } from "./casework/import-run.ts";
import { checkpointMailKind, sendCheckpoint } from "./jobs/mail-checkpoints.ts";
import { finishErasing } from "./jobs/finish-erasing.ts";
import { removeFiles, removeFilesKind } from "./jobs/remove-files.ts";
import { digestKind, sendDigest } from "./jobs/send-digests.ts";
import type { JobHandler } from "./jobs/run-jobs.ts";
import type { Change, ChangeMany } from "./ledger/change.ts";
import type { Looks } from "./ledger/looks.ts";
import { actingAccount } from "./people/account-store.ts";
import { accountMailKind } from "./people/links/ask-mail.ts";
import { sendAccountMail } from "./people/links/mail-links.ts";
import { bulkRegisters, importers } from "./registers/index.ts";
import type { AppParts } from "./app-parts.ts";
import type { Exporter } from "./casework/exporter.ts";

/** What the house does by itself has at hand. */
export interface HouseWork {
  readonly parts: AppParts;
  readonly house: House;
  readonly change: Change;
  readonly changeMany: ChangeMany;
  readonly live: LiveHub;
  readonly presence: Presence;
  readonly looks: Looks;
  readonly isClosing: () => boolean;
}

interface JobDesk extends HouseWork {
  readonly bringIndexUp: () => Promise<unknown>;
  readonly digestDesk: DigestDesk;
  readonly exporters: readonly Exporter[];
}

/** What is done once, by the kind of job that asks for it. */
export function houseJobs({
  parts,
  house,
  change,
  changeMany,
  live,
  isClosing,
  bringIndexUp,
  digestDesk,
  exporters,
}: JobDesk): Record<string, JobHandler> {
  const { config, clock, database, files, log } = parts;
  const { db, writer } = database;
  return {
    [digestKind]: sendDigest({
      db,
      writer,
      clock,
      mailer: parts.mailer,
      desk: digestDesk,
    }),
    [checkLogKind]: checkLog({ db, change, clock, actorOf: actingAccount }),
    ...(config.checkpointMail !== null && {
      [checkpointMailKind]: sendCheckpoint({
        db,
        clock,
        mailer: parts.mailer,
        to: config.checkpointMail,
      }),
    }),
    [accountMailKind]: sendAccountMail({
      db,
      change,
      clock,
      mailer: parts.mailer,
      address: addressOf(config),
    }),
    [removeFilesKind]: removeFiles(files),
    [finishErasingKind]: finishErasing({
      database,
      files,
      mailer: parts.mailer,
      clock,
      keepUp: bringIndexUp,
    }),
    [exportKind]: runExport({
      ...house,
      db,
      writer,
      files,
      exporters,
      actorOf: actingAccount,
      tell: ({ exportId: id, personId: to }) => {
        live.publish({ topic: "job", id, kind: "progress", to });
      },
    }),
    [importKind]: runImport({
      ...house,
      db,
      writer,
      files,
      clock,
      importers,
      actorOf: actingAccount,
    }),
    [bulkJob]: workBulk({
      db,
      changeMany,
      house,
      clock,
      log,
      live,
      registers: Object.values(bulkRegisters),
      isClosing,
    }),
  };
}
