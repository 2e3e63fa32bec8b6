import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { may } from "@kept/domain/access/permissions";
import { useTRPC } from "../../../api/client.ts";
import { ActForm } from "../../../casework/forms/act-form.tsx";
import type { ActOptions } from "../../../casework/forms/use-case-act.ts";
import { useMe } from "../../../people/session.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useText } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { ActFields, type FieldSpec, type Values } from "./act-fields.tsx";
import { moveForms } from "./move-forms.ts";
import type { DisclosureView } from "./disclosure-view.ts";
import { useAgencies } from "./use-agencies.ts";
import { useDisclosureForm } from "./use-disclosure-act.ts";
import { useFills } from "./use-fills.ts";

/** Procedures by the move they make; a note is the one that has another name. */
function procedureOf(move: string): string {
  return move === "note" ? "addNote" : move;
}

const noFields: readonly FieldSpec[] = [];

type Sender = Readonly<
  Record<
    string,
    {
      readonly mutate: (input: Values, options: ActOptions) => Promise<unknown>;
    }
  >
>;

/** The form of a move that needs nothing but fields. */
export function MoveForm({
  view,
  move,
  label,
  onClose,
}: {
  readonly view: DisclosureView;
  readonly move: string;
  readonly label: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const dates = useDates();
  const me = useMe();
  const nameOf = usePersonName();
  const trpc = useTRPC();
  const { data: people = [] } = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 300_000 }),
  );
  const agencies = useAgencies(view.frame.isSealed);
  const spec = moveForms[move]?.({
    view,
    t,
    text,
    now: `${dates.now.slice(0, 16)}Z`,
    approvers: people
      .filter(
        (one) =>
          one.id !== me.id &&
          !one.isDisabled &&
          may(one, "disclosures.approve"),
      )
      .map((one) => ({ value: one.id, label: nameOf(one) })),
    agencies,
  });
  const act = useDisclosureForm<Values, Values, unknown>({
    draft: move,
    schema: spec?.schema as z.ZodType<Values, Values>,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      ...spec?.values,
    },
    send: (client, input, options) => {
      const sender = (client as unknown as Sender)[procedureOf(move)];
      return sender === undefined
        ? Promise.resolve()
        : sender.mutate(input, options);
    },
    onDone: onClose,
  });
  useFills(act.form, spec?.fields ?? noFields);
  if (spec === undefined) return null;
  const leads = t("lead", { returnObjects: true });
  return (
    <ActForm
      act={act}
      title={label}
      save={label}
      lead={move in leads ? leads[move as keyof typeof leads] : undefined}
      focus="title"
      onClose={onClose}
    >
      <ActFields control={act.form.control} fields={spec.fields} />
    </ActForm>
  );
}
