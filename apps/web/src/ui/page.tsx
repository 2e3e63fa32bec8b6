import { useEffect, type ReactNode } from "react";
import classes from "./page.module.css";

interface PageProps {
  /** Also the name of the browser's tab. */
  readonly title: string;
  readonly lead?: ReactNode;
  /** Right of the title: the primary button, a period. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** A page that is a list or a form: 32 around it, its name at the top. */
export function Page({ title, lead, end, children }: PageProps): ReactNode {
  usePageTitle(title);
  return (
    <div className={classes["page"]}>
      <header className={classes["head"]}>
        <div>
          <h1 className={classes["title"]}>{title}</h1>
          {lead === undefined ? null : (
            <p className={classes["lead"]}>{lead}</p>
          )}
        </div>
        {end}
      </header>
      {children}
    </div>
  );
}

/** Names the browser's tab, so that it can be found among others and is read out on arrival. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Kept`;
  }, [title]);
}
