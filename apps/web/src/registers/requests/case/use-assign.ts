import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../../../api/failure-view.tsx";
import { useTRPC, useTRPCClient } from "../../../api/client.ts";
import { toast } from "../../../ui/toast.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import type { RequestView } from "./request-view.ts";
import { useAct } from "./use-act.ts";

type Owner = RequestView["frame"]["owner"];

interface Assigned {
  readonly owner: Owner;
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
  const assign = useAct(
    (
      requests,
      input: { caseId: string; version: number; ownerId: string | null },
      options,
    ) => requests.assign.mutate(input, options),
  );
  const key = trpc.requests.byReference.queryKey({
    reference: frame.reference,
  });
  const show = (owner: Owner): void => {
    queryClient.setQueryData(key, (seen) =>
      seen === undefined
        ? undefined
        : { ...seen, frame: { ...seen.frame, owner } },
    );
  };
  const fetchAnew = (): Promise<void> =>
    queryClient.invalidateQueries(trpc.requests.pathFilter());

  const undo = async (undoes: number): Promise<void> => {
    const seen = await client.requests.get.query({ caseId: frame.id });
    await client.requests.undoAssign.mutate({
      caseId: frame.id,
      version: seen.frame.version,
      undoes,
    });
  };
  const tell = ({ owner, version }: Assigned): void => {
    toast({
      text:
        owner === null
          ? t("assigned.toNobody")
          : t("assigned.to", { name: nameOf(owner) }),
      undo: {
        label: t("assigned.undo"),
        run: () => {
          undo(version)
            .catch((error: unknown) => {
              setRefusal(failureText(error));
            })
            .finally(() => void fetchAnew());
        },
      },
    });
  };

  return {
    tell,
    refusal,
    assignTo: (owner) => {
      const before = frame.owner;
      setRefusal(null);
      show(owner);
      assign.mutate(
        {
          caseId: frame.id,
          version: frame.version,
          ownerId: owner?.id ?? null,
        },
        {
          onSuccess: () => {
            tell({ owner, version: frame.version + 1 });
          },
          onError: (error) => {
            show(before);
            setRefusal(failureText(error));
            void fetchAnew();
          },
        },
      );
    },
  };
}
