import { densities, layouts } from "@kept/domain/casework/listing-query";
import { writeListQuery } from "@kept/domain/casework/listing-address";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "../../people/session.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import type { ListState } from "../use-list-query.ts";
import { usualColumns } from "./column-choice.ts";
import classes from "./list-look.module.css";
import { inOrder } from "./list-order.ts";

const ColumnChooser = lazy(async () => ({
  default: (await import("./column-chooser.tsx")).ColumnChooser,
}));

interface ListLookProps {
  readonly state: ListState;
  readonly iconSize?: 16 | 20;
  /** There is no room for a table: on the phone, and beside a case. */
  readonly isNarrow: boolean;
}

const directions = ["asc", "desc"] as const;
const rowKinds = ["queue", "table"] as const;

/** How the list looks: its order, its rows, how high they are, and how one goes on to the next. */
export function ListLook({
  state,
  iconSize = 16,
  isNarrow,
}: ListLookProps): ReactNode {
  const { query, change, listing, places, text } = state;
  const { permissions } = useMe();
  const { t } = useTranslation("list");
  const language = useLanguage();
  const [isChoosing, setChoosing] = useState(false);
  const isTable = query.columns !== null;
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setChoosing(false);
    button.current?.focus();
  };
  return (
    <span className={classes["place"]}>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <IconButton ref={button} label={t("look.label")}>
            <IconAdjustmentsHorizontal size={iconSize} stroke={1.6} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown className={classes["menu"] ?? ""}>
          {places.export !== null && permissions.includes("cases.export") ? (
            <>
              <Menu.Item
                component={Link}
                to={`${places.export}${writeListQuery(listing, query)}`}
                state={text === "" ? null : { text }}
              >
                {t("look.export")}…
              </Menu.Item>
              <Menu.Divider />
            </>
          ) : null}
          <Choice
            title={t("look.sort")}
            value={query.sort}
            options={listing.sorts.map(({ key, label }) => [
              key,
              label[language],
            ])}
            onChange={(sort) => {
              change(inOrder(listing, sort));
            }}
          />
          <Menu.Divider />
          <Choice
            value={query.direction}
            options={directions.map((key) => [key, t(`look.${key}`)])}
            onChange={(direction) => {
              change(inOrder(listing, query.sort, direction));
            }}
          />
          {isNarrow ? null : (
            <>
              <Menu.Divider />
              <Choice
                title={t("look.rows")}
                value={isTable ? "table" : "queue"}
                options={rowKinds.map((key) => [key, t(`look.${key}`)])}
                onChange={(kind) => {
                  change({
                    columns: kind === "table" ? usualColumns(listing) : null,
                  });
                }}
              />
              {isTable ? (
                <Menu.Item
                  onClick={() => {
                    setChoosing(true);
                  }}
                >
                  {t("look.columns")}…
                </Menu.Item>
              ) : null}
            </>
          )}
          <Menu.Divider />
          <Choice
            title={t("look.density")}
            value={query.density}
            options={densities.map((key) => [key, t(`look.${key}`)])}
            onChange={(density) => {
              change({ density });
            }}
          />
          <Menu.Divider />
          <Choice
            title={t("look.layout")}
            value={query.layout}
            options={layouts.map((key) => [key, t(`look.${key}`)])}
            onChange={(layout) => {
              change({ layout });
            }}
          />
        </Menu.Dropdown>
      </Menu>
      {isChoosing ? (
        <Suspense fallback={null}>
          <ColumnChooser state={state} onClose={close} />
        </Suspense>
      ) : null}
    </span>
  );
}

interface ChoiceProps<Key extends string> {
  readonly title?: string;
  readonly value: Key;
  readonly options: readonly (readonly [Key, string])[];
  readonly onChange: (key: Key) => void;
}

function Choice<Key extends string>({
  title,
  value,
  options,
  onChange,
}: ChoiceProps<Key>): ReactNode {
  return (
    <Menu.RadioGroup
      value={value}
      onChange={(chosen) => {
        const option = options.find(([key]) => key === chosen);
        if (option !== undefined && option[0] !== value) onChange(option[0]);
      }}
    >
      {title === undefined ? null : <Menu.Label>{title}</Menu.Label>}
      {options.map(([key, label]) => (
        <Menu.RadioItem key={key} value={key}>
          {label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
