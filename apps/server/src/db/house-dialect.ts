import type { Database as Handle } from "better-sqlite3";
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  type SqliteStatement,
} from "kysely";

const remembered = 500;

/**
 * The handle as Kysely wants it, with the statements it compiled lately kept: compiling again was a tenth of
 * all the time that a change took.
 */
function withMemory(handle: Handle): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    close: () => {
      known.clear();
      handle.close();
    },
    prepare: (text) => {
      const found = known.get(text) ?? handle.prepare(text);
      // The latest stand last, so that the oldest is the first to go.
      known.delete(text);
      known.set(text, found);
      const [oldest] = known.keys();
      if (known.size > remembered && oldest !== undefined) known.delete(oldest);
      return found;
    },
  };
}

/**
 * Kysely's own driver begins deferred, and a deferred transaction that reads before it writes loses to any
 * other writer with no second try. This one takes the write lock first.
 */
class HouseDriver extends SqliteDriver {
  readonly #handle: Handle;

  constructor(handle: Handle) {
    super({ database: withMemory(handle) });
    this.#handle = handle;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
  ): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(this.#handle.readonly ? "begin" : "begin immediate"),
    );
  }

  override async rollbackTransaction(
    connection: DatabaseConnection,
  ): Promise<void> {
    // After a fault of the disk SQLite has already rolled back by itself.
    if (this.#handle.inTransaction)
      await connection.executeQuery(CompiledQuery.raw("rollback"));
  }
}

/** Kysely's SQLite dialect, with transactions that begin immediately. */
export class HouseDialect extends SqliteDialect {
  readonly #handle: Handle;

  constructor(handle: Handle) {
    super({ database: handle });
    this.#handle = handle;
  }

  override createDriver(): Driver {
    return new HouseDriver(this.#handle);
  }
}
