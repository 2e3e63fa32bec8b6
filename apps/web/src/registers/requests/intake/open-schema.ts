import { fieldsOf } from "@kept/domain/field-problem";
import type { Instant } from "@kept/domain/casework/clock";
import {
  openRequestInput,
  type OpenRequestInput,
} from "@kept/domain/registers/requests/schema";
import type { DefaultValues } from "react-hook-form";
import { z } from "zod";

/** The form as people fill it in; what is not chosen yet is not there. */
export type OpenFormInput = z.input<typeof openRequestInput>;

type Moment = string | undefined;

/** A moment that was not filled in is missing, not misspelt. */
function withoutEmptyMoments(values: OpenFormInput): OpenFormInput {
  const given = (at: Moment): Moment => (at === "" ? undefined : at);
  const { partner } = values;
  return {
    ...values,
    receivedAt: given(values.receivedAt),
    partner: partner && { ...partner, receivedAt: given(partner.receivedAt) },
    // The schema behind says what is missing.
  } as OpenFormInput;
}

/**
 * The procedure's own schema, so that the form and the server say the same. It looks at the words only when all
 * else is right; people are told of everything at once.
 */
export const openFormSchema: z.ZodType<OpenRequestInput, OpenFormInput> = z
  .custom<OpenFormInput>()
  .transform((values, context) => {
    const read = openRequestInput.safeParse(withoutEmptyMoments(values));
    if (read.success) return read.data;
    const problems = fieldsOf(read.error);
    if (values.mailId === null && values.text.trim() === "")
      problems["text"] ??= ["text.empty"];
    for (const [path, [message]] of Object.entries(problems)) {
      if (message !== undefined)
        context.addIssue({ code: "custom", path: path.split("."), message });
    }
    return z.NEVER;
  });

/** A form that nobody has touched: received now, to the minute. */
export function blankForm(
  now: Instant,
  language: OpenFormInput["language"],
): DefaultValues<OpenFormInput> {
  return {
    receivedAt: `${now.slice(0, 16)}:00Z`,
    partner: null,
    personName: "",
    personAddress: null,
    personPhone: null,
    accountRef: null,
    residence: null,
    language,
    types: [],
    text: "",
    mailId: null,
  };
}
