import type { ReactNode } from "react";
import classes from "./fact-list.module.css";

export interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  /** Said after the value in grey: "firm promise". */
  readonly remark?: ReactNode;
  /** Change, Reveal, Correct. */
  readonly act?: ReactNode;
}

interface FactListProps {
  readonly facts: readonly Fact[];
  /** Labels beside their values, above them, or beside with a line between (a page to check). */
  readonly layout?: "beside" | "above" | "check";
}

/** Labels and values as a `dl`. */
export function FactList({
  facts,
  layout = "beside",
}: FactListProps): ReactNode {
  return (
    <dl className={classes["list"]} data-layout={layout}>
      {facts.map(({ key, label, value, remark, act }) => (
        <div key={key} className={classes["fact"]}>
          <dt className={classes["label"]}>{label}</dt>
          <dd className={classes["value"]}>
            {value}
            {remark === undefined || remark === null ? null : (
              <>
                {" "}
                <span className={classes["remark"]}>{remark}</span>
              </>
            )}
            {act === undefined || act === null ? null : layout ===
              "check" ? null : (
              <> {act}</>
            )}
          </dd>
          {layout === "check" ? (
            <dd className={classes["act"]}>{act}</dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
