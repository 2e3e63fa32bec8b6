import { useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import { useMemo } from "react";
import type { FieldValues } from "react-hook-form";
import { useTRPC, useTRPCClient, type AppRouter } from "../../../api/client.ts";
import type { WorkDesk } from "../../../casework/forms/work-desk.ts";
import {
  useCaseAct,
  type ActOptions,
} from "../../../casework/forms/use-case-act.ts";
import {
  useCaseForm,
  type ActFormState,
  type CaseFormInput,
} from "../../../casework/forms/use-case-form.ts";

type SendAct<Input, Answer> = (
  client: TRPCClient<AppRouter>["disclosures"],
  input: Input,
  options: ActOptions,
) => Promise<Answer>;

/** The disclosure register, as acts on its cases need it. */
export function useDisclosureDesk(): WorkDesk {
  const trpc = useTRPC();
  const { disclosures } = useTRPCClient();
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      register: "disclosures",
      permission: "disclosures.work",
      assign: (input, options) => disclosures.assign.mutate(input, options),
      undoAssign: (input) => disclosures.undoAssign.mutate(input),
      fresh: (caseId) => disclosures.get.query({ caseId }),
      shownAs: (reference) =>
        trpc.disclosures.byReference.queryKey({ reference }),
      addTask: (input, options) => disclosures.addTask.mutate(input, options),
      setTask: (input, options) => disclosures.setTask.mutate(input, options),
      acceptMessage: (input, options) =>
        disclosures.acceptMessage.mutate(input, options),
      dismissMessage: (input, options) =>
        disclosures.dismissMessage.mutate(input, options),
      anew: () => queryClient.invalidateQueries(trpc.disclosures.pathFilter()),
    }),
    [trpc, disclosures, queryClient],
  );
}

/** One act on a disclosure. */
export function useDisclosureAct<Input, Answer = unknown>(
  send: SendAct<Input, Answer>,
): UseMutationResult<Answer, Error, Input> {
  const { disclosures } = useTRPCClient();
  return useCaseAct(useDisclosureDesk(), (input: Input, options) =>
    send(disclosures, input, options),
  );
}

type DisclosureFormInput<
  Input extends FieldValues,
  Output extends FieldValues,
  Answer,
> = Omit<CaseFormInput<Input, Output, Answer>, "desk" | "send"> & {
  readonly send: SendAct<Output, Answer>;
};

/** A form that records one act on a disclosure. */
export function useDisclosureForm<
  Input extends FieldValues,
  Output extends FieldValues,
  Answer,
>({
  send,
  ...form
}: DisclosureFormInput<Input, Output, Answer>): ActFormState<Input, Output> {
  const { disclosures } = useTRPCClient();
  return useCaseForm({
    ...form,
    desk: useDisclosureDesk(),
    send: (input: Output, options) => send(disclosures, input, options),
  });
}
