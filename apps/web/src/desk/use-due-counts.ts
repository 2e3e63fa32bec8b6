import { useMe } from "../people/session.tsx";
import { useToday } from "./today-data.ts";

/** What is due or waits, and how many cases are mine; null while unknown, and for a role without a desk. */
export function useDueCounts(): {
  readonly today: number | null;
  readonly requests: number | null;
} {
  const { permissions } = useMe();
  const { data } = useToday({ enabled: permissions.includes("desk.view") });
  if (data === undefined) return { today: null, requests: null };
  const { dueToday, overdue, toApprove, unidentified } = data.counts;
  const isMet = data.desk.numbers.includes("unidentified");
  return {
    today: dueToday + overdue + toApprove + (isMet ? unidentified : 0),
    requests: data.mineTotal,
  };
}
