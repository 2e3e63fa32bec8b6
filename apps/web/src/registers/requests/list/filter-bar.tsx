import {
  plainQuery,
  type ListQuery,
  type ListWhere,
} from "@kept/domain/casework/listing";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { Drawer, Popover, TextInput } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Drawer.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AddFilter, FilterChip } from "../../../ui/filter-chip.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { KeyCap } from "../../../ui/key-cap.tsx";
import { useShortcut } from "../../../ui/shortcuts.tsx";
import { useLanguage } from "../../../ui/use-language.ts";
import { FilterPanel } from "./filter-panel.tsx";
import classes from "./filter-bar.module.css";
import { useFilterWords } from "./filter-words.ts";
import { SortMenu } from "./sort-menu.tsx";

interface FilterBarProps {
  readonly query: ListQuery;
  readonly text: string;
  readonly onChange: (next: Partial<ListQuery>) => void;
  readonly onSearch: (text: string) => void;
  readonly isPhone: boolean;
  /** On the phone the panel and the search are opened from the head of the page. */
  readonly isPanelOpen: boolean;
  readonly onPanel: (open: boolean) => void;
  readonly isSearchShown: boolean;
}

/** Under the tabs: search, the conditions as chips, and the order. */
export function FilterBar(props: FilterBarProps): ReactNode {
  const { query, text, onChange, onSearch, isPhone } = props;
  const { isPanelOpen, onPanel, isSearchShown } = props;
  const { t } = useTranslation("requests");
  const language = useLanguage();
  const words = useFilterWords(query);
  useShortcut({ keys: "f", label: t("filter.add") }, () => {
    onPanel(true);
  });
  const panel = (
    <FilterPanel
      query={query}
      onChange={onChange}
      onClose={() => {
        onPanel(false);
      }}
    />
  );
  const chips = words.map(({ field, value }) => (
    <FilterChip
      key={field.key}
      label={field.label[language]}
      value={value}
      // A day is chosen on the morning page; here it can only be taken away.
      onEdit={
        field.kind === "due"
          ? undefined
          : () => {
              onPanel(true);
            }
      }
      onRemove={() => {
        onChange({ where: withoutFilter(query, field.key) });
      }}
    />
  ));

  if (isPhone) {
    return (
      <>
        {isSearchShown || words.length > 0 ? (
          <div className={classes["bar"]}>
            {isSearchShown ? (
              <SearchField text={text} onSearch={onSearch} autoFocus />
            ) : null}
            {chips}
          </div>
        ) : null}
        <Drawer.Root
          opened={isPanelOpen}
          onClose={() => {
            onPanel(false);
          }}
          position="bottom"
          size="auto"
          transitionProps={{ duration: 120, transition: "fade" }}
        >
          <Drawer.Overlay />
          <Drawer.Content aria-label={t("filter.title")}>
            <Drawer.Body className={classes["sheet"] ?? ""}>
              {panel}
            </Drawer.Body>
          </Drawer.Content>
        </Drawer.Root>
      </>
    );
  }
  return (
    <div className={classes["bar"]}>
      <SearchField text={text} onSearch={onSearch} />
      {chips}
      <Popover
        opened={isPanelOpen}
        onChange={onPanel}
        position="bottom-start"
        trapFocus
        returnFocus
        withRoles
      >
        <Popover.Target>
          <AddFilter
            label={t("filter.add")}
            onClick={() => {
              onPanel(!isPanelOpen);
            }}
          />
        </Popover.Target>
        <Popover.Dropdown
          className={classes["dropdown"] ?? ""}
          aria-label={t("filter.title")}
        >
          {panel}
        </Popover.Dropdown>
      </Popover>
      <span className={classes["end"]}>
        <SortMenu query={query} onChange={onChange} />
      </span>
    </div>
  );
}

function withoutFilter({ view, where }: ListQuery, key: string): ListWhere {
  return { ...where, [key]: plainQuery(requestListing, view).where[key] ?? [] };
}

interface SearchFieldProps {
  readonly text: string;
  readonly onSearch: (text: string) => void;
  readonly autoFocus?: boolean;
}

const longestSearch = 200;

function SearchField({
  text,
  onSearch,
  autoFocus = false,
}: SearchFieldProps): ReactNode {
  const { t } = useTranslation("requests");
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const searchSoon = useDebouncedCallback((wanted: string) => {
    onSearch(wanted.trim());
  }, 250);
  useShortcut({ keys: "/", label: t("search.label") }, () => {
    field.current?.focus();
    field.current?.select();
  });
  // The way back through the history changes it from outside.
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    setSeen(text);
    if (typed.trim() !== text) setTyped(text);
  }
  const change = (wanted: string): void => {
    setTyped(wanted);
    searchSoon(wanted);
  };
  return (
    <TextInput
      ref={field}
      type="search"
      value={typed}
      autoFocus={autoFocus}
      autoComplete="off"
      maxLength={longestSearch}
      aria-label={t("search.label")}
      placeholder={t("search.placeholder")}
      aria-keyshortcuts="/"
      className={classes["search"] ?? ""}
      leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
      rightSection={
        typed === "" ? (
          <span className={classes["cap"]}>
            <KeyCap>/</KeyCap>
          </span>
        ) : (
          <IconButton
            label={t("search.clear")}
            onClick={() => {
              change("");
              field.current?.focus();
            }}
          >
            <IconX size={14} stroke={1.6} />
          </IconButton>
        )
      }
      onChange={(event) => {
        change(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape" && typed !== "") {
          event.preventDefault();
          change("");
        }
      }}
    />
  );
}
