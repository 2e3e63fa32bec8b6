import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { decideApprovalInput } from "@kept/domain/casework/schema";
import { ActForm } from "../../../casework/forms/act-form.tsx";
import { TextAreaField } from "../../../ui/form/text-fields.tsx";
import type { Values } from "./act-fields.tsx";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureForm } from "./use-disclosure-act.ts";

/** What is to be changed before the second person says yes; whoever asked reads it on the case. */
export function ChangesForm({
  view,
  onClose,
}: {
  readonly view: DisclosureView;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const asked = view.approvals.at(-1);
  const act = useDisclosureForm<Values, Values, unknown>({
    draft: "decideRelease",
    schema: decideApprovalInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      approvalId: asked?.id ?? "",
      contentHash: asked?.contentHash ?? "",
      answer: "changesAsked",
      reason: null,
    },
    send: (client, input, options) =>
      client.decideRelease.mutate(
        input as unknown as z.output<typeof decideApprovalInput>,
        options,
      ),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={t("path.changes")}
      lead={t("path.changesLead")}
      save={t("path.changesSave")}
      focus="title"
      onClose={onClose}
    >
      <TextAreaField
        control={act.form.control}
        name="reason"
        label={t("path.changesWhat")}
      />
    </ActForm>
  );
}
