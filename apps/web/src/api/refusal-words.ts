import type { Refusal, sentenceOf } from "@kept/domain/refusal";
import type { TRPCLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import type { Language } from "../locales/language.ts";
import { failureOf } from "./failure.ts";

let words: { readonly sentenceOf: typeof sentenceOf } | null = null;

/** Fetches the sentences of every no: too many to stand before the first row, where hardly anybody hears one. */
export async function fetchRefusalWords(): Promise<void> {
  words ??= await import("@kept/domain/refusal");
}

/** The sentence of a no that the server said; null where the words for it could not be fetched. */
export function refusalSentence(
  refusal: Pick<Refusal, "code" | "params">,
  language: Language,
): string | null {
  return words?.sentenceOf(refusal, language) ?? null;
}

/** Nobody is told of a no before there are words for it. */
export function refusalWordsLink<
  Router extends AnyTRPCRouter,
>(): TRPCLink<Router> {
  return () =>
    ({ next, op }) =>
      observable((observer) => {
        let isDropped = false;
        const underway = next(op).subscribe({
          next: (value) => {
            observer.next(value);
          },
          complete: () => {
            observer.complete();
          },
          error: (error) => {
            const tell = (): void => {
              if (!isDropped) observer.error(error);
            };
            if (words === null && failureOf(error).kind === "refusal")
              void fetchRefusalWords().then(tell, tell);
            else tell();
          },
        });
        return () => {
          isDropped = true;
          underway.unsubscribe();
        };
      });
}
