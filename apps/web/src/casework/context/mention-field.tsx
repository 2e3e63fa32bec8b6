import { Textarea } from "@mantine/core";
import { VisuallyHidden } from "@mantine/core";
import { roleKeys, roles, type Role } from "@kept/domain/access/permissions";
import {
  mentionBeingTyped,
  mentionedIn,
  type Mentionable,
} from "@kept/domain/casework/mentions";
import {
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import type { FieldPath, FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useField, type FieldProps } from "../../ui/form/field.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import classes from "./mention-field.module.css";
import { useCaseContext, useNamed } from "./use-case-context.ts";

interface Name {
  readonly id: string;
  readonly name: string;
  readonly remark: string;
  readonly mayKnow: boolean;
}

const mostNames = 6;

/** The words of a note; after "@" a colleague or a role is chosen by name. */
export function MentionField<
  Input extends FieldValues,
  Field extends FieldPath<Input>,
  Output,
>({
  caseId,
  ...props
}: FieldProps<Input, Field, Output> & { readonly caseId: string }): ReactNode {
  const { t } = useTranslation("context");
  const { field, frame } = useField({ ...props, width: 640 });
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const named = useNamed(caseId);
  const text: string = field.value ?? "";
  const [cursor, setCursor] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const [at, setAt] = useState(0);
  const typed = isClosed ? null : mentionBeingTyped(text, cursor);
  const names = useNames(caseId, typed?.typed ?? null);
  const isOpen = typed !== null && names.length > 0;
  const chosen = names[Math.min(at, names.length - 1)];

  const take = (name: string): void => {
    if (typed === null) return;
    const words = `@${name} `;
    const next = text.slice(0, typed.from) + words + text.slice(cursor);
    const place = typed.from + words.length;
    field.onChange(next);
    setCursor(place);
    // The field shows the new words only after this.
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(place, place);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((now) => (now + step + names.length) % names.length);
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      if (chosen !== undefined) take(chosen.name);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setClosed(true);
    }
  };
  const look = (): void => {
    setCursor(box.current?.selectionStart ?? 0);
    setAt(0);
  };

  return (
    <div className={classes["field"]}>
      <Textarea
        {...frame}
        {...field}
        ref={(element) => {
          box.current = element;
          field.ref(element);
        }}
        value={text}
        minRows={3}
        maxRows={16}
        aria-autocomplete="list"
        {...(isOpen && {
          "aria-controls": listId,
          "aria-activedescendant": `${listId}-${chosen?.id ?? ""}`,
        })}
        onChange={(event) => {
          setClosed(false);
          field.onChange(event.currentTarget.value);
          look();
        }}
        onSelect={look}
        onKeyDown={onKeyDown}
        onBlur={() => {
          field.onBlur();
          setClosed(true);
        }}
      />
      {isOpen ? (
        <div
          id={listId}
          role="listbox"
          aria-label={t("mention.list")}
          className={classes["list"]}
        >
          {names.map(({ id, name, remark, mayKnow }) => (
            <div
              key={id}
              id={`${listId}-${id}`}
              role="option"
              tabIndex={-1}
              aria-selected={id === chosen?.id}
              className={classes["option"]}
              onMouseDown={(event) => {
                // The field keeps the focus.
                event.preventDefault();
                take(name);
              }}
            >
              <span>{name}</span>
              <span
                className={classes["remark"]}
                data-blind={!mayKnow || undefined}
              >
                {mayKnow ? remark : t("mention.blind")}
              </span>
            </div>
          ))}
        </div>
      ) : null}
      <VisuallyHidden role="status">
        {isOpen ? t("mention.found", { count: names.length }) : null}
      </VisuallyHidden>
      <Blind caseId={caseId} text={text} named={named} />
    </div>
  );
}

/** Colleagues and roles whose name begins with what is typed, in any of its words. */
function useNames(caseId: string, typed: string | null): readonly Name[] {
  const { t } = useTranslation("context");
  const language = useLanguage();
  const nameOf = usePersonName();
  const { data } = useCaseContext(caseId);
  if (typed === null) return [];
  const wanted = typed.toLocaleLowerCase();
  const fits = (names: readonly (string | null)[]): boolean =>
    names.some(
      (name) =>
        name !== null &&
        (name.toLocaleLowerCase().startsWith(wanted) ||
          name
            .toLocaleLowerCase()
            .split(" ")
            .some((word) => word.startsWith(wanted))),
    );
  const people = (data?.colleagues ?? [])
    .filter(({ name, nameZh }) => fits([name, nameZh]))
    .map((person) => ({
      id: person.id,
      name: nameOf(person),
      remark: roles[person.role][language],
      mayKnow: person.mayKnow,
    }));
  const groups = roleKeys
    .filter((role: Role) => fits([roles[role].en, roles[role].zh]))
    .map((role) => ({
      id: `role:${role}`,
      name: roles[role][language],
      remark: t("mention.role"),
      mayKnow: role !== "admin",
    }));
  return [...people, ...groups].slice(0, mostNames);
}

/** Says who is named and will not be told, before the note is written. */
function Blind({
  caseId,
  text,
  named,
}: {
  readonly caseId: string;
  readonly text: string;
  readonly named: readonly Mentionable[];
}): ReactNode {
  const { t } = useTranslation("context");
  const language = useLanguage();
  const nameOf = usePersonName();
  const { data } = useCaseContext(caseId);
  const ids = text.includes("@") ? mentionedIn(text, named) : [];
  const blind = (data?.colleagues ?? []).filter(
    ({ id, mayKnow }) => !mayKnow && ids.includes(id),
  );
  if (blind.length === 0) return null;
  const names = new Intl.ListFormat(
    language === "zh" ? "zh-CN" : "en-GB",
  ).format(blind.map(nameOf));
  return (
    <p role="status" className={classes["warning"]}>
      {t("mention.warning", { names })}
    </p>
  );
}
