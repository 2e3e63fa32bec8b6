import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../../api/failure-view.tsx";
import { freshKey, useTRPC } from "../../api/client.ts";
import { toast } from "../../ui/toast.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { noteOwnMove } from "./own-moves.ts";
import type { WorkDesk } from "./work-desk.ts";

interface Person {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
}
type Owner = Person | null;

interface Frame {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly owner: Owner;
}

interface Assigned {
  readonly owner: Owner;
  /** Whose it was. */
  readonly before: Owner;
  /** The version of the case that the assignment left behind. */
  readonly version: number;
}

interface Shown {
  readonly frame: Frame;
}

export interface Assigning {
  /** At once on the screen; back to what it was when the house says no. */
  readonly assignTo: (owner: Owner) => void;
  /** Says who has it now, and how to take that back. */
  readonly tell: (assigned: Assigned) => void;
  readonly refusal: string | null;
}

/** Whose case it is: an act of one click that one key takes back. */
export function useAssign(desk: WorkDesk, frame: Frame): Assigning {
  const { t } = useTranslation("caseForms");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const [refusal, setRefusal] = useState<string | null>(null);
  // One after the other: taking back and giving again must not overtake each other.
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const { id: caseId } = frame;
  const key = desk.shownAs(frame.reference);
  const show = (owner: Owner): void => {
    queryClient.setQueryData<Shown>(key, (seen) =>
      seen === undefined
        ? undefined
        : { ...seen, frame: { ...seen.frame, owner } },
    );
  };
  const fetchAnew = async (): Promise<void> => {
    await Promise.all([
      desk.anew(),
      queryClient.invalidateQueries(trpc.desk.pathFilter()),
    ]);
  };
  const versionNow = (): number =>
    queryClient.getQueryData<Shown>(key)?.frame.version ?? frame.version;
  const inLine = (work: () => Promise<void>, before: Owner): void => {
    setRefusal(null);
    line.current = line.current.then(work).catch(async (error: unknown) => {
      show(before);
      setRefusal(failureText(error));
      await fetchAnew();
    });
  };

  const undo = async (undoes: number): Promise<void> => {
    const { version } = (await desk.fresh(caseId)).frame;
    const act = desk.undoAssign({ caseId, version, undoes });
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
        const act = desk.assign(
          { caseId, version, ownerId: owner?.id ?? null },
          { context: { idempotencyKey: freshKey() } },
        );
        noteOwnMove(caseId, version, act);
        await act;
        tell({ owner, before, version: version + 1 });
        await fetchAnew();
      }, before);
    },
  };
}
