import {
  conditionsBeyond,
  plainQuery,
  type ListQuery,
} from "@kept/domain/casework/listing";
import { Button, Checkbox, Radio } from "@mantine/core";
import "@mantine/core/styles/Radio.layer.css";
import { registers } from "@kept/domain/registers/index";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../ui/use-language.ts";
import { useMe } from "../../../people/session.tsx";
import { useColleagues } from "./filter-words.ts";
import classes from "./filter-panel.module.css";

interface FilterPanelProps {
  readonly query: ListQuery;
  readonly onChange: (next: Partial<ListQuery>) => void;
  readonly onClose: () => void;
}

interface Option {
  readonly key: string;
  readonly label: string;
}

const boxClasses = {
  label: classes["label"] ?? "",
  radio: classes["box"] ?? "",
};
const checkboxClasses = {
  label: classes["label"] ?? "",
  input: classes["box"] ?? "",
};

const nobody = "none";
const anybody = "";

/** Every condition a list can have, at once. Each takes effect as it is ticked. */
export function FilterPanel({
  query: asked,
  onChange: onAsk,
  onClose,
}: FilterPanelProps): ReactNode {
  const { t } = useTranslation("requests");
  const language = useLanguage();
  const me = useMe();
  const colleagues = useColleagues(me.permissions.includes("people.view"));
  // The address follows a moment later; a box that waited for it would jump back and forth.
  const [query, setQuery] = useState(asked);
  const [seen, setSeen] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    setQuery(asked);
  }
  const onChange = (next: Partial<ListQuery>): void => {
    const changed = { ...query, ...next };
    setQuery(changed);
    onAsk(changed);
  };
  const { stages } = registers.requests.workflow;
  const choices = (key: string) => {
    const field = requestListing.fields.find((one) => one.key === key);
    return {
      legend: field?.label[language] ?? "",
      options: (field?.values ?? []).map(({ value, label }) => ({
        key: value,
        label: label[language],
      })),
      chosen: query.where[key] ?? [],
      onChange: (values: readonly string[]) => {
        onChange({ where: { ...query.where, [key]: values } });
      },
    };
  };
  const stage = choices("stage");
  const [owner = anybody] = query.where["owner"] ?? [];
  return (
    <div className={classes["panel"]}>
      <div className={classes["columns"]}>
        <div>
          <Choices {...choices("policy")} />
          <Choices
            {...stage}
            options={stage.options.filter(
              ({ key }) =>
                "terminal" in stages[key as keyof typeof stages] ===
                (query.view === "closed"),
            )}
          />
        </div>
        <Choices {...choices("type")} />
        {query.view === "mine" ? null : (
          <fieldset className={classes["choices"]}>
            <legend className={classes["legend"]}>
              {choices("owner").legend}
            </legend>
            {[
              { id: anybody, name: t("filter.anybody") },
              { id: nobody, name: t("filter.nobody") },
              ...colleagues,
            ].map(({ id, name }) => (
              <Radio
                key={id}
                name="owner"
                label={name}
                classNames={boxClasses}
                checked={owner === id}
                onChange={() => {
                  onChange({
                    where: {
                      ...query.where,
                      owner: id === anybody ? [] : [id],
                    },
                  });
                }}
              />
            ))}
          </fieldset>
        )}
      </div>
      <div className={classes["acts"]}>
        <Button data-bar onClick={onClose}>
          {t("filter.done")}
        </Button>
        {conditionsBeyond(requestListing, query).length === 0 ? null : (
          <Button
            data-bar
            variant="subtle"
            onClick={() => {
              const { where } = plainQuery(requestListing, query.view);
              onChange({ where });
            }}
          >
            {t("filter.clear")}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ChoicesProps {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choices({
  legend,
  options,
  chosen,
  onChange,
}: ChoicesProps): ReactNode {
  return (
    <fieldset className={classes["choices"]}>
      <legend className={classes["legend"]}>{legend}</legend>
      {options.map(({ key, label }) => (
        <Checkbox
          key={key}
          label={label}
          classNames={checkboxClasses}
          checked={chosen.includes(key)}
          onChange={(event) => {
            const isChosen = event.currentTarget.checked;
            onChange(
              options
                .map((option) => option.key)
                .filter((one) =>
                  one === key ? isChosen : chosen.includes(one),
                ),
            );
          }}
        />
      ))}
    </fieldset>
  );
}
