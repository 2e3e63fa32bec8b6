import type { ReactNode } from "react";
import { FactList, type Fact } from "../ui/fact-list.tsx";
import classes from "./facts-column.module.css";

export interface FactGroup {
  readonly key: string;
  readonly title: string;
  readonly act?: ReactNode;
  readonly facts?: readonly Fact[];
  /** Instead of facts: links to other cases, for one. */
  readonly children?: ReactNode;
}

/** What is known of the person and the request, in groups. */
export function FactsColumn({
  groups,
}: {
  readonly groups: readonly FactGroup[];
}): ReactNode {
  return (
    <div className={classes["column"]}>
      {groups.map(({ key, title, act, facts, children }) => (
        <section key={key} className={classes["group"]}>
          <header className={classes["head"]}>
            <h2>{title}</h2>
            {act}
          </header>
          {facts === undefined ? null : (
            <FactList facts={facts} layout="above" />
          )}
          {children}
        </section>
      ))}
    </div>
  );
}
