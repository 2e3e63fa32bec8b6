import type { Permission } from "@kept/domain/access/permissions";
import { policies } from "@kept/domain/registers/requests/policies";
import { seedCalendars } from "@kept/domain/time/calendars/seed-calendars";
import type { RegisterKey } from "@kept/domain/registers/index";
import type { Eraser } from "../casework/erasure/eraser.ts";
import type { Exporter } from "../casework/exporter.ts";
import type { Importer } from "../casework/importer.ts";
import type { BulkRegister } from "../casework/bulk/bulk-parts.ts";
import type { HouseAtWork } from "../casework/house.ts";
import type { AnyKeeping } from "../casework/keeping.ts";
import { oweSupplements } from "../casework/statements/supplement-commands.ts";
import type { StatementParts } from "../casework/statements/teller.ts";
import type { DeskRegister } from "../desk/desk-register.ts";
import type { FindSource } from "../search/finding-views.ts";
import { disclosureBulk } from "./disclosures/bulk.ts";
import { disclosureKindWords } from "./disclosures/desk-view.ts";
import { disclosureEraser } from "./disclosures/erase-store.ts";
import { disclosureExporter } from "./disclosures/export-disclosures.ts";
import { disclosureKeeping } from "./disclosures/keeping.ts";
import { endSecrecies } from "./disclosures/secrecy-commands.ts";
import { disclosureList } from "./disclosures/list-view.ts";
import type { DisclosureParts } from "./disclosures/pack-command.ts";
import { disclosuresRouter } from "./disclosures/router.ts";
import { disclosureSearch } from "./disclosures/search-text-view.ts";
import { reportsRouter } from "./disclosures/report-router.ts";
import { requestEraser } from "./requests/erase-store.ts";
import { requestExporter } from "./requests/export-requests.ts";
import { requestImporter } from "./requests/import-requests.ts";
import { requestBulk } from "./requests/bulk.ts";
import { requestKinds } from "./requests/desk-view.ts";
import { requestKeeping } from "./requests/keeping.ts";
import { requestList } from "./requests/list-view.ts";
import { requestsRouter } from "./requests/router.ts";
import { rulesRouter } from "./requests/rules-router.ts";
import { requestStatements } from "./requests/statements.ts";
import { requestSearch } from "./requests/search-text-view.ts";
import { tellers } from "./tellers.ts";

/** How each register is kept; a register without an entry does not compile. */
export const keepings = {
  requests: requestKeeping,
  disclosures: disclosureKeeping,
} satisfies Record<RegisterKey, AnyKeeping>;

/** What it takes to look into each register. */
export const viewPermissions: Readonly<Record<string, Permission>> =
  Object.fromEntries(
    Object.values(keepings).map(({ register }) => [
      register.key,
      register.viewPermission,
    ]),
  );

/** What it takes to read what people wrote in it: letters, files. */
export const readPermissions: Readonly<Record<string, Permission>> =
  Object.fromEntries(
    Object.values(keepings).map(({ register }) => [
      register.key,
      register.readPermission,
    ]),
  );

/** What each register offers on many cases at once. */
export const bulkRegisters = {
  requests: requestBulk,
  disclosures: disclosureBulk,
} satisfies Record<RegisterKey, BulkRegister>;

/** What the morning page reads of each register. */
export const deskRegisters = {
  requests: {
    ...requestKeeping,
    kindsOf: requestKinds,
    startsUnidentified: true,
  },
  disclosures: {
    ...disclosureKeeping,
    kindsOf: disclosureKindWords,
    // A demand says whom it is about.
    startsUnidentified: false,
  },
} satisfies Record<RegisterKey, DeskRegister>;

/** What search reads of each register, and how it shows what it found. */
export const searchSources = {
  requests: {
    ...requestSearch,
    register: requestKeeping.register,
    list: requestList,
    kindsOf: requestKinds,
  },
  disclosures: {
    ...disclosureSearch,
    register: disclosureKeeping.register,
    list: disclosureList,
    kindsOf: disclosureKindWords,
  },
} satisfies Record<RegisterKey, FindSource>;

/** How each register forgets a person. */
export const erasers = {
  requests: requestEraser,
  disclosures: disclosureEraser,
} satisfies Record<RegisterKey, Eraser>;

/** Which cases are answered with a statement, and which registers know what to tell. */
export const statementParts: StatementParts = {
  desks: { requests: requestStatements },
  tellers,
};

/** What a register does by itself again and again, beside what all cases need. */
export const registerTicks: readonly {
  readonly name: string;
  readonly run: (house: HouseAtWork) => Promise<unknown>;
}[] = [
  { name: "secrecy that ends", run: endSecrecies },
  {
    name: "supplements of statements",
    run: (house) => oweSupplements(house, statementParts),
  },
];

/** Registers that take tables of other systems in. */
export const importers: readonly Importer[] = [requestImporter];

/** Registers whose list can leave as a file. */
export const exporters: readonly Exporter[] = [
  requestExporter,
  disclosureExporter,
];

/** The file of a frozen report. */
export { reportFile } from "./disclosures/report-file.ts";

/** The procedures of each register, and the rules that its clocks follow. */
export const registerRouters = (parts: DisclosureParts) => ({
  requests: requestsRouter,
  disclosures: disclosuresRouter(parts),
  rules: rulesRouter,
  transparency: reportsRouter,
});

/** What a new office is until somebody says otherwise. */
export const firstOffice = {
  settings: {
    name: { en: "Privacy office", zh: "隐私办公室" },
    address: "privacy@office.example",
    zone: "Asia/Shanghai",
    place: { en: "Shanghai", zh: "上海" },
    calendarId: "CN",
    policyCalendars: Object.fromEntries(
      policies.map(({ id, calendarId }) => [id, calendarId]),
    ),
  },
  calendars: seedCalendars,
};
