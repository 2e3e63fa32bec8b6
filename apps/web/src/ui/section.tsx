import type { ReactNode } from "react";
import classes from "./section.module.css";

interface SectionProps {
  readonly title: string;
  /** Right of the title: a remark, a count or a link. */
  readonly end?: ReactNode;
  readonly level?: 2 | 3;
  /** A hairline under the title, when rows follow. */
  readonly ruled?: boolean;
  readonly children?: ReactNode;
}

/** A part of a page with its name. Space divides; a line only when rows follow. */
export function Section({
  title,
  end,
  level = 2,
  ruled = false,
  children,
}: SectionProps): ReactNode {
  const Title = `h${level}` as const;
  return (
    <section className={classes["section"]}>
      <header className={classes["head"]} data-ruled={ruled || undefined}>
        <Title className={classes["title"]}>{title}</Title>
        {end === undefined ? null : <div className={classes["end"]}>{end}</div>}
      </header>
      {children}
    </section>
  );
}
