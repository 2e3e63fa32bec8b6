import { verifyIdentityInput } from "@kept/domain/registers/requests/schema";
import {
  verificationMethodKeys,
  verificationMethods,
} from "@kept/domain/registers/requests/types";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RadioField } from "../../../../ui/form/choice-fields.tsx";
import { DayField } from "../../../../ui/form/day-field.tsx";
import { FieldGroup } from "../../../../ui/form/form.tsx";
import { MomentField } from "../../../../ui/form/moment-field.tsx";
import { TextField } from "../../../../ui/form/text-fields.tsx";
import { useDates } from "../../../../ui/use-dates.ts";
import { useText } from "../../../../ui/use-language.ts";
import { maskedAddress } from "../../../../casework/masked-contact.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

/** Proof of identity, bound to this case and this address. The gentlest way is offered first. */
export function VerifyForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const dates = useDates();
  const address = view.request.personAddress;
  const act = useActForm({
    draft: "verifyIdentity",
    schema: verifyIdentityInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      method:
        view.request.requesterRole === "representative"
          ? "mandate"
          : "codeOnFile",
      verifiedAt: `${dates.now.slice(0, 16)}Z`,
      contactPoint: address === null ? "" : maskedAddress(address),
      idDocument: null,
    },
    send: (requests, input, options) =>
      requests.verifyIdentity.mutate(input, options),
    onDone: onClose,
  });
  const { control, watch, setValue, getValues } = act.form;
  const isDocument = watch("method") === "idDocument";

  // Only a document has a ground and an end; with another method nothing of it is kept.
  useEffect(() => {
    // A draft that was brought back has both at once.
    if ((getValues("idDocument") !== null) === isDocument) return;
    setValue(
      "idDocument",
      isDocument ? { ground: "", jurisdiction: "", deleteOn: "" } : null,
    );
  }, [getValues, isDocument, setValue]);

  return (
    <ActForm
      act={act}
      title={t("forms.verify.title")}
      lead={t("forms.verify.lead", {
        address:
          address === null
            ? t("forms.verify.noAddress")
            : maskedAddress(address),
      })}
      save={t("forms.verify.save")}
      focus="title"
      onClose={onClose}
    >
      <RadioField
        control={control}
        name="method"
        label={t("forms.verify.method")}
        choices={verificationMethodKeys.map((value) => ({
          value,
          label: text(verificationMethods[value]),
          ...(value === "codeOnFile" || value === "idDocument"
            ? { help: t(`forms.verify.methodHelp.${value}`) }
            : {}),
        }))}
      />
      <TextField
        control={control}
        name="contactPoint"
        label={t("forms.verify.point")}
        help={t("forms.verify.pointHelp")}
        width={320}
      />
      <MomentField
        control={control}
        name="verifiedAt"
        label={t("forms.verify.at")}
      />
      {isDocument ? (
        <FieldGroup legend={t("forms.verify.document")}>
          <TextField
            control={control}
            name="idDocument.ground"
            label={t("forms.verify.ground")}
            help={t("forms.verify.groundHelp")}
            width={400}
          />
          <TextField
            control={control}
            name="idDocument.jurisdiction"
            label={t("forms.verify.jurisdiction")}
            width={240}
          />
          <DayField
            control={control}
            name="idDocument.deleteOn"
            label={t("forms.verify.deleteOn")}
            from={dates.today}
          />
        </FieldGroup>
      ) : null}
    </ActForm>
  );
}
