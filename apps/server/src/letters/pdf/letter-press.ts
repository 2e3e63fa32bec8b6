import { Worker } from "node:worker_threads";
import type { RenderedLetter } from "../rendered-letter.ts";
import type { LetterPdf, LetterPdfMeta } from "./letter-pdf-meta.ts";
import type { PrintOrder, PrintReply } from "./letter-pdf-worker.ts";

export interface LetterPress {
  /**
   * Prints a letter as PDF in a thread of its own; letters are printed one after another. The same letter
   * with the same meta gives the same bytes. Rejects when it takes longer than the press allows.
   */
  letterPdf(letter: RenderedLetter, meta: LetterPdfMeta): Promise<LetterPdf>;
  close(): Promise<void>;
}

/** A press whose thread starts with the first letter and does not keep the process alive. */
export function openLetterPress(
  options: { readonly timeoutMs?: number } = {},
): LetterPress {
  const timeoutMs = options.timeoutMs ?? 20_000;
  let worker: Worker | null = null;
  let number = 0;
  let previous: Promise<unknown> = Promise.resolve();

  function thread(): Worker {
    if (worker !== null) return worker;
    const started = new Worker(
      new URL("./letter-pdf-worker.ts", import.meta.url),
      { stdin: false, env: {} },
    );
    started.unref();
    const forget = () => {
      if (worker === started) worker = null;
    };
    // A thread that dies between two letters must not take the process with it.
    started.on("error", forget);
    started.on("exit", forget);
    worker = started;
    return started;
  }

  function print(order: PrintOrder): Promise<LetterPdf> {
    const press = thread();
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        press.off("message", onReply);
        press.off("error", onEnd);
        press.off("exit", onEnd);
      };
      const onReply = (reply: PrintReply) => {
        if (reply.number !== order.number) return;
        done();
        if (reply.ok) resolve(reply.pdf);
        else reject(new Error(`The letter was not printed: ${reply.message}`));
      };
      const onEnd = (why: unknown) => {
        done();
        reject(
          new Error("The letter was not printed: its thread ended", {
            cause: why,
          }),
        );
      };
      const timer = setTimeout(() => {
        done();
        worker = null;
        void press.terminate();
        reject(new Error(`The letter was not printed within ${timeoutMs} ms`));
      }, timeoutMs);
      press.on("message", onReply);
      press.on("error", onEnd);
      press.on("exit", onEnd);
      press.postMessage(order);
    });
  }

  return {
    letterPdf(letter, meta) {
      number += 1;
      const order: PrintOrder = { number, letter, meta };
      const printed = previous.then(() => print(order));
      // The next letter does not care how this one ended.
      previous = printed.then(
        () => null,
        () => null,
      );
      return printed;
    },
    async close() {
      await previous;
      await worker?.terminate();
    },
  };
}
