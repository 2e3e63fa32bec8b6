import type { Listing, ListWhere } from "@kept/domain/casework/listing";
import {
  readSearch,
  type SearchProblem,
} from "@kept/domain/casework/search/search-query";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { useOfficeTime } from "../../ui/office-time.tsx";
import classes from "./list-search.module.css";
import { offersOf, ProblemNote, type TypedProblem } from "./problem-note.tsx";

/** What was typed, read. */
export interface ReadSearch {
  /** There are conditions in it that were understood. */
  readonly isSaid: boolean;
  readonly where: ListWhere;
  /** The words. */
  readonly text: string;
  readonly problems: readonly SearchProblem[];
}

export type SearchReader = (typed: string) => ReadSearch;

interface SearchHelpProps {
  readonly id: string;
  readonly listing: Listing;
  readonly typed: string;
  /** Where the field finds what reads for it. */
  readonly reader: RefObject<SearchReader | null>;
}

/** Under the field of a list: which conditions can be typed, and what was not understood. */
export function SearchHelp({
  id,
  listing,
  typed,
  reader,
}: SearchHelpProps): ReactNode {
  const { t } = useTranslation("search");
  const trpc = useTRPC();
  const { today } = useOfficeTime();
  const { data: people } = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 300_000 }),
  );
  const read = useMemo<SearchReader>(() => {
    const reading = {
      today,
      people: (people ?? [])
        .filter(({ isDisabled }) => !isDisabled)
        .map((one) => ({
          id: one.id,
          names: one.nameZh === null ? [one.name] : [one.name, one.nameZh],
        })),
    };
    return (wanted) => {
      const { said, where, text, problems } = readSearch(
        listing,
        wanted,
        reading,
      );
      return { isSaid: said.length > 0, where, text, problems };
    };
  }, [listing, people, today]);
  useEffect(() => {
    reader.current = read;
  }, [read, reader]);
  const { problems, isSaid } = read(typed);
  // Plain words need no help, and the rows below want to be seen.
  if (typed.trim() !== "" && problems.length === 0 && !isSaid) return null;
  return (
    <div id={id} className={classes["help"]}>
      {problems.length > 0 ? (
        problems.map((problem) => (
          <ProblemNote
            key={problem.typed}
            problem={problemView(listing, problem)}
          />
        ))
      ) : (
        <span>{t(isSaid ? "take" : "hint")}</span>
      )}
    </div>
  );
}

function problemView(listing: Listing, problem: SearchProblem): TypedProblem {
  const { kind, typed } = problem;
  return problem.kind === "operator"
    ? {
        kind,
        typed,
        label: null,
        takes: null,
        offers: offersOf(listing.fields),
      }
    : {
        kind,
        typed,
        label: problem.field.label,
        takes: problem.field.kind,
        offers: offersOf(problem.field.values ?? []),
      };
}
