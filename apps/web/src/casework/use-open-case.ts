import { failureOf } from "../api/failure.ts";
import { useLiveRefetch } from "../live/use-live.ts";

/** A case as its page has fetched it. */
interface Found<View> {
  readonly data: View | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/**
 * The case on a page that stands open: kept fresh, and undefined from the moment at which it is not open to this
 * person any more, so that nothing of it stays in sight when it is sealed or goes to another team.
 */
export function useOpenCase<
  View extends { readonly frame: { readonly id: string } },
>(register: string, { data, error, refetch }: Found<View>): View | undefined {
  // Of a case that is not loaded yet nothing is heard.
  useLiveRefetch({ topic: "case", id: data?.frame.id ?? "" }, refetch);
  // Whoever loses sight of a case is told no more than that a list has changed.
  useLiveRefetch({ topic: "list", id: register }, refetch);
  if (error === null) return data;
  const failure = failureOf(error);
  return failure.kind === "refusal" && failure.refusal.code === "notFound"
    ? undefined
    : data;
}
