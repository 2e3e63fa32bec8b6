import { Worker } from "node:worker_threads";
import { refused } from "@kept/domain/verdict";
import {
  mailLimits,
  mailSizeInWords,
  type MailReading,
} from "./parsed-mail.ts";

export interface MailReader {
  /** Reads one raw mail, after those that wait before it. Never rejects on a mail's account. */
  read(bytes: Uint8Array): Promise<MailReading>;
  close(): Promise<void>;
}

interface Settings {
  /** Longest time for one mail, in milliseconds, once the thread is up. */
  readonly limitMs: number;
  /** Longest time for the thread to come up, in milliseconds. */
  readonly startMs: number;
  /** Heap of the thread, in MiB. */
  readonly memoryMb: number;
}

const usual: Settings = { limitMs: 10_000, startMs: 30_000, memoryMb: 512 };

/** The next word of the thread; null when it died or stayed silent. */
function hear(
  worker: Worker,
  withinMs: number,
): Promise<MailReading | "ready" | null> {
  return new Promise((resolve) => {
    const settle = (heard: MailReading | "ready" | null) => {
      clearTimeout(timer);
      worker.off("message", settle).off("error", onError);
      resolve(heard);
    };
    const onError = () => {
      settle(null);
    };
    const timer = setTimeout(onError, withinMs);
    worker.on("message", settle).on("error", onError);
  });
}

/**
 * `parseMail` in a thread of its own, one mail at a time. A mail that takes too long or too much memory ends
 * the thread and is refused; the next one gets a new thread. Nothing runs before the first mail.
 */
export function openMailReader(settings: Partial<Settings> = {}): MailReader {
  const { limitMs, startMs, memoryMb } = { ...usual, ...settings };
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const stop = async () => {
    const stopping = worker;
    worker = null;
    await stopping?.terminate();
  };

  const start = async (): Promise<Worker> => {
    const starting = new Worker(new URL("./mail-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // A mail's content has no business in our output.
      stdout: true,
      stderr: true,
    });
    worker = starting;
    // A thread that dies between two mails is replaced at the next one.
    starting.on("error", () => {
      if (worker === starting) worker = null;
    });
    if ((await hear(starting, startMs)) !== null) return starting;
    await stop();
    // No mail is at fault: the thread has not seen one yet.
    throw new Error("The thread that reads mail did not start.");
  };

  const readNow = async (bytes: Uint8Array): Promise<MailReading> => {
    if (bytes.byteLength > mailLimits.size) {
      return refused("mailTooLarge", { limit: mailSizeInWords });
    }
    const thread = worker ?? (await start());
    thread.ref();
    const answer = hear(thread, limitMs);
    thread.postMessage(bytes);
    const heard = await answer;
    // An idle thread keeps no process alive.
    thread.unref();
    if (heard !== null && heard !== "ready") return heard;
    await stop();
    return refused("mailTooComplex");
  };

  return {
    read(bytes) {
      const reading = queue.then(() => readNow(bytes));
      queue = Promise.allSettled([reading]);
      return reading;
    },
    async close() {
      await queue;
      await stop();
    },
  };
}
