import { policies, policyById } from "@kept/domain/registers/requests/policies";
import { intakeChannels } from "@kept/domain/registers/requests/types";
import { useEffect, type ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../../ui/form/choice-fields.tsx";
import { FieldRow } from "../../../ui/form/field-row.tsx";
import { MomentField } from "../../../ui/form/moment-field.tsx";
import { TextField } from "../../../ui/form/text-fields.tsx";
import { useText } from "../../../ui/use-language.ts";
import classes from "./open-fields.module.css";
import { helpFor, type OpenFieldsProps } from "./help-for.tsx";

/** Under which promise, by which way, and when: what the clocks start from. */
export function ReceiptFields(props: OpenFieldsProps): ReactNode {
  const { form } = props;
  const { control } = form;
  const { t } = useTranslation("intake");
  const text = useText();
  const channel = useWatch({ control, name: "channel" });
  const isPartner = channel === "partner";

  // A partner has a name and a time of receipt; where there is none, nothing is sent.
  useEffect(() => {
    const partner = form.getValues("partner");
    if (isPartner && partner === null)
      form.setValue("partner", { name: "", receivedAt: "" });
    if (!isPartner && partner !== null) form.setValue("partner", null);
  }, [form, isPartner]);

  return (
    <>
      <FieldRow>
        <SelectField
          control={control}
          name="policyId"
          label={t("form.policy")}
          choices={policies.map(({ id, title }) => ({
            value: id,
            label: text(title),
          }))}
          width={312}
          {...helpFor(props, "policyId")}
        />
        <SelectField
          control={control}
          name="channel"
          label={t("form.channel")}
          choices={Object.entries(intakeChannels).map(([value, label]) => ({
            value,
            label: text(label),
          }))}
          width={312}
          {...helpFor(props, "channel")}
        />
      </FieldRow>
      {isPartner ? <PartnerFields {...props} /> : null}
      <MomentField
        control={control}
        name="receivedAt"
        label={t(isPartner ? "form.receivedCompany" : "form.received")}
        {...helpFor(props, "receivedAt", t("form.receivedHelp"))}
      />
    </>
  );
}

function PartnerFields(props: OpenFieldsProps): ReactNode {
  const { control } = props.form;
  const { t } = useTranslation("intake");
  const policyId = useWatch({ control, name: "policyId" });
  const policy = policyById(policyId);
  return (
    <div className={classes["partner"]}>
      <p className={classes["counts"]}>
        {policy === undefined
          ? t("form.partnerUnknown")
          : t(
              policy.partnerReceiptCounts
                ? "form.partnerCounts"
                : "form.companyCounts",
            )}
      </p>
      <TextField
        control={control}
        name="partner.name"
        label={t("form.partnerName")}
        width={312}
        {...helpFor(props, "partner")}
      />
      <MomentField
        control={control}
        name="partner.receivedAt"
        label={t("form.partnerReceived")}
      />
    </div>
  );
}
