import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "@kept/domain/refusal";
import { useTRPCClient } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { downloads } from "../../../casework/files/downloads.ts";
import { Callout } from "../../../ui/callout.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { fileSize } from "../../../ui/file-size.ts";
import { Section } from "../../../ui/section.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureAct } from "./use-disclosure-act.ts";

interface Built {
  readonly passphrase: string | null;
}

/** What leaves as one encrypted file: built of what was approved, told its passphrase once, fetched with a proof. */
export function PackagePart({
  view,
}: {
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const language = useLanguage();
  const failureText = useFailureText();
  const { frame, package: packed } = view;
  const move = frame.moves.find((one) => one.move === "pack");
  const build = useDisclosureAct<{ caseId: string; version: number }>(
    (client, input, { context }) =>
      client.pack.mutate(input, { context: { ...context, isSlow: true } }),
  );
  const isApproved = frame.stage.key === "approved";
  if (packed === null && (move === undefined || !isApproved)) return null;
  const passphrase = (build.data as Built | undefined)?.passphrase ?? null;
  return (
    <Section title={t("package.title")}>
      {packed === null ? (
        <p className={classes["lead"]}>{t("package.lead")}</p>
      ) : (
        <PackageLine view={view} packed={packed} />
      )}
      {passphrase === null ? null : (
        <Callout tone="amber" lead={t("package.passphrase")} announce>
          <CopyButton value={passphrase} label={t("package.copyPassphrase")} />{" "}
          {t("package.once")}
        </Callout>
      )}
      {move === undefined || !isApproved ? null : (
        <div className={classes["row"]}>
          <Button
            aria-busy={build.isPending || undefined}
            aria-disabled={!move.allowed || undefined}
            onClick={() => {
              if (move.allowed && !build.isPending)
                build.mutate({ caseId: frame.id, version: frame.version });
            }}
          >
            {packed === null ? t("package.build") : t("package.again")}
          </Button>
          {move.allowed || move.refusal === null ? null : (
            <span className={classes["quiet"]}>
              {sentenceOf(move.refusal, language)}
            </span>
          )}
        </div>
      )}
      {build.error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(build.error)}
        </p>
      )}
    </Section>
  );
}

function PackageLine({
  view,
  packed,
}: {
  readonly view: DisclosureView;
  readonly packed: NonNullable<DisclosureView["package"]>;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const dates = useDates();
  const nameOf = usePersonName();
  const client = useTRPCClient();
  const failureText = useFailureText();
  const fetching = useMutation({
    // A question that may wait for a proof travels alone.
    mutationFn: () =>
      client.disclosures.mayFetchPackage.query(
        { caseId: view.frame.id },
        { context: { isSlow: true } },
      ),
    onSuccess: () => {
      window.location.assign(downloads.package(packed.caseFileId));
    },
  });
  return (
    <>
      {packed.isOutdated ? (
        <Callout tone="amber">{t("package.outdated")}</Callout>
      ) : null}
      <dl className={classes["four"]}>
        <dt>{t("package.file")}</dt>
        <dd>
          {[
            t("package.name", { reference: view.frame.reference }),
            fileSize(packed.size),
          ].join(" · ")}
        </dd>
        <dt>{t("package.built")}</dt>
        <dd>
          {dates.moment(packed.at, "long")}
          {packed.by === null ? "" : ` · ${nameOf(packed.by)}`}
        </dd>
        <dt>{t("package.hash")}</dt>
        <dd>
          <CopyButton value={packed.sha256} label={t("package.copyHash")}>
            {packed.sha256.slice(0, 12)}
          </CopyButton>
        </dd>
      </dl>
      {view.mayFetchPackage ? (
        <div className={classes["row"]}>
          <Button
            aria-busy={fetching.isPending || undefined}
            onClick={() => {
              if (!fetching.isPending) fetching.mutate();
            }}
          >
            {t("package.fetch")}
          </Button>
        </div>
      ) : null}
      {fetching.error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(fetching.error)}
        </p>
      )}
    </>
  );
}
