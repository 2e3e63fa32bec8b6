import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import { useTRPC } from "../../api/client.ts";
import type { ListState } from "../use-list-query.ts";

/** Whoever comes to a list without saying which view they mean gets the one they open it with. */
export function useDefaultView({ listing, places }: ListState): void {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const trpc = useTRPC();
  const { register } = listing;
  // Once, on arrival: from then on the first view is meant by whoever goes to it.
  const isBare = useRef(pathname === places.list && search === "");
  const views = useQuery(
    trpc.views.list.queryOptions(
      { register },
      { enabled: isBare.current, staleTime: 60_000 },
    ),
  );
  const { data } = views;
  useEffect(() => {
    if (data === undefined || !isBare.current) return;
    isBare.current = false;
    if (search !== "" || data.opens === listing.views[0].key) return;
    const saved = data.views.find(({ id }) => id === data.opens);
    const address = saved?.address ?? `?view=${data.opens}`;
    void navigate(places.list + address, { replace: true });
  }, [data, listing, navigate, places.list, search]);
}
