import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useFieldArray } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { setScopeInput } from "@kept/domain/registers/disclosures/schema";
import { dataCategories } from "@kept/domain/registers/disclosures/scope";
import type { Text } from "@kept/domain/text";
import {
  CheckboxesField,
  SelectField,
} from "../../../ui/form/choice-fields.tsx";
import { TextAreaField } from "../../../ui/form/text-fields.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useText } from "../../../ui/use-language.ts";
import { ActForm } from "../../../casework/forms/act-form.tsx";
import { AddFile } from "./add-file.tsx";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureForm } from "./use-disclosure-act.ts";

type Typed = z.input<typeof setScopeInput>;
type Wanted = z.output<typeof setScopeInput>;
type Row = Typed["rows"][number];

/** What was ticked for another category before is none of this one's. */
const typedScope = z.preprocess((values) => {
  const typed = values as Typed;
  return {
    ...typed,
    rows: typed.rows.map((row) => {
      const known = (items: readonly string[]) =>
        items.filter((item) => item in dataCategories[row.category].items);
      return {
        ...row,
        asked: known(row.asked),
        lawful: known(row.lawful),
        available: known(row.available),
        given: known(row.given),
      };
    }),
  };
}, setScopeInput);

function freshRow(personId: string | null): Row {
  return {
    personId,
    category: "account",
    asked: [],
    lawful: [],
    available: [],
    given: [],
    withheld: null,
    fileIds: [],
  };
}

/** The table of what is asked, lawful, there and given, a row for each person and category. */
export function ScopeForm({
  view,
  label,
  onClose,
}: {
  readonly view: DisclosureView;
  readonly label: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const { persons, scope } = view;
  const first = persons[0]?.id ?? null;
  const act = useDisclosureForm<Typed, Wanted, unknown>({
    draft: "setScope",
    // Read like the input of the procedure once the leftovers are out of it.
    schema: typedScope as unknown as z.ZodType<Wanted, Typed>,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      rows:
        scope.length === 0
          ? [freshRow(first)]
          : scope.map((row) => ({
              ...row,
              asked: [...row.asked],
              lawful: [...row.lawful],
              available: [...row.available],
              given: [...row.given],
              fileIds: [...row.fileIds],
            })),
    },
    send: (client, input, options) => client.setScope.mutate(input, options),
    onDone: onClose,
  });
  const { control } = act.form;
  const { fields, append, remove } = useFieldArray({ control, name: "rows" });
  const rows = act.form.watch("rows");
  const files = view.frame.files
    .filter(
      ({ deletedAt, purpose }) =>
        deletedAt === null && ["document", "attachment"].includes(purpose),
    )
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ActForm
      act={act}
      title={label}
      save={label}
      focus="title"
      onClose={onClose}
    >
      {fields.map((field, index) => {
        const category = rows[index]?.category ?? "account";
        const items: Readonly<Record<string, Text>> =
          dataCategories[category].items;
        const choices = Object.entries(items).map(([value, words]) => ({
          value,
          label: text(words),
        }));
        return (
          <fieldset key={field.id} className={classes["group"]}>
            <legend>{text(dataCategories[category].label)}</legend>
            {persons.length === 0 ? null : (
              <SelectField
                control={control}
                name={`rows.${index}.personId`}
                label={t("scope.person")}
                choices={persons.map((person) => ({
                  value: person.id,
                  label: person.name ?? t("scope.unnamed"),
                }))}
                optional
                width={400}
              />
            )}
            <SelectField
              control={control}
              name={`rows.${index}.category`}
              label={t("scope.category")}
              choices={Object.entries(dataCategories).map(
                ([value, { label: words }]) => ({ value, label: text(words) }),
              )}
              width={400}
            />
            {(["asked", "lawful", "available", "given"] as const).map(
              (what) => (
                <CheckboxesField
                  key={`${what} ${category}`}
                  control={control}
                  name={`rows.${index}.${what}`}
                  label={t(`scope.${what}`)}
                  choices={choices}
                  columns={3}
                />
              ),
            )}
            <TextAreaField
              control={control}
              name={`rows.${index}.withheld`}
              label={t("scope.withheld")}
              optional
              minRows={1}
            />
            {files.length === 0 ? null : (
              <CheckboxesField
                control={control}
                name={`rows.${index}.fileIds`}
                label={t("scope.files")}
                help={t("scope.filesHelp")}
                choices={files}
                optional
              />
            )}
            {fields.length === 1 ? null : (
              <TextButton
                onClick={() => {
                  remove(index);
                }}
              >
                {t("scope.remove")}
              </TextButton>
            )}
          </fieldset>
        );
      })}
      <AddFile
        view={view}
        label={t("scope.addFile")}
        onAdded={(_caseFileId, before) => {
          if (act.form.getValues("version") === before)
            act.form.setValue("version", before + 1);
        }}
      />
      <div className={classes["row"]}>
        <Button
          onClick={() => {
            append(freshRow(first));
          }}
        >
          {t("scope.add")}
        </Button>
      </div>
    </ActForm>
  );
}
