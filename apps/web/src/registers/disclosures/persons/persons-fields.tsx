import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useFieldArray, useWatch, type Control } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { identifierKinds } from "@kept/domain/registers/disclosures/identifiers";
import { SelectField } from "../../../ui/form/choice-fields.tsx";
import { TextField } from "../../../ui/form/text-fields.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useText } from "../../../ui/use-language.ts";
import classes from "./persons-fields.module.css";
import { blankPerson, type TypedPerson } from "./persons-schema.ts";

interface Written {
  readonly persons: TypedPerson[];
}

/** Whom a demand is about: several people, each with what they can be recognised by. */
export function PersonsFields({
  control: given,
}: {
  readonly control: unknown;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  // The form around it has other fields as well; these are the ones that are drawn here.
  const control = given as Control<Written>;
  const { fields, append, remove } = useFieldArray({
    control,
    name: "persons",
  });
  return (
    <section className={classes["persons"]} aria-label={t("persons.title")}>
      <p className={classes["help"]}>{t("persons.help")}</p>
      {fields.map((field, index) => (
        <fieldset key={field.id} className={classes["person"]}>
          <legend>{t("persons.one", { number: index + 1 })}</legend>
          <TextField
            control={control}
            name={`persons.${index}.name`}
            label={t("field.personName")}
            optional
            width={400}
          />
          <Identifiers control={control} person={index} />
          <TextButton
            onClick={() => {
              remove(index);
            }}
          >
            {t("persons.remove", { number: index + 1 })}
          </TextButton>
        </fieldset>
      ))}
      <Button
        onClick={() => {
          append(structuredClone(blankPerson));
        }}
      >
        {t("persons.add")}
      </Button>
    </section>
  );
}

function Identifiers({
  control,
  person,
}: {
  readonly control: Control<Written>;
  readonly person: number;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const kinds = useWatch({
    control,
    name: `persons.${person}.identifiers` as "persons.0.identifiers",
  });
  const { fields, append, remove } = useFieldArray({
    control,
    name: `persons.${person}.identifiers` as "persons.0.identifiers",
  });
  return (
    <>
      {fields.map((field, index) => (
        <div key={field.id} className={classes["identifier"]}>
          <SelectField
            control={control}
            name={`persons.${person}.identifiers.${index}.kind`}
            label={t("persons.kind")}
            choices={Object.entries(identifierKinds).map(([value, words]) => ({
              value,
              label: text(words),
            }))}
            width={200}
          />
          <TextField
            control={control}
            name={`persons.${person}.identifiers.${index}.value`}
            label={text(identifierKinds[kinds[index]?.kind ?? field.kind])}
            optional
            width={280}
          />
          {fields.length === 1 ? null : (
            <TextButton
              label={t("persons.removeIdentifierOf", { number: index + 1 })}
              onClick={() => {
                remove(index);
              }}
            >
              {t("persons.removeIdentifier")}
            </TextButton>
          )}
        </div>
      ))}
      <TextButton
        onClick={() => {
          append({ kind: "account", value: null });
        }}
      >
        {t("persons.addIdentifier")}
      </TextButton>
    </>
  );
}
