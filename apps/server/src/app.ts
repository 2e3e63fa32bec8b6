import { randomUUIDv7 } from "node:crypto";
import { logWords } from "@kept/domain/registers/log-words";
import { logExporter } from "./audit/log-exporter.ts";
import { sampleExporter } from "./audit/sample-exporter.ts";
import { brakedLooks, makeReadingBrake } from "./audit/reading-brake.ts";
import { reportStopped } from "./audit/watch-looks.ts";
import { policed } from "./api/policed.ts";
import { addressOf } from "./config.ts";
import { houseOf } from "./casework/house.ts";
import {
  sparingReserve,
  triesWithReserve,
  withReserve,
} from "./files/ballast.ts";
import { diskSpaceOf, roomBy } from "./files/disk-space.ts";
import { houseRoutes } from "./house-routes.ts";
import { makeMeter } from "./http/meter.ts";
import { healthOf, houseView } from "./desk/house-views.ts";
import { officeOf } from "./casework/office-store.ts";
import { makeHttpApp } from "./http/http-app.ts";
import { anchorMail } from "./jobs/mail-checkpoints.ts";
import { ledgerAnchors } from "./jobs/anchor-ledger.ts";
import { releaseJobs } from "./jobs/job-store.ts";
import { deliverLetters } from "./jobs/deliver-letters.ts";
import { makeScheduler } from "./jobs/scheduler.ts";
import {
  makeChange,
  makeChangeMany,
  type ChangeParts,
} from "./ledger/change.ts";
import { openLetterPress } from "./letters/pdf/letter-press.ts";
import { makeLooks } from "./ledger/looks.ts";
import { makeLiveHub } from "./live/hub.ts";
import { newsOf } from "./live/news.ts";
import { makePresence } from "./live/presence.ts";
import { openMailReader } from "./mail/incoming/mail-reader.ts";
import { makeReplyMarks } from "./mail/reply-marks.ts";
import { actingAccount } from "./people/account-store.ts";
import { makeCodeSecrets } from "./people/factors/code-secrets.ts";
import { houseCost, makePasswords } from "./people/passwords.ts";
import { makeSessions } from "./people/sessions.ts";
import { makeTries } from "./people/tries.ts";
import {
  deskRegisters,
  exporters,
  importers,
  keepings,
  searchSources,
  viewPermissions,
} from "./registers/index.ts";
import { makeRouter } from "./router.ts";
import { keepUp } from "./search/keep-up.ts";
import type { AppParts, App } from "./app-parts.ts";
import { type HouseWork, houseJobs } from "./house-jobs.ts";
import { houseTicks } from "./house-ticks.ts";

/** What is done by a job that the change which asks for it adds. */
const hasJob: ReadonlySet<string> = new Set(["run", "export", "import"]);

