import { Button, Checkbox, Radio } from "@mantine/core";
import "@mantine/core/styles/Radio.layer.css";
import { registers } from "@kept/domain/registers/index";
import { policies } from "@kept/domain/registers/requests/policies";
import {
  requestTypeKeys,
  requestTypes,
} from "@kept/domain/registers/requests/types";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../ui/use-language.ts";
import { useMe } from "../../../people/session.tsx";
import { useColleagues } from "./filter-words.ts";
import {
  conditionCount,
  plainQuery,
  stageKeys,
  type ListQuery,
} from "./list-query.ts";
import classes from "./filter-panel.module.css";

interface FilterPanelProps {
  readonly query: ListQuery;
  readonly onChange: (next: Partial<ListQuery>) => void;
  readonly onClose: () => void;
}

interface Option<Key extends string> {
  readonly key: Key;
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
  const shownStages = stageKeys.filter(
    (stage) => "terminal" in stages[stage] === (query.view === "closed"),
  );
  return (
    <div className={classes["panel"]}>
      <div className={classes["columns"]}>
        <div>
          <Choices
            legend={t("filter.policyIds")}
            options={policies.map(({ id, title }) => ({
              key: id,
              label: title[language],
            }))}
            chosen={query.policyIds}
            onChange={(policyIds) => {
              onChange({ policyIds });
            }}
          />
          <Choices
            legend={t("filter.stages")}
            options={shownStages.map((key) => ({
              key,
              label: stages[key].label[language],
            }))}
            chosen={query.stages}
            onChange={(chosen) => {
              onChange({ stages: chosen });
            }}
          />
        </div>
        <Choices
          legend={t("filter.types")}
          options={requestTypeKeys.map((key) => ({
            key,
            label: requestTypes[key].label[language],
          }))}
          chosen={query.types}
          onChange={(types) => {
            onChange({ types });
          }}
        />
        {query.view === "mine" ? null : (
          <fieldset className={classes["choices"]}>
            <legend className={classes["legend"]}>{t("filter.ownerId")}</legend>
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
                checked={(query.ownerId ?? anybody) === id}
                onChange={() => {
                  onChange({ ownerId: id === anybody ? null : id });
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
        {conditionCount(query) === 0 ? null : (
          <Button
            data-bar
            variant="subtle"
            onClick={() => {
              const { sort, direction } = query;
              onChange({ ...plainQuery(query.view), sort, direction });
            }}
          >
            {t("filter.clear")}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ChoicesProps<Key extends string> {
  readonly legend: string;
  readonly options: readonly Option<Key>[];
  readonly chosen: readonly Key[];
  readonly onChange: (chosen: readonly Key[]) => void;
}

function Choices<Key extends string>({
  legend,
  options,
  chosen,
  onChange,
}: ChoicesProps<Key>): ReactNode {
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
