import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "@kept/domain/access/actor";
import type { Asking, House } from "../casework/act.ts";
import { houseOf } from "../casework/house.ts";
import { systemClock } from "../clock/wall-clock.ts";
import { readConfig } from "../config.ts";
import {
  exitMisconfigured,
  openDatabase,
  type OpenDatabase,
} from "../db/open-database.ts";
import { openFiles, type FilePlaces } from "../files/open-files.ts";
import type { FileStore } from "../files/file-store.ts";
import { makeChange, type Change } from "../ledger/change.ts";
import { actingAccount, findForSignIn } from "../people/account-store.ts";

/** The house as a command at the machine uses it, with the person in whose name it acts. */
export interface OpenHouse {
  readonly house: House;
  readonly database: OpenDatabase;
  readonly files: FileStore;
  readonly actor: Actor;
  readonly asking: () => Asking;
}

/** The data folder that the settings name; says on stderr what is wrong with them, and sets the exit code. */
export function dataFolder(): string | null {
  return filePlaces()?.folder ?? null;
}

/** The same, with the place of the key of its files. */
export function filePlaces(): FilePlaces | null {
  const configuring = readConfig();
  return configuring.ok
    ? configuring.config
    : stop(configuring.line, exitMisconfigured);
}

/** The data of a house that is stopped, with its door for changes. */
export interface OpenData {
  readonly places: FilePlaces;
  readonly database: OpenDatabase;
  readonly change: Change;
}

/** Opens the data while Kept is stopped; says on stderr why not, and sets the exit code. */
export async function openData(): Promise<OpenData | null> {
  const places = filePlaces();
  if (places === null) return null;
  const opening = await openDatabase({
    folder: places.folder,
    now: systemClock.now(),
    onFault: () => undefined,
  });
  if (!opening.ok) return stop(opening.line, opening.exitCode);
  const { database } = opening;
  const change = makeChange({
    writer: database.writer,
    clock: systemClock,
    bootId: randomUUIDv7(),
  });
  return { places, database, change };
}

/** The same with somebody in whose name the command acts. */
export async function openHouse(email: string): Promise<OpenHouse | null> {
  const opened = await openData();
  if (opened === null) return null;
  const { places, database, change } = opened;
  const known = await findForSignIn(database.db, email);
  const actor =
    known === null ? null : await actingAccount(database.db, known.account.id);
  if (actor === null) {
    database.close();
    return stop("--as: nobody signs in with this address.", 2);
  }
  const opening = await openFiles(places);
  if (!opening.ok) {
    database.close();
    return stop(opening.line, exitMisconfigured);
  }
  return {
    house: houseOf({ change, db: database.db }),
    database,
    files: opening.files,
    actor,
    asking: () => ({
      actor,
      now: systemClock.now(),
      requestId: randomUUIDv7(),
    }),
  };
}

/** Says on stderr what was wrong and makes the command end with this code. */
export function stop(line: string, exitCode: number): null {
  process.stderr.write(`kept: ${line}\n`);
  process.exitCode = exitCode;
  return null;
}
