import type { ReactNode } from "react";
import { Link } from "react-router";
import { useText } from "../ui/use-language.ts";
import type { Way } from "./desk-paths.ts";
import classes from "./numbers.module.css";

interface NumberWaysProps {
  /** One for each register that has rows of the number; none where it leads nowhere. */
  readonly ways: readonly Way[];
  readonly className: string | undefined;
  readonly tone?: "red" | undefined;
  /** The number with its words. */
  readonly children: ReactNode;
}

/** A number that leads to its rows; where several registers have some, each has a way of its own. */
export function NumberWays({
  ways,
  className,
  tone,
  children,
}: NumberWaysProps): ReactNode {
  const text = useText();
  const [only] = ways;
  if (only !== undefined && ways.length === 1)
    return (
      <Link to={only.to} className={className} data-tone={tone}>
        {children}
      </Link>
    );
  return (
    <span className={className} data-tone={tone}>
      <span>{children}</span>
      {ways.length === 0 ? null : (
        <span className={classes["ways"]}>
          {ways.map(({ title, count, to }) => (
            <Link key={to} to={to}>
              {text(title)} {count}
            </Link>
          ))}
        </span>
      )}
    </span>
  );
}
