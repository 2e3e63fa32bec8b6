import { VisuallyHidden } from "@mantine/core";
import type { LetterCheckKind } from "@kept/domain/casework/letter-checks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ClockGlyph, type GlyphName } from "../clock-glyph.tsx";
import classes from "./check-list.module.css";

export interface CheckItem {
  readonly key: string;
  readonly kind: LetterCheckKind;
  readonly title: string;
  readonly detail?: string | null | undefined;
  /** What to do about it: a link or a `TextButton`. Every red item has one. */
  readonly act?: ReactNode;
}

interface CheckListProps {
  readonly title: string;
  readonly items: readonly CheckItem[];
  /** Under the list: what happens when it is sent. */
  readonly children?: ReactNode;
}

const glyphs: Record<LetterCheckKind, GlyphName> = {
  fix: "cross",
  look: "warn",
  good: "tick",
};
const order: readonly LetterCheckKind[] = ["fix", "look", "good"];

/** Everything to fix, to look at and already good before a letter leaves, in that order. */
export function CheckList({
  title,
  items,
  children,
}: CheckListProps): ReactNode {
  const { t } = useTranslation("composer");
  const count = (kind: LetterCheckKind): number =>
    items.filter((item) => item.kind === kind).length;
  const fix = count("fix");
  const look = count("look");
  return (
    <section className={classes["checks"]} aria-label={title}>
      <h2>{title}</h2>
      <p className={classes["sum"]} role="status">
        {fix + look === 0
          ? t("checks.allGood")
          : t("checks.sum", {
              fix: t("checks.fix", { count: fix }),
              look: t("checks.look", { count: look }),
            })}
      </p>
      <ul>
        {order.flatMap((kind) =>
          items
            .filter((item) => item.kind === kind)
            .map(({ key, title: name, detail, act }) => (
              <li key={key} className={classes["item"]} data-kind={kind}>
                <span className={classes["sign"]}>
                  <ClockGlyph name={glyphs[kind]} />
                  <VisuallyHidden>{t(`checks.kind.${kind}`)}</VisuallyHidden>
                </span>
                <div>
                  <p className={classes["name"]}>{name}</p>
                  {detail === undefined && act === undefined ? null : (
                    <p className={classes["detail"]}>
                      {detail} {act}
                    </p>
                  )}
                </div>
              </li>
            )),
        )}
      </ul>
      {children}
    </section>
  );
}
