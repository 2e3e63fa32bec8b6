import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { skipToken, useQuery } from "@tanstack/react-query";
import {
  plainQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { mergeInput } from "@kept/domain/registers/requests/schema";
import { requestTypes } from "@kept/domain/registers/requests/types";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../../api/client.ts";
import { RadioField } from "../../../../ui/form/choice-fields.tsx";
import { TextAreaField } from "../../../../ui/form/text-fields.tsx";
import { useLanguage } from "../../../../ui/use-language.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

const shortestSearch = 3;
const newestFirst: ListQuery = {
  ...plainQuery(requestListing),
  sort: "received",
  direction: "desc",
  group: null,
};

/** A second mail about the same matter: its words go to the case they belong to. */
export function MergeForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const language = useLanguage();
  const trpc = useTRPC();
  const { frame } = view;
  // Whoever writes twice is the likeliest of all.
  const [text, setText] = useState(frame.title);
  const [wanted] = useDebouncedValue(text.trim(), 250);
  const found = useQuery(
    trpc.requests.list.queryOptions(
      wanted.length < shortestSearch
        ? skipToken
        : {
            query: newestFirst,
            folded: [],
            text: wanted,
            cursor: null,
            limit: 8,
          },
    ),
  );
  const act = useActForm({
    draft: "merge",
    schema: mergeInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      into: "",
      reason: "",
    },
    send: (requests, input, options) => requests.merge.mutate(input, options),
    onDone: onClose,
  });
  const { control } = act.form;
  const rows = (found.data?.rows ?? []).filter(({ id }) => id !== frame.id);
  return (
    <ActForm
      act={act}
      title={t("forms.merge.title")}
      lead={t("forms.merge.lead")}
      save={t("forms.merge.save")}
      onClose={onClose}
    >
      <TextInput
        label={t("forms.merge.find")}
        description={t("forms.merge.findHelp")}
        value={text}
        w={320}
        maw="100%"
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {rows.length > 0 ? (
        <RadioField
          control={control}
          name="into"
          label={t("forms.merge.choose")}
          choices={rows.map((row) => ({
            value: row.id,
            label: `${row.reference}  ${row.name}`,
            help: row.types
              .map((type) => requestTypes[type].label[language])
              .join(language === "zh" ? "、" : ", "),
          }))}
          width={560}
        />
      ) : wanted.length < shortestSearch ? null : (
        <p role="status">
          {found.isPending ? t("forms.merge.looking") : t("forms.merge.none")}
        </p>
      )}
      <TextAreaField
        control={control}
        name="reason"
        label={t("forms.merge.reason")}
        minRows={2}
        width={560}
      />
    </ActForm>
  );
}
