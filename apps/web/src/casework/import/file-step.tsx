import { Button } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import "@mantine/core/styles/LoadingOverlay.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/dropzone/styles.layer.css";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { FailureView } from "../../api/failure-view.tsx";
import { Run } from "../../ui/run.tsx";
import { Section } from "../../ui/section.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { useText } from "../../ui/use-language.ts";
import type { ImportAbout } from "./import-outputs.ts";
import cardTable from "../../ui/card-table.module.css";
import classes from "./import-parts.module.css";
import { sendTable } from "./send-table.ts";

interface FileStepProps {
  readonly register: string;
  readonly about: ImportAbout;
  readonly pathOf: (importId: string) => string;
  readonly onTaken: (importId: string) => void;
}

/** What may be imported, said before a file is chosen. */
export function FileStep({
  register,
  about,
  pathOf,
  onTaken,
}: FileStepProps): ReactNode {
  const { t } = useTranslation("tables");
  const dates = useDates();
  const text = useText();
  const send = useMutation({
    mutationFn: (file: File) => sendTable(register, file),
    onSuccess: onTaken,
  });
  // What cannot be left out is read first.
  const neededFirst = about.columns.toSorted(
    (a, b) => Number(b.required) - Number(a.required),
  );
  const sending = send.isPending ? send.variables.name : null;
  return (
    <>
      <div>
        <Dropzone
          className={classes["zone"] ?? ""}
          multiple={false}
          loading={send.isPending}
          aria-label={t("import.file.label")}
          inputProps={{ "aria-label": t("import.file.choose") }}
          onDrop={([file]) => {
            if (file !== undefined) send.mutate(file);
          }}
        >
          <p className={classes["lead"]}>
            {sending === null
              ? t("import.file.lead")
              : t("import.file.sending", { name: sending })}
          </p>
          <p className={classes["words"]}>
            {t("import.file.limits", {
              size: about.limits.bytesInWords,
              rows: about.limits.rows.toLocaleString("en"),
              zone: dates.place(about.zone),
            })}
          </p>
        </Dropzone>
        {send.isError ? <FailureView error={send.error} /> : null}
      </div>
      <Section title={t("import.file.columns")} ruled>
        <table className={`${classes["table"]} ${cardTable["cards"]}`}>
          <thead>
            <tr>
              <th scope="col">{t("import.file.column")}</th>
              <th scope="col">{t("import.file.example")}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {neededFirst.map(({ key, label, example, required }) => (
              <tr key={key}>
                <th scope="row">{text(label)}</th>
                <td data-label={t("import.file.example")}>{example}</td>
                <td className={classes["note"]}>
                  {t(required ? "import.file.needed" : "import.file.optional")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <RecentImports recent={about.recent} pathOf={pathOf} />
    </>
  );
}

function RecentImports({
  recent,
  pathOf,
}: {
  readonly recent: ImportAbout["recent"];
  readonly pathOf: (importId: string) => string;
}): ReactNode {
  const { t } = useTranslation("tables");
  const dates = useDates();
  const nameOf = usePersonName();
  if (recent.length === 0) return null;
  return (
    <Section title={t("import.recent.title")} end={recent.length} ruled>
      <table className={`${classes["table"]} ${cardTable["cards"]}`}>
        <tbody>
          {recent.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to={pathOf(one.id)}>
                  <Run>{one.fileName}</Run>
                </Link>
              </th>
              <td>
                {one.state === "undone"
                  ? t("import.recent.undone")
                  : t("import.recent.counts", {
                      opened: one.counts.opened,
                      wrong: one.counts.wrong,
                    })}
              </td>
              <td className={classes["note"]}>
                {t("import.outcome.by", {
                  name: one.by === null ? "" : nameOf(one.by),
                  at: dates.moment(one.createdAt),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The button that goes back a step; the one that goes on stands before it. */
export function BackButton({
  to,
  onBack,
  children,
}: {
  readonly to?: string;
  readonly onBack?: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return to === undefined ? (
    <Button variant="subtle" onClick={onBack}>
      {children}
    </Button>
  ) : (
    <Button component={Link} to={to} variant="subtle">
      {children}
    </Button>
  );
}
