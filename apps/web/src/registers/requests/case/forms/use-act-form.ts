import type { FieldValues } from "react-hook-form";
import { useTRPCClient } from "../../../../api/client.ts";
import {
  useCaseForm,
  type ActFormState,
  type CaseFormInput,
} from "../../../../casework/forms/use-case-form.ts";
import { useRequestDesk, type SendAct } from "../use-act.ts";

type ActFormInput<
  Input extends FieldValues,
  Output extends FieldValues,
  Answer,
> = Omit<CaseFormInput<Input, Output, Answer>, "desk" | "send"> & {
  readonly send: SendAct<Output, Answer>;
};

/** A form that records one act on a request. */
export function useActForm<
  Input extends FieldValues,
  Output extends FieldValues,
  Answer,
>({
  send,
  ...form
}: ActFormInput<Input, Output, Answer>): ActFormState<Input, Output> {
  const { requests } = useTRPCClient();
  return useCaseForm({
    ...form,
    desk: useRequestDesk(),
    send: (input: Output, options) => send(requests, input, options),
  });
}
