import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, type ReactNode } from "react";
import { useTRPC } from "../api/client.ts";
import { allWords } from "../locales/language.ts";

const lookEveryMs = 60_000;

const RoomNote = lazy(async () => {
  const [module] = await Promise.all([import("./room-note.tsx"), allWords()]);
  return { default: module.RoomNote };
});

/** Asks now and then whether the disk under Kept has room, and tells everybody while it has not. */
export function RoomWatch(): ReactNode {
  const trpc = useTRPC();
  const { data: room = "enough" } = useQuery(
    trpc.desk.room.queryOptions(undefined, { refetchInterval: lookEveryMs }),
  );
  return (
    // There from the start, so that what appears in it is read out.
    <div role="status">
      {room === "enough" ? null : (
        <Suspense fallback={null}>
          <RoomNote room={room} />
        </Suspense>
      )}
    </div>
  );
}
