import type { ReactNode } from "react";
import { useOutletContext, useParams } from "react-router";
import { ListPosition } from "../../../casework/list/list-position.tsx";
import { useIsBesideList } from "../../../casework/use-list-query.ts";
import { LoadedCase } from "../case/loaded-case.tsx";
import { useRequestSource } from "./use-request-face.tsx";
import { useRequestsQuery } from "./use-requests-query.ts";

export interface OpenedCaseContext {
  /** The list stands beside it. */
  readonly isSplit: boolean;
}

/** One request by its number: the whole page, or beside the list it was opened from. */
export function OpenedCase(): ReactNode {
  const { reference = "" } = useParams();
  const { isSplit } = useOutletContext<OpenedCaseContext>();
  const isBeside = useIsBesideList();
  return (
    <LoadedCase
      key={reference}
      reference={reference}
      isSplit={isSplit}
      position={
        isBeside ? (
          <PositionInList reference={reference} isSplit={isSplit} />
        ) : undefined
      }
    />
  );
}

function PositionInList(
  props: OpenedCaseContext & { readonly reference: string },
): ReactNode {
  const source = useRequestSource();
  const state = useRequestsQuery();
  return <ListPosition source={source} state={state} {...props} />;
}
