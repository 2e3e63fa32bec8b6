import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { downloads } from "../../../casework/files/downloads.ts";
import { useFileWarning } from "../../../casework/files/use-file-warning.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Run } from "../../../ui/run.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { AddFile } from "./add-file.tsx";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";

/** The papers of the case: the instrument, what followed it, what was handed over. */
export function CaseFiles({
  view,
}: {
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const { t: words } = useTranslation("requestCase");
  const dates = useDates();
  const warningOf = useFileWarning();
  const { frame } = view;
  const mayAdd = frame.moves.some(
    ({ move, allowed }) => move === "note" && allowed,
  );
  return (
    <>
      {frame.files.length === 0 ? (
        <EmptyState>{words("documents.empty")}</EmptyState>
      ) : (
        <div className={classes["scroll"]}>
          <table className={classes["table"]}>
            <thead>
              <tr>
                <th scope="col">{words("documents.name")}</th>
                <th scope="col">{words("documents.type")}</th>
                <th scope="col">{words("documents.added")}</th>
                <th scope="col">{t("register.hash")}</th>
              </tr>
            </thead>
            <tbody>
              {frame.files.map((file) => (
                <tr key={file.id}>
                  <td>
                    {file.deletedAt === null && file.purpose !== "package" ? (
                      <a href={downloads.file(file.id)}>
                        <Run>{file.name}</Run>
                      </a>
                    ) : (
                      <Run>{file.name}</Run>
                    )}
                    {warningOf(file) === null ? null : (
                      <span className={classes["warning"]}>
                        {warningOf(file)}
                      </span>
                    )}
                  </td>
                  <td className={classes["quiet"]}>{file.type}</td>
                  <td className={classes["quiet"]}>
                    {dates.moment(file.addedAt)}
                  </td>
                  <td className={classes["quiet"]}>
                    {file.sha256.slice(0, 12)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {mayAdd ? <AddFile view={view} label={words("documents.add")} /> : null}
    </>
  );
}
