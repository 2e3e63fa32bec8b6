import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../../../api/failure-view.tsx";
import { useTRPC, useTRPCClient } from "../../../api/client.ts";
import { toast } from "../../../ui/toast.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import type { RequestView } from "./request-view.ts";
import { noteOwnMove } from "../../../casework/forms/own-moves.ts";

type Owner = RequestView["frame"]["owner"];

interface Assigned {
  readonly owner: Owner;
  /** Whose it was. */
  readonly before: Owner;
  /** The version of the case that the assignment left behind. */
  readonly version: number;
}

interface Assigning {
  /** At once on the screen; back to what it was when the house says no. */
  readonly assignTo: (owner: Owner) => void;
  /** Says who has it now, and how to take that back. */
  readonly tell: (assigned: Assigned) => void;
  readonly refusal: string | null;
}

/** Whose case it is: an act of one click that one key takes back. */
export function useAssign({ frame }: Pick<RequestView, "frame">): Assigning {
  const { t } = useTranslation("requestCase");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const [refusal, setRefusal] = useState<string | null>(null);
  // One after the other: taking back and giving again must not overtake each other.
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const { id: caseId, reference } = frame;
  const key = trpc.requests.byReference.queryKey({ reference });
  const show = (owner: Owner): void => {
    queryClient.setQueryData(key, (seen) =>
      seen === undefined
        ? undefined
        : { ...seen, frame: { ...seen.frame, owner } },
    );
  };
  const fetchAnew = async (): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.requests.pathFilter()),
      queryClient.invalidateQueries(trpc.desk.pathFilter()),
    ]);
  };
  const versionNow = (): number =>
    queryClient.getQueryData(key)?.frame.version ?? frame.version;
  const inLine = (work: () => Promise<void>, before: Owner): void => {
    setRefusal(null);
    line.current = line.current.then(work).catch(async (error: unknown) => {
      show(before);
      setRefusal(failureText(error));
      await fetchAnew();
    });
  };

  const undo = async (undoes: number): Promise<void> => {
    const seen = await client.requests.get.query({ caseId });
    const { version } = seen.frame;
    const act = client.requests.undoAssign.mutate({ caseId, version, undoes });
    noteOwnMove(caseId, version, act);
    await act;
    await fetchAnew();
  };
  const tell = ({ owner, before, version }: Assigned): void => {
    toast({
      text:
        owner === null
          ? t("assigned.toNobody")
          : t("assigned.to", { name: nameOf(owner) }),
      undo: {
        label: t("assigned.undo"),
        run: () => {
          show(before);
          inLine(() => undo(version), owner);
        },
      },
    });
  };

  return {
    tell,
    refusal,
    assignTo: (owner) => {
      const before = frame.owner;
      show(owner);
      inLine(async () => {
        const version = versionNow();
        const act = client.requests.assign.mutate({
          caseId,
          version,
          ownerId: owner?.id ?? null,
        });
        noteOwnMove(caseId, version, act);
        await act;
        tell({ owner, before, version: version + 1 });
        await fetchAnew();
      }, before);
    },
  };
}
