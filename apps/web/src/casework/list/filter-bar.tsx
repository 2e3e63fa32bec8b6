import {
  conditionsBeyond,
  plainQuery,
} from "@kept/domain/casework/listing-query";
import type { ListField } from "@kept/domain/casework/listing";
import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { AddFilter, FilterChip } from "../../ui/filter-chip.tsx";
import { Menu } from "../../ui/menu.tsx";
import { useShortcut } from "../../ui/shortcuts.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import { ListSearch } from "../search/list-search.tsx";
import type { ListState } from "../use-list-query.ts";
import classes from "./filter-bar.module.css";
import { useValueWords } from "./filter-words.ts";

const FilterPanel = lazy(async () => ({
  default: (await import("./filter-panel.tsx")).FilterPanel,
}));

interface FilterBarProps {
  readonly state: ListState;
  /** Null for a list that has no words to search for. */
  readonly searchLabel: string | null;
  readonly isPhone: boolean;
  /** On the phone both are opened from the head of the page. */
  readonly isAdding: boolean;
  readonly onAdd: (isAdding: boolean) => void;
  readonly isSearchShown: boolean;
  /** What can be done with the view once its conditions are others. */
  readonly view: ReactNode;
  /** How the list looks, at the end of the bar. */
  readonly end: ReactNode;
}

/** Under the tabs: search, and the conditions as chips that can be changed, from the fields of the list. */
export function FilterBar(props: FilterBarProps): ReactNode {
  const { state, searchLabel, isPhone, isAdding, onAdd, end } = props;
  const { query, change, listing } = state;
  const { t } = useTranslation("list");
  const language = useLanguage();
  const bar = useRef<HTMLDivElement>(null);
  /** The condition whose values are being chosen; one without values is a chip as long as that lasts. */
  const [edited, setEdited] = useState<ListField | null>(null);
  const beyond = conditionsBeyond(listing, query);
  const wordsOf = useValueWords(beyond.some(({ kind }) => kind === "person"));
  useShortcut({ keys: "f", label: t("filter.add") }, () => {
    onAdd(true);
  });
  const ask = (key: string, values: readonly string[] = []): void => {
    change({ where: { ...query.where, [key]: values } });
  };
  // The focus goes back to the chip, or to where the next one is added when there is none any more.
  const left = useRef<string | null | undefined>(undefined);
  const leave = (key: string | null): void => {
    left.current = key;
    setEdited(null);
  };
  useEffect(() => {
    if (left.current === undefined || edited !== null) return;
    const at = shown.findIndex(({ key }) => key === left.current);
    left.current = undefined;
    const faces = bar.current?.querySelectorAll<HTMLElement>("[data-face]");
    const add = bar.current?.querySelector<HTMLElement>("[data-add-filter]");
    (faces?.[at] ?? add)?.focus();
  });
  const shown =
    edited === null || beyond.some(({ key }) => key === edited.key)
      ? beyond
      : [...beyond, edited];
  const chips = shown.map((field) => {
    const label = field.label[language];
    const [first, ...others] = (query.where[field.key] ?? []).map((value) =>
      wordsOf(field, value),
    );
    const value =
      first === undefined
        ? field === edited
          ? "…"
          : t("filter.any")
        : others.length === 0
          ? first
          : t("filter.andMore", { first, count: others.length });
    const isOpen = edited?.key === field.key;
    return (
      <FilterChip
        key={field.key}
        label={label}
        value={value}
        isOpen={isOpen}
        onEdit={() => {
          setEdited(isOpen ? null : field);
        }}
        onRemove={() => {
          leave(null);
          ask(field.key, plainQuery(listing, query.view).where[field.key]);
        }}
      >
        {isOpen ? (
          <Suspense fallback={null}>
            <FilterPanel
              field={field}
              values={query.where[field.key] ?? []}
              isPhone={isPhone}
              onChange={(values) => {
                ask(field.key, values);
              }}
              onClose={() => {
                leave(field.key);
              }}
            />
          </Suspense>
        ) : null}
      </FilterChip>
    );
  });

  const add = (
    <Menu
      opened={isAdding}
      onChange={onAdd}
      position="bottom-start"
      width={220}
      loop
    >
      <Menu.Target>
        <AddFilter label={t("filter.add")} />
      </Menu.Target>
      <Menu.Dropdown className={classes["fields"] ?? ""}>
        <Menu.Label>{t("filter.choose")}</Menu.Label>
        {listing.fields.map((field) => (
          <Menu.Item
            key={field.key}
            onClick={() => {
              setEdited(field);
            }}
          >
            {field.label[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  const search =
    searchLabel === null ? null : (
      <ListSearch state={state} label={searchLabel} autoFocus={isPhone} />
    );
  const isAnything = shown.length > 0;
  if (isPhone && !props.isSearchShown && !isAnything && !isAdding) return null;
  return (
    <div ref={bar} className={classes["bar"]}>
      {!isPhone || props.isSearchShown ? search : null}
      {chips}
      {add}
      {props.view}
      {isPhone ? null : <span className={classes["end"]}>{end}</span>}
    </div>
  );
}
