import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Outlet } from "react-router";
import { FailureView } from "../api/failure-view.tsx";
import { useTRPC } from "../api/client.ts";
import { HelloContext } from "../people/session.tsx";
import { OfficeTimeProvider } from "../ui/office-time.tsx";

/** The office all pages belong to: its name, and the zone in which it reads the time. */
export function Office(): ReactNode {
  const trpc = useTRPC();
  const hello = useQuery(
    trpc.people.hello.queryOptions(undefined, {
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  if (hello.isPending) return null;
  if (hello.isError) {
    return (
      <FailureView error={hello.error} onRetry={() => void hello.refetch()} />
    );
  }
  return (
    <HelloContext value={hello.data}>
      <OfficeTimeProvider zone={hello.data.zone}>
        <Outlet />
      </OfficeTimeProvider>
    </HelloContext>
  );
}
