import { useEffect } from "react";
import { useMe } from "../people/session.tsx";

const most = 8;

// Ids and nothing else: who the cases are about is asked of the server, which knows who may still see them.
function memoryOf(accountId: string): string {
  return `kept.recent.${accountId}`;
}

/** The cases that this person opened last on this machine, the latest first. */
export function recentCases(accountId: string): string[] {
  const kept = localStorage.getItem(memoryOf(accountId)) ?? "";
  return kept.split(" ").filter((id) => /^[0-9a-f-]{36}$/.test(id));
}

/** Remembers the case on the screen as the one opened last. */
export function useRecentCase(caseId: string | undefined): void {
  const { id } = useMe();
  useEffect(() => {
    if (caseId === undefined) return;
    const others = recentCases(id).filter((other) => other !== caseId);
    localStorage.setItem(
      memoryOf(id),
      [caseId, ...others].slice(0, most).join(" "),
    );
  }, [caseId, id]);
}