/** Builds the house from its parts. Nothing here listens, ticks or writes yet. */
export function buildApp(parts: AppParts): App {
  const { config, clock, database, files, log, routes = [] } = parts;
  const { db, writer } = database;
  let closing = false;

  const bootId = randomUUIDv7();
  const sessions = makeSessions({ db, writer, clock });
  const live = makeLiveHub({
    db,
    bootId,
    viewPermissions,
    stillIn: (hashes) => sessions.stillIn(hashes),
  });
  const presence = makePresence({
    now: () => clock.monotonic(),
    onChange: (id) => {
      live.publish({ topic: "presence", id, kind: "changed" });
    },
  });
  const { ballast } = parts;
  const door: ChangeParts = {
    writer: ballast ? sparingReserve(writer, ballast) : writer,
    clock,
    bootId,
    onCommitted: (events) => {
      live.publish(...newsOf(events));
      // Whoever asked for something long is not kept waiting for the next turn.
      if (events.some(({ event }) => hasJob.has(event.object.kind)))
        scheduler.wake("jobs");
    },
  };
  const change = makeChange(door);
  const changeMany = makeChangeMany(door);
  const brake = makeReadingBrake({
    db,
    onStop: (reader, now) => reportStopped(db, change, { reader, now }),
  });
  // The log of who looked, and coming in to look, go on where the disk is full.
  const reserveWriter = ballast ? withReserve(writer, ballast) : writer;
  const looks = brakedLooks(
    makeLooks({ writer: reserveWriter, clock, bootId }),
    brake,
  );
  const passwords = makePasswords(
    parts.passwordCost ?? houseCost,
    parts.peopleKey,
  );
  const counted = makeTries(database.tries);
  const tries = ballast ? triesWithReserve(counted, ballast) : counted;
  const anchors =
    parts.anchoring === undefined
      ? null
      : ledgerAnchors({
          db,
          writer,
          clock,
          log,
          anchoring: {
            ...parts.anchoring,
            anchors: [
              ...parts.anchoring.anchors,
              ...(config.checkpointMail === null
                ? []
                : [anchorMail({ writer, clock })]),
            ],
          },
        });
  const anchorLedger = async () => anchors?.anchor();
  const allExporters = [
    ...exporters,
    logExporter({ viewPermissions, words: logWords }),
    sampleExporter({ viewPermissions, words: logWords }),
  ];
  const diskSpace = parts.diskSpace ?? (() => diskSpaceOf(config.folder));
  const room = roomBy(diskSpace, () => ballast?.isSpent() ?? false);
  const state = {
    diskSpace,
    mailGoes: parts.mailer.goes,
    keepsBackups: config.backups !== null,
    outsideAnchors: (parts.anchoring?.anchors.length ?? 1) - 1,
  };
  const meter = makeMeter();
  const press = parts.press ?? openLetterPress();
  const router = makeRouter({
    printing: { files, press },
    chain: {
      key: parts.anchoring?.signer.verifierKey ?? null,
      states: () => anchors?.states() ?? [],
    },
    people: {
      passwords,
      tries,
      writer: reserveWriter,
      letIn: makeChange({ ...door, writer: reserveWriter }),
      hosts: config.hosts,
      codes: makeCodeSecrets(parts.peopleKey),
      provider: parts.provider ?? null,
      mailLeaves: parts.mailer.goes === "server",
    },
    writer,
    live: { hub: live, presence, viewPermissions },
    brake,
    imports: { files, importers },
    house: state,
    room,
    exports: {
      files,
      writer,
      exporters: allExporters,
      actorOf: actingAccount,
    },
  });

  // Nothing is served that asks for nothing of whoever calls it.
  policed(router);

  const reader = openMailReader();
  const replies = makeReplyMarks(parts.peopleKey, config.replyAddress);
  const house = houseOf({ change, db });
  const kept = Object.values(keepings);
  const deliver = (now?: string) =>
    deliverLetters({
      ...house,
      db,
      writer,
      files,
      press,
      log,
      mailer: parts.mailer,
      replies,
      clock: now === undefined ? clock : { now: () => now },
      keepings: kept,
    });
  const digestDesk = {
    registers: Object.values(deskRegisters),
    viewPermissions,
    address: addressOf(config),
  };
  const bringIndexUp = () =>
    keepUp({
      db,
      search: database.search,
      sources: Object.values(searchSources),
    });
  const work: HouseWork = {
    parts,
    house,
    change,
    changeMany,
    live,
    presence,
    looks,
    isClosing: () => closing,
  };
  const handlers = houseJobs({
    ...work,
    bringIndexUp,
    digestDesk,
    exporters: allExporters,
  });
  const scheduler = makeScheduler(
    houseTicks({ ...work, handlers, deliver, anchorLedger, bringIndexUp }),
    log,
  );

  const http = makeHttpApp({
    router,
    db,
    change,
    changeMany,
    looks,
    clock,
    sessions,
    log,
    routes: [
      ...houseRoutes({
        db,
        change,
        looks,
        signer: parts.anchoring?.signer ?? null,
        clock,
        files,
        room,
        press,
        reader,
        replies,
        counters: database.tries,
        desk: digestDesk,
        meter,
        health: async () =>
          healthOf(
            await houseView(db, state, {
              office: await officeOf(db),
              now: clock.now(),
            }),
            clock.now(),
          ),
        ...(parts.callLimits && { callLimits: parts.callLimits }),
      }),
      ...routes,
    ],
    meter,
    options: config,
    onDiskFault: () => {
      database.reportFault();
    },
    dataProblem: () => database.problem(),
    isReady: () => !closing && writer.isSound(),
  });
  return {
    http,
    router,
    db,
    change,
    changeMany,
    looks,
    resumeJobs: async () => {
      await writer.write(async (tx) => ({
        keep: true,
        value: await releaseJobs(tx),
      }));
    },
    passwords,
    sessions,
    tries,
    clock,
    scheduler,
    replies,
    deliver,
    anchorLedger,
    beginClosing: () => {
      closing = true;
      // Streams never end by themselves; the server waits for every open answer.
      live.close();
      meter.close();
    },
  };
}
