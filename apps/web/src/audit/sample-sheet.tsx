import type { SheetProps } from "./sample-standing.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../ui/use-dates.ts";
import { LogRemarks, LogSentence } from "./log-line.tsx";
import classes from "./samples-page.module.css";
import { Finding } from "./sample-finding.tsx";
import { Signatures } from "./sample-signatures.tsx";

export function Sheet({ sheet, onChanged }: SheetProps): ReactNode {
  const { t } = useTranslation("audit");
  const dates = useDates();
  return (
    <div className={classes["sheet"]}>
      <ol className={classes["rows"]}>
        {sheet.rows.map((row) => (
          <li key={row.row.id} className={classes["row"]}>
            <time dateTime={row.row.at} className={classes["when"]}>
              {dates.moment(row.row.at, "plain")}
            </time>
            <div className={classes["entry"]}>
              <LogSentence row={row.row} />
              <LogRemarks row={row.row} />
            </div>
            <Finding sheet={sheet} row={row} onChanged={onChanged} />
          </li>
        ))}
      </ol>
      <Signatures sheet={sheet} onChanged={onChanged} />
      <p className={classes["seed"]}>
        {t("samples.seed", {
          seed: sheet.seed,
          moment: dates.moment(sheet.drawnAt),
        })}
      </p>
    </div>
  );
}
