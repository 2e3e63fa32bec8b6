import { Worker } from "node:worker_threads";
import {
  Kysely,
  SqliteDialect,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
} from "kysely";
import type { Db } from "./reading.ts";
import type { Schema } from "./schema.ts";
import type { SlowAnswer, SlowQuestion } from "./slow-worker.ts";

interface Waiting {
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (error: Error) => void;
}

interface SlowThread {
  ask(text: string, values: readonly unknown[]): Promise<readonly unknown[]>;
  /** How many questions it still has to answer. */
  waiting(): number;
  close(): void;
}

// A page that is filtered need not wait for a count of everything.
const threads = 2;

/** A thread that starts with the first slow question and does not keep the process alive. */
function slowThread(place: { file: string; folder: string }): SlowThread {
  let worker: Worker | null = null;
  let number = 0;
  const waiting = new Map<number, Waiting>();

  function settle(answer: SlowAnswer): void {
    const asked = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (answer.ok) asked?.resolve(answer.rows);
    else {
      const { name, message, code } = answer;
      // As the driver says it on this side, so that a failing disk is known for one.
      asked?.reject(
        Object.assign(new Error(message), {
          name,
          ...(code !== null && { code }),
        }),
      );
    }
  }
  function thread(): Worker {
    if (worker !== null) return worker;
    const started = new Worker(new URL("./slow-worker.ts", import.meta.url), {
      stdin: false,
      env: {},
      workerData: place,
    });
    started.unref();
    started.on("message", settle);
    const end = (why: unknown) => {
      if (worker !== started) return;
      worker = null;
      const asked = [...waiting.values()];
      waiting.clear();
      for (const { reject } of asked)
        reject(
          new Error("The thread for slow questions ended", { cause: why }),
        );
    };
    started.on("error", end);
    started.on("exit", end);
    worker = started;
    return started;
  }
  return {
    ask: (text, values) =>
      new Promise((resolve, reject) => {
        number += 1;
        waiting.set(number, { resolve, reject });
        const question: SlowQuestion = { number, text, values };
        thread().postMessage(question);
      }),
    waiting: () => waiting.size,
    close: () => {
      void worker?.terminate();
      worker = null;
    },
  };
}

/** Several of them; a question goes to the one that has least to do. */
function slowThreads(place: {
  file: string;
  folder: string;
}): Pick<SlowThread, "ask" | "close"> {
  const all = Array.from({ length: threads }, () => slowThread(place));
  return {
    ask: (text, values) => {
      const [idlest] = all.toSorted(
        (one, other) => one.waiting() - other.waiting(),
      );
      if (idlest === undefined) throw new Error("There is no thread to ask.");
      return idlest.ask(text, values);
    },
    close: () => {
      for (const thread of all) thread.close();
    },
  };
}

function refuse(): never {
  throw new Error("Slow questions only read, and read everything at once.");
}

class SlowDriver implements Driver {
  readonly #connection: DatabaseConnection;
  readonly #thread: Pick<SlowThread, "ask" | "close">;

  constructor(thread: Pick<SlowThread, "ask" | "close">) {
    this.#thread = thread;
    this.#connection = {
      executeQuery: async <Row>({ sql, parameters }: CompiledQuery) => ({
        rows: (await thread.ask(sql, parameters)) as Row[],
      }),
      streamQuery: refuse,
    };
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    refuse();
  }
  async commitTransaction(): Promise<void> {
    refuse();
  }
  async rollbackTransaction(): Promise<void> {
    refuse();
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    this.#thread.close();
  }
}

const twins = new WeakMap<Db, Db>();

/**
 * The same database, asked in a thread of its own: for a question that may have to look at every case, such as
 * a count that nobody keeps. Whoever asks meanwhile waits for nothing. Where there is no such thread, as
 * inside a change, it is the database that was given.
 */
export function slowly(db: Db): Db {
  return twins.get(db) ?? db;
}

/** Gives `db` a thread for its slow questions. */
export function withSlowThread(
  db: Db,
  place: { file: string; folder: string },
): { close(): void } {
  const thread = slowThreads(place);
  const dialect = new SqliteDialect({ database: () => refuse() });
  twins.set(
    db,
    new Kysely<Schema>({
      dialect: {
        createAdapter: () => dialect.createAdapter(),
        createQueryCompiler: () => dialect.createQueryCompiler(),
        createIntrospector: (of) => dialect.createIntrospector(of),
        createDriver: () => new SlowDriver(thread),
      },
    }),
  );
  return { close: () => thread.close() };
}
