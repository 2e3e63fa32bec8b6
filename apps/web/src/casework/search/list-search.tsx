import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch, IconX } from "@tabler/icons-react";
import { lazy, Suspense, useId, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { allWords } from "../../locales/language.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { KeyCap } from "../../ui/key-cap.tsx";
import { useShortcut } from "../../ui/shortcuts.tsx";
import type { ListState } from "../use-list-query.ts";
import classes from "./list-search.module.css";
import type { SearchReader } from "./search-help.tsx";

// What reads conditions, and says what it read, comes when somebody begins to search.
const SearchHelp = lazy(async () => {
  const [{ SearchHelp: loaded }] = await Promise.all([
    import("./search-help.tsx"),
    allWords(),
  ]);
  return { default: loaded };
});

interface ListSearchProps {
  readonly state: ListState;
  readonly label: string;
  readonly autoFocus: boolean;
}

const longestSearch = 200;
const pauseMs = 250;

/**
 * Searches inside a list. A condition that is typed, such as `type:deletion`, becomes one of the list's own with
 * the space behind it or with Enter; everything else is looked for as words.
 */
export function ListSearch({
  state,
  label,
  autoFocus,
}: ListSearchProps): ReactNode {
  const { text, search, narrow } = state;
  const { t } = useTranslation("list");
  const helpId = useId();
  const field = useRef<HTMLInputElement>(null);
  const reader = useRef<SearchReader | null>(null);
  const [typed, setTyped] = useState(text);
  const [isHere, setHere] = useState(false);
  const [isComposing, setComposing] = useState(false);
  const searchSoon = useDebouncedCallback(search, pauseMs);
  useShortcut({ keys: "/", label }, () => {
    field.current?.focus();
    field.current?.select();
  });
  // The way back through the history changes it from outside.
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    setSeen(text);
    if (typed.trim() !== text) setTyped(text);
  }

  /** Conditions that were understood go to the list, words are looked for, what was not understood stays. */
  const take = (wanted: string, isOver: boolean): void => {
    const read = reader.current?.(wanted);
    const words = read?.text ?? wanted.trim();
    const isTaken = read?.isSaid === true && (isOver || /\s$/.test(wanted));
    if (isTaken) {
      searchSoon.cancel();
      const left = read.problems
        .filter(({ kind }) => kind !== "operator")
        .map((problem) => problem.typed);
      setTyped([...left, words].filter((one) => one !== "").join(" "));
      narrow(read.where, words);
    } else if (isOver) {
      searchSoon.cancel();
      search(words);
    } else if (read?.isSaid !== true) searchSoon(words);
  };
  const change = (wanted: string, composing = isComposing): void => {
    setTyped(wanted);
    if (!composing) take(wanted, false);
  };
  return (
    <div
      className={classes["search"]}
      onFocus={() => {
        setHere(true);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHere(false);
      }}
    >
      <TextInput
        ref={field}
        type="search"
        value={typed}
        autoFocus={autoFocus}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={longestSearch}
        aria-label={label}
        aria-describedby={isHere ? helpId : undefined}
        placeholder={t("search.placeholder")}
        aria-keyshortcuts="/"
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
                search("");
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
        onCompositionStart={() => {
          setComposing(true);
        }}
        onCompositionEnd={(event) => {
          setComposing(false);
          change(event.currentTarget.value, false);
        }}
        onKeyDown={(event) => {
          // 229 is what some browsers say for the Enter that ends a composition.
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === "Enter") take(typed, true);
          if (event.key === "Escape" && typed !== "") {
            event.preventDefault();
            change("");
            search("");
          }
        }}
      />
      {isHere ? (
        <Suspense fallback={null}>
          <SearchHelp
            id={helpId}
            listing={state.listing}
            typed={typed}
            reader={reader}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
