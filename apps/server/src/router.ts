import { router } from "./api/procedure.ts";
import type { ChainParts } from "./audit/chain-views.ts";
import type { ReadingBrake } from "./audit/reading-brake.ts";
import { reviewsRouter } from "./audit/review-router.ts";
import { auditRouter } from "./audit/router.ts";
import { calendarsRouter } from "./casework/calendar-router.ts";
import {
  exportsRouter,
  type ExportRouterParts,
} from "./casework/export-router.ts";
import {
  importsRouter,
  type ImportRouterParts,
} from "./casework/import-router.ts";
import { absencesRouter } from "./casework/absence-router.ts";
import { sealingRouter } from "./casework/sealing-router.ts";
import { contextRouter } from "./casework/context-router.ts";
import { macrosRouter } from "./casework/macros/macros-router.ts";
import { erasureRouter } from "./casework/erasure/erasure-router.ts";
import { officeRouter } from "./casework/office-router.ts";
import type { Room } from "./files/disk-space.ts";
import type { HouseState } from "./desk/house-views.ts";
import { deskRouter } from "./desk/router.ts";
import { draftsRouter } from "./drafts/router.ts";
import type { Writer } from "./db/writing.ts";
import { liveRouter, type LiveRouterParts } from "./live/router.ts";
import { peopleRouter, type PeopleParts } from "./people/router.ts";
import {
  bulkRegisters,
  deskRegisters,
  erasers,
  keepings,
  registerRouters,
  searchSources,
  statementParts,
} from "./registers/index.ts";
import { savedViewsRouter } from "./saved-views/router.ts";
import {
  statementsRouter,
  type Printing,
} from "./casework/statements/statements-router.ts";
import { searchRouter } from "./search/router.ts";
import { runsRouter } from "./jobs/runs-router.ts";
import { tokensRouter } from "./tokens/router.ts";

export interface RouterParts {
  readonly people: PeopleParts;
  readonly writer: Writer;
  readonly chain: ChainParts;
  readonly live: LiveRouterParts;
  readonly imports: ImportRouterParts;
  readonly house: HouseState;
  readonly room: () => Promise<Room>;
  readonly exports: ExportRouterParts;
  readonly printing: Printing;
  readonly brake: ReadingBrake;
}

/** The whole API on one screen. */
export function makeRouter(parts: RouterParts) {
  return router({
    people: peopleRouter(parts.people),
    audit: auditRouter({
      viewPermissions: parts.live.viewPermissions,
      chain: parts.chain,
    }),
    reviews: reviewsRouter({
      viewPermissions: parts.live.viewPermissions,
      brake: parts.brake,
    }),
    live: liveRouter(parts.live),
    desk: deskRouter({
      registers: deskRegisters,
      house: parts.house,
      room: parts.room,
    }),
    search: searchRouter(Object.values(searchSources)),
    context: contextRouter({
      writer: parts.writer,
      viewPermissions: parts.live.viewPermissions,
    }),
    absences: absencesRouter(
      Object.values(keepings).map(
        ({ register }) => register.workflow.moves.approve.permission,
      ),
    ),
    seals: sealingRouter({ viewPermissions: parts.live.viewPermissions }),
    views: savedViewsRouter(Object.values(searchSources)),
    macros: macrosRouter(
      Object.values(bulkRegisters).map(({ macros }) => macros),
    ),
    office: officeRouter(Object.values(keepings)),
    calendars: calendarsRouter(Object.values(keepings)),
    drafts: draftsRouter({
      writer: parts.writer,
      registers: new Map(Object.entries(keepings)),
    }),
    erasure: erasureRouter({
      viewPermissions: parts.live.viewPermissions,
      erasers,
    }),
    statements: statementsRouter({
      ...parts.printing,
      parts: statementParts,
      viewPermissions: parts.live.viewPermissions,
    }),
    ...registerRouters(parts.printing),
    imports: importsRouter(parts.imports),
    exports: exportsRouter(parts.exports),
    runs: runsRouter,
    tokens: tokensRouter,
  });
}

export type AppRouter = ReturnType<typeof makeRouter>;
