import { Button } from "@mantine/core";
import type { ApprovalState } from "@kept/domain/casework/approval";
import type { CivilDay } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Callout } from "../ui/callout.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { useDates } from "../ui/use-dates.ts";

interface ApprovalBannerProps {
  readonly state: ApprovalState;
  /** What is to be approved: "refusal in part". */
  readonly what: string;
  readonly askedBy: string;
  /** Who was asked. */
  readonly askedOf: string;
  /** I am the one who was asked. */
  readonly mine: boolean;
  readonly writtenBy: string;
  readonly writtenOn: CivilDay;
  /** Who said yes or no, and when; or whose edit voided it. */
  readonly decided?: {
    readonly by: string;
    readonly on: CivilDay;
    readonly reason?: string | null;
  };
  readonly onShow?: (() => void) | undefined;
  readonly onApprove?: (() => void) | undefined;
  readonly onAskForChanges?: (() => void) | undefined;
}

/** The second person's part of a case, above the work. */
export function ApprovalBanner(props: ApprovalBannerProps): ReactNode {
  const { state, what, askedBy, askedOf, mine, writtenBy, writtenOn, decided } =
    props;
  const { t } = useTranslation("casework");
  const dates = useDates();
  const written = t("approval.written", {
    by: writtenBy,
    day: dates.day(writtenOn, "plain"),
  });
  const decision = {
    by: decided?.by ?? askedOf,
    day: decided === undefined ? "" : dates.day(decided.on, "plain"),
    what,
  };
  const acts = (
    <>
      {props.onShow === undefined ? null : (
        <TextButton onClick={props.onShow}>{t("approval.show")}</TextButton>
      )}
      {state === "asked" && mine && props.onAskForChanges !== undefined ? (
        <Button data-bar onClick={props.onAskForChanges}>
          {t("approval.askForChanges")}
        </Button>
      ) : null}
      {state === "asked" && mine && props.onApprove !== undefined ? (
        <Button data-bar onClick={props.onApprove}>
          {t("approval.approve")}
        </Button>
      ) : null}
    </>
  );
  switch (state) {
    case "asked":
      return mine ? (
        <Callout
          tone="ink"
          lead={t("approval.asksYou", { by: askedBy, what })}
          act={acts}
        >
          {written}
        </Callout>
      ) : (
        <Callout lead={t("approval.waits", { of: askedOf, what })} act={acts}>
          {written}
        </Callout>
      );
    case "approved":
      return (
        <Callout lead={t("approval.approved", decision)} act={acts}>
          {written}
        </Callout>
      );
    case "changesAsked":
      return (
        <Callout
          tone="amber"
          lead={t("approval.changesAsked", decision)}
          act={acts}
        >
          {decided?.reason ?? written}
        </Callout>
      );
    case "void":
      return (
        <Callout tone="amber" lead={t("approval.void")} act={acts}>
          {t("approval.voidedBy", decision)}
        </Callout>
      );
  }
}
