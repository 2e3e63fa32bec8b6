import {
  usualSettings,
  type OwnSettings,
} from "@kept/domain/access/own-settings";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

interface SettingsRow {
  readonly zone: string | null;
  readonly works_from: string;
  readonly works_until: string;
  readonly digest: number;
}

function settingsFrom(row: SettingsRow): OwnSettings {
  return {
    zone: row.zone,
    worksFrom: row.works_from,
    worksUntil: row.works_until,
    digest: row.digest === 1,
  };
}

/** How somebody works; the usual hours of the office where they have not said. */
export async function readOwnSettings(
  db: Db,
  accountId: string,
): Promise<OwnSettings> {
  const row = await db
    .selectFrom("account_settings")
    .select(["zone", "works_from", "works_until", "digest"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row === undefined ? usualSettings : settingsFrom(row);
}

export async function writeOwnSettings(
  tx: Tx,
  accountId: string,
  { zone, worksFrom, worksUntil, digest }: OwnSettings,
): Promise<void> {
  const columns = {
    zone,
    works_from: worksFrom,
    works_until: worksUntil,
    digest: digest ? 1 : 0,
  };
  await tx
    .insertInto("account_settings")
    .values({ account_id: accountId, ...columns })
    .onConflict((conflict) =>
      conflict.column("account_id").doUpdateSet(columns),
    )
    .execute();
}

/** Sets, changes or (with null) takes back the hash of a calendar feed's secret. */
export async function writeFeed(
  tx: Tx,
  accountId: string,
  feed: { readonly hash: string; readonly madeAt: string } | null,
): Promise<void> {
  const columns = {
    feed_hash: feed?.hash ?? null,
    feed_made_at: feed?.madeAt ?? null,
  };
  const { zone, worksFrom, worksUntil, digest } = usualSettings;
  await tx
    .insertInto("account_settings")
    .values({
      account_id: accountId,
      zone,
      works_from: worksFrom,
      works_until: worksUntil,
      digest: digest ? 1 : 0,
      ...columns,
    })
    .onConflict((conflict) =>
      conflict.column("account_id").doUpdateSet(columns),
    )
    .execute();
}

export async function feedMadeAt(
  db: Db,
  accountId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("account_settings")
    .select("feed_made_at")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row?.feed_made_at ?? null;
}

/** The account that this secret opens the feed of; null where none does, or it is disabled. */
export async function accountOfFeed(
  db: Db,
  hash: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("account_settings as own")
    .innerJoin("accounts", "accounts.id", "own.account_id")
    .select("own.account_id")
    .where("own.feed_hash", "=", hash)
    .where("accounts.disabled_at", "is", null)
    .executeTakeFirst();
  return row?.account_id ?? null;
}

export interface Reader {
  readonly accountId: string;
  readonly settings: OwnSettings;
  /** The last working day on which a digest was asked for. */
  readonly digestDay: string | null;
}

/** Everybody who works here and wants the morning mail. */
export async function digestReaders(db: Db): Promise<Reader[]> {
  const rows = await db
    .selectFrom("accounts")
    .leftJoin("account_settings as own", "own.account_id", "accounts.id")
    .select([
      "accounts.id",
      "own.zone",
      "own.works_from",
      "own.works_until",
      "own.digest",
      "own.digest_day",
    ])
    .where("accounts.disabled_at", "is", null)
    .execute();
  return rows
    .map((row) => ({
      accountId: row.id,
      settings:
        row.works_from === null || row.works_until === null
          ? usualSettings
          : settingsFrom({
              zone: row.zone,
              works_from: row.works_from,
              works_until: row.works_until,
              digest: row.digest ?? 1,
            }),
      digestDay: row.digest_day,
    }))
    .filter(({ settings }) => settings.digest);
}

/** Says that the mail of this day has been asked for; false when it had been before. */
export async function claimDigest(
  tx: Tx,
  accountId: string,
  day: string,
): Promise<boolean> {
  const { zone, worksFrom, worksUntil, digest } = usualSettings;
  const claimed = await tx
    .insertInto("account_settings")
    .values({
      account_id: accountId,
      zone,
      works_from: worksFrom,
      works_until: worksUntil,
      digest: digest ? 1 : 0,
      digest_day: day,
    })
    .onConflict((conflict) =>
      conflict
        .column("account_id")
        .doUpdateSet({ digest_day: day })
        .where((row) =>
          row.or([
            row("account_settings.digest_day", "is", null),
            row("account_settings.digest_day", "<", day),
          ]),
        ),
    )
    .returning("account_id")
    .executeTakeFirst();
  return claimed !== undefined;
}
