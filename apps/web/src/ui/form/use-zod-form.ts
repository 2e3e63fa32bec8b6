import { toNestErrors } from "@hookform/resolvers";
import { fieldsOf } from "@kept/domain/field-problem";
import {
  useForm,
  type DefaultValues,
  type FieldError,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
} from "react-hook-form";
import type { z } from "zod";

interface ZodForm<Input extends FieldValues, Output extends FieldValues> {
  readonly schema: z.ZodType<Output, Input>;
  readonly defaultValues: DefaultValues<Input>;
}

/** Our own words for what zod finds, the same that the server sends: see `field-problem` in the domain. */
function resolverFor<Input extends FieldValues, Output extends FieldValues>(
  schema: z.ZodType<Output, Input>,
): Resolver<Input, unknown, Output> {
  return async (values, _context, options) => {
    const result = await schema.safeParseAsync(values);
    if (result.success) return { values: result.data, errors: {} };
    const found = Object.entries(fieldsOf(result.error)).map(
      ([path, [problem]]) =>
        [path, { type: problem ?? "field.invalid" }] as [string, FieldError],
    );
    return {
      values: {},
      errors: toNestErrors(Object.fromEntries(found), options),
    };
  };
}

/** A form checked by the same schema as the procedure behind it. */
export function useZodForm<
  Input extends FieldValues,
  Output extends FieldValues,
>({
  schema,
  defaultValues,
}: ZodForm<Input, Output>): UseFormReturn<Input, unknown, Output> {
  return useForm<Input, unknown, Output>({
    resolver: resolverFor(schema),
    defaultValues,
    mode: "onSubmit",
    reValidateMode: "onChange",
    // The error summary takes the focus.
    shouldFocusError: false,
  });
}
