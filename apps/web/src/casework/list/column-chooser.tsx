import { Button, Checkbox, VisuallyHidden } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconGripVertical,
  IconMinus,
  IconPlus,
} from "@tabler/icons-react";
import type { ListColumn } from "@kept/domain/casework/listing";
import {
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent as ReactPointerEvent,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { Sheet } from "../../ui/sheet.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import type { ListState } from "../use-list-query.ts";
import classes from "./column-chooser.module.css";
import {
  chosenColumns,
  isUsual,
  moveColumn,
  showColumn,
  usualColumns,
  widenColumn,
  type Columns,
} from "./column-choice.ts";

interface ColumnChooserProps {
  readonly state: ListState;
  readonly onClose: () => void;
}

const rowHeight = 36;
const step = 16;
const widest = 640;

/** Which columns there are, in which order and how wide: by dragging, and by keyboard all the same. */
export function ColumnChooser({
  state: { listing, query, change },
  onClose,
}: ColumnChooserProps): ReactNode {
  const { t } = useTranslation("list");
  const language = useLanguage();
  // The address follows a moment later.
  const [columns, setColumns] = useState(() => chosenColumns(listing, query));
  const [said, setSaid] = useState("");
  const list = useRef<HTMLUListElement>(null);
  // A box that goes from one list to the other keeps the focus.
  const ticked = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (ticked.current === null) return;
    document
      .querySelector<HTMLElement>(
        `[data-column="${CSS.escape(ticked.current)}"] input`,
      )
      ?.focus();
    ticked.current = null;
  }, [columns]);
  const apply = (next: Columns): void => {
    setColumns(next);
    change({ columns: next });
  };
  const nameOf = (key: string): string =>
    listing.columns.find((column) => column.key === key)?.label[language] ?? "";
  const move = (from: number, to: number): void => {
    const key = columns[from]?.key;
    if (key === undefined || to < 0 || to >= columns.length) return;
    apply(moveColumn(columns, from, to));
    setSaid(
      t("columns.moved", {
        column: nameOf(key),
        at: to + 1,
        of: columns.length,
      }),
    );
  };
  const drag = useDrag(list, columns, {
    onMove: (next) => {
      setColumns(next);
    },
    onEnd: apply,
  });
  const shown = columns.flatMap(({ key, width }) => {
    const column = listing.columns.find((one) => one.key === key);
    return column === undefined ? [] : [{ column, width }];
  });
  const others = listing.columns.filter(
    ({ key }) => !columns.some((one) => one.key === key),
  );
  const box = (column: ListColumn, isShown: boolean): ReactNode => (
    <Checkbox
      className={classes["name"] ?? ""}
      label={
        <>
          {column.label[language]}
          {column.personal ? (
            <span className={classes["personal"]}>{t("columns.personal")}</span>
          ) : null}
        </>
      }
      checked={isShown}
      disabled={column.fixed === true}
      onChange={(event) => {
        ticked.current = column.key;
        apply(showColumn(columns, column.key, event.currentTarget.checked));
      }}
    />
  );
  return (
    <Sheet
      label={t("columns.title")}
      side="end"
      returnFocus
      className={classes["chooser"]}
      onClose={onClose}
    >
      <p className={classes["help"]}>{t("columns.help")}</p>
      <ul ref={list} className={classes["list"]}>
        {shown.map(({ column, width }, at) => {
          const name = column.label[language];
          const wide = width ?? column.width;
          return (
            <li
              key={column.key}
              className={classes["row"]}
              data-column={column.key}
              data-dragged={drag.dragged === column.key || undefined}
            >
              <span
                className={classes["grip"]}
                title={t("columns.drag", { column: name })}
                aria-hidden="true"
                onPointerDown={(event) => {
                  drag.begin(event, at);
                }}
              >
                <IconGripVertical size={14} stroke={1.6} />
              </span>
              {box(column, true)}
              <Tool
                label={t("columns.narrower", { column: name })}
                isIdle={wide <= column.min}
                onClick={() => {
                  apply(
                    widenColumn(
                      columns,
                      column.key,
                      Math.max(column.min, wide - step),
                    ),
                  );
                }}
              >
                <IconMinus size={14} stroke={1.6} />
              </Tool>
              <span className={classes["width"]}>{wide}</span>
              <Tool
                label={t("columns.wider", { column: name })}
                isIdle={wide >= widest}
                onClick={() => {
                  apply(
                    widenColumn(
                      columns,
                      column.key,
                      Math.min(widest, wide + step),
                    ),
                  );
                }}
              >
                <IconPlus size={14} stroke={1.6} />
              </Tool>
              <Tool
                label={t("columns.up", { column: name })}
                isIdle={at === 0}
                onClick={() => {
                  move(at, at - 1);
                }}
              >
                <IconArrowUp size={14} stroke={1.6} />
              </Tool>
              <Tool
                label={t("columns.down", { column: name })}
                isIdle={at === columns.length - 1}
                onClick={() => {
                  move(at, at + 1);
                }}
              >
                <IconArrowDown size={14} stroke={1.6} />
              </Tool>
            </li>
          );
        })}
      </ul>
      {others.length === 0 ? null : (
        <ul className={classes["list"]} data-others>
          {others.map((column) => (
            <li
              key={column.key}
              className={classes["row"]}
              data-column={column.key}
            >
              <span className={classes["grip"]} />
              {box(column, false)}
            </li>
          ))}
        </ul>
      )}
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      <div className={classes["acts"]}>
        <Button data-bar onClick={onClose}>
          {t("columns.done")}
        </Button>
        {isUsual(listing, columns) ? null : (
          <Button
            data-bar
            variant="subtle"
            onClick={() => {
              apply(usualColumns(listing));
            }}
          >
            {t("columns.usual")}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

interface ToolProps {
  readonly label: string;
  /** There is nothing further to do; it stays, for the focus may be on it. */
  readonly isIdle: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, isIdle, onClick, children }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className={classes["tool"]}
      aria-label={label}
      title={label}
      aria-disabled={isIdle || undefined}
      onClick={() => {
        if (!isIdle) onClick();
      }}
    >
      {children}
    </button>
  );
}

interface Drag {
  readonly dragged: string | null;
  readonly begin: (event: ReactPointerEvent, at: number) => void;
}

/** The row under the pointer takes the place of the one that is held. */
function useDrag(
  list: { readonly current: HTMLElement | null },
  columns: Columns,
  {
    onMove,
    onEnd,
  }: {
    readonly onMove: (columns: Columns) => void;
    readonly onEnd: (columns: Columns) => void;
  },
): Drag {
  const [dragged, setDragged] = useState<string | null>(null);
  return {
    dragged,
    begin: (event, from) => {
      const held = columns[from]?.key;
      const top = list.current?.getBoundingClientRect().top;
      if (held === undefined || top === undefined || event.button !== 0) return;
      event.preventDefault();
      const grip = event.currentTarget;
      grip.setPointerCapture(event.pointerId);
      setDragged(held);
      let now = columns;
      const move = (moved: Event): void => {
        if (!(moved instanceof PointerEvent)) return;
        const at = now.findIndex(({ key }) => key === held);
        const to = Math.min(
          Math.max(0, Math.floor((moved.clientY - top) / rowHeight)),
          now.length - 1,
        );
        if (to === at) return;
        now = moveColumn(now, at, to);
        onMove(now);
      };
      const end = (): void => {
        grip.removeEventListener("pointermove", move);
        setDragged(null);
        if (now !== columns) onEnd(now);
      };
      grip.addEventListener("pointermove", move);
      grip.addEventListener("lostpointercapture", end, { once: true });
    },
  };
}
