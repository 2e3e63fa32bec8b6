import { VisuallyHidden } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Run } from "../../../ui/run.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import classes from "./documents-tab.module.css";
import { downloads } from "../../../casework/files/downloads.ts";
import { fileSize } from "../../../ui/file-size.ts";
import { isOpenMove, type FileView, type RequestView } from "./request-view.ts";
import { shortHash } from "../../../casework/short-hash.ts";
import { AddFileButton } from "../../../casework/files/add-file-button.tsx";
import { useAddFile } from "../../../casework/files/use-add-file.ts";
import { useFileWarning } from "../../../casework/files/use-file-warning.ts";

const purposes = [
  "attachment",
  "enclosure",
  "document",
  "identityDocument",
  "letterPdf",
] as const;

/** The files of the case: what came, what left, what the office added. All of them are downloads. */
export function DocumentsTab({
  view,
}: {
  readonly view: RequestView;
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const { frame } = view;
  if (!frame.isReadable)
    return <EmptyState>{t("documents.closed")}</EmptyState>;
  return (
    <>
      {frame.files.length === 0 ? (
        <EmptyState>{t("documents.empty")}</EmptyState>
      ) : (
        <table className={classes["files"]}>
          <VisuallyHidden component="caption">
            {t("documents.caption")}
          </VisuallyHidden>
          <thead>
            <tr>
              <th scope="col">{t("documents.name")}</th>
              <th scope="col">{t("documents.type")}</th>
              <th scope="col" className={classes["number"]}>
                {t("documents.size")}
              </th>
              <th scope="col">{t("documents.added")}</th>
              <th scope="col">{t("documents.hash")}</th>
            </tr>
          </thead>
          <tbody>
            {frame.files.map((file) => (
              <FileRow key={file.id} file={file} />
            ))}
          </tbody>
        </table>
      )}
      {isOpenMove(frame, "note") ? <AddFile view={view} /> : null}
    </>
  );
}

/** One that the scanner holds, or has still to look at, is named and not handed out. */
function isOpenToFetch({ check }: FileView): boolean {
  return check !== "held" && check !== "waiting";
}

function FileRow({ file }: { readonly file: FileView }): ReactNode {
  const { t } = useTranslation("requestCase");
  const dates = useDates();
  const purpose = purposes.find((known) => known === file.purpose) ?? "other";
  const warning = useFileWarning()(file);
  const { deleteOn, deletedAt } = file;
  const goes =
    deletedAt !== null
      ? [t("documents.deleted", { moment: dates.moment(deletedAt) })]
      : deleteOn !== null
        ? [t("documents.goesOn", { day: dates.day(deleteOn, "long") })]
        : [];
  return (
    <tr>
      <td>
        {file.deletedAt === null && isOpenToFetch(file) ? (
          <a href={downloads.file(file.id)}>
            <Run>{file.name}</Run>
          </a>
        ) : (
          <Run>{file.name}</Run>
        )}
        <span className={classes["remark"]}>
          {[
            t(`documents.purpose.${purpose}`),
            ...(file.isChecked ? [t("documents.checked")] : []),
            ...goes,
          ].join(" · ")}
        </span>
        {warning === null ? null : (
          <span className={classes["warning"]}>{warning}</span>
        )}
      </td>
      <td className={classes["type"]}>{file.type}</td>
      <td className={classes["number"]}>{fileSize(file.size)}</td>
      <td className={classes["added"]}>{dates.moment(file.addedAt)}</td>
      <td>
        <CopyButton
          value={file.sha256}
          label={t("documents.copyHash", { name: file.name })}
        >
          {shortHash(file.sha256)}
        </CopyButton>
      </td>
    </tr>
  );
}

/** Puts a file of the office on the case. */
function AddFile({ view }: { readonly view: RequestView }): ReactNode {
  const { t } = useTranslation("requestCase");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const adding = useAddFile(view.frame, {
    anew: () => queryClient.invalidateQueries(trpc.requests.pathFilter()),
  });
  return (
    <div className={classes["add"]}>
      <AddFileButton
        adding={adding}
        label={t("documents.add")}
        icon={<IconPaperclip size={14} stroke={1.6} />}
      />
      <span className={classes["help"]} role="status">
        {adding.isPending
          ? t("documents.adding", { name: adding.variables.name })
          : t("documents.addHelp")}
      </span>
      {adding.error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(adding.error)}
        </p>
      )}
    </div>
  );
}
