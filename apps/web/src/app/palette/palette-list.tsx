import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaletteGroup, PaletteOption } from "./palette-option.ts";
import classes from "./palette.module.css";

interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly PaletteGroup[];
  readonly active: PaletteOption | null;
  readonly onPoint: (key: string) => void;
  readonly onChoose: (option: PaletteOption) => void;
}

/** The list that the field controls: the focus stays in the field, which says what is chosen. */
export function PaletteList(props: PaletteListProps): ReactNode {
  const { id, groups, active, onPoint, onChoose } = props;
  const { t } = useTranslation("search");
  const list = useRef<HTMLDivElement>(null);
  const key = active?.key;
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: "nearest" });
  }, [key]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={t("results")}>
      {groups.map((group) => (
        <div
          key={group.key}
          role="group"
          aria-labelledby={`${id}-${group.key}`}
          className={classes["group"]}
        >
          <p id={`${id}-${group.key}`} className={classes["heading"]}>
            {group.label}
          </p>
          {group.options.map((option) => (
            // The keyboard works in the field; here is what a pointer does.
            <div
              key={option.key}
              id={`${id}-${option.key}`}
              role="option"
              aria-selected={option.key === active?.key}
              className={classes["option"]}
              onPointerMove={() => {
                if (option.key !== active?.key) onPoint(option.key);
              }}
              onPointerDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                onChoose(option);
              }}
            >
              {option.face}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
