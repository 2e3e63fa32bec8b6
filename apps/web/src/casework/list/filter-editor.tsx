import { readDaySpan, writeDaySpan } from "@kept/domain/casework/listing-days";
import type { ListField } from "@kept/domain/casework/listing";
import { Button, Checkbox, Radio, TextInput } from "@mantine/core";
import "@mantine/core/styles/Radio.layer.css";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./filter-editor.module.css";
import { useColleagues } from "./filter-words.ts";

interface FilterEditorProps {
  readonly field: ListField;
  readonly values: readonly string[];
  /** Takes effect at once. */
  readonly onChange: (values: readonly string[]) => void;
  readonly onClose: () => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** From so many values on, one may look for them by name. */
const many = 10;

/** The values of one condition: ticked, chosen, or from a day to another, as its field says. */
export function FilterEditor({
  field,
  values: asked,
  onChange: onAsk,
  onClose,
}: FilterEditorProps): ReactNode {
  const { t } = useTranslation("list");
  // The address follows a moment later; a box that waited for it would jump back and forth.
  const [values, setValues] = useState(asked);
  const onChange = (next: readonly string[]): void => {
    setValues(next);
    onAsk(next);
  };
  const options = useOptions(field);
  const hasDays = field.kind === "day" || field.kind === "due";
  const isKnown = (value: string): boolean =>
    options.some((option) => option.value === value);
  return (
    <div className={classes["editor"]}>
      {options.length === 0 ? null : (
        <Choices
          field={field}
          options={options}
          chosen={values}
          onChange={onChange}
        />
      )}
      {hasDays ? (
        <Days
          field={field}
          value={values.find((value) => !isKnown(value)) ?? ""}
          onChange={(days) => {
            const known = values.filter(isKnown);
            onChange(days === "" ? known : [...known, days]);
          }}
        />
      ) : null}
      <div className={classes["acts"]}>
        <Button data-bar onClick={onClose}>
          {t("filter.done")}
        </Button>
        {values.length === 0 ? null : (
          <Button
            data-bar
            variant="subtle"
            onClick={() => {
              onChange([]);
              onClose();
            }}
          >
            {t("filter.remove")}
          </Button>
        )}
      </div>
    </div>
  );
}

function useOptions(field: ListField): readonly Option[] {
  const { t } = useTranslation("list");
  const language = useLanguage();
  const colleagues = useColleagues(field.kind === "person");
  const listed = (field.values ?? []).map(({ value, label }) => ({
    value,
    label: label[language],
  }));
  if (field.kind === "person")
    return [
      ...listed,
      ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
    ];
  if (field.kind === "flag")
    return [
      { value: "yes", label: t("filter.yes") },
      { value: "no", label: t("filter.no") },
    ];
  return listed;
}

interface ChoicesProps {
  readonly field: ListField;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choices({
  field,
  options,
  chosen,
  onChange,
}: ChoicesProps): ReactNode {
  const { t } = useTranslation("list");
  const language = useLanguage();
  const [wanted, setWanted] = useState("");
  const legend = field.label[language];
  const found = options.filter(({ label }) =>
    label.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <fieldset className={classes["choices"]}>
      <legend className={classes["legend"]}>{legend}</legend>
      {options.length > many ? (
        <TextInput
          type="search"
          autoComplete="off"
          aria-label={t("filter.find", { field: legend })}
          placeholder={t("filter.find", { field: legend })}
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
          }}
        />
      ) : null}
      <div className={classes["options"]}>
        {found.map(({ value, label }) =>
          field.many ? (
            <Checkbox
              key={value}
              label={label}
              checked={chosen.includes(value)}
              onChange={(event) => {
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, value]
                    : chosen.filter((one) => one !== value),
                );
              }}
            />
          ) : (
            <Radio
              key={value}
              name={field.key}
              label={label}
              checked={chosen.includes(value)}
              onChange={() => {
                onChange([value]);
              }}
            />
          ),
        )}
        {found.length === 0 ? (
          <p className={classes["none"]}>{t("filter.none")}</p>
        ) : null}
      </div>
    </fieldset>
  );
}

interface DaysProps {
  readonly field: ListField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** From a day to a day; either end may be open. */
function Days({ field, value, onChange }: DaysProps): ReactNode {
  const { t } = useTranslation("list");
  const language = useLanguage();
  const [typed, setTyped] = useState(() => {
    const { from = null, until = null } = readDaySpan(value) ?? {};
    return { from: from ?? "", until: until ?? "" };
  });
  const change = (next: typeof typed): void => {
    setTyped(next);
    const said = writeDaySpan({
      from: next.from === "" ? null : next.from,
      until: next.until === "" ? null : next.until,
    });
    // An end before its beginning is half typed, and asks for nothing yet.
    if (readDaySpan(said) !== null) onChange(said);
    else if (next.from === "" && next.until === "") onChange("");
  };
  return (
    <fieldset className={classes["choices"]}>
      <legend className={classes["legend"]}>
        {field.kind === "day" ? field.label[language] : t("filter.daysOf")}
      </legend>
      <div className={classes["days"]}>
        <TextInput
          type="date"
          label={t("filter.firstDay")}
          value={typed.from}
          max={typed.until === "" ? undefined : typed.until}
          onChange={(event) => {
            change({ ...typed, from: event.currentTarget.value });
          }}
        />
        <TextInput
          type="date"
          label={t("filter.lastDay")}
          value={typed.until}
          min={typed.from === "" ? undefined : typed.from}
          onChange={(event) => {
            change({ ...typed, until: event.currentTarget.value });
          }}
        />
      </div>
    </fieldset>
  );
}
