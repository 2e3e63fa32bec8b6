import { requestListing } from "@kept/domain/registers/requests/listing";
import {
  useListQuery,
  type ListState,
} from "../../../casework/use-list-query.ts";
import { paths } from "../../../paths.ts";

const places = {
  list: paths.requests,
  one: paths.request,
  export: paths.exportRequests,
};

/** What the list of requests shows, as its address says it. */
export function useRequestsQuery(): ListState {
  return useListQuery(requestListing, places);
}
