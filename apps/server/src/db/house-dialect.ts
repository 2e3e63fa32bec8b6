import type { Database as Handle } from "better-sqlite3";
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
} from "kysely";

/**
 * Kysely's own driver begins deferred, and a deferred transaction that reads before it writes loses to any
 * other writer with no second try. This one takes the write lock first.
 */
class HouseDriver extends SqliteDriver {
  readonly #handle: Handle;

  constructor(handle: Handle) {
    super({ database: handle });
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
