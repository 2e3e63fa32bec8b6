import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { letterPath } from "../../../casework/letter-path.ts";
import { paths } from "../../../paths.ts";
import { Callout } from "../../../ui/callout.tsx";
import { useText } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import type { DisclosureView } from "./disclosure-view.ts";

/** A letter that waits for my yes, or that did not leave. */
export function LetterCallout({
  view: { frame },
}: {
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const nameOf = usePersonName();
  const navigate = useNavigate();
  const to = (letterId: string) => () => {
    void navigate(letterPath(paths.disclosure(frame.reference), letterId));
  };
  const asked = frame.approvals.findLast(({ isMine }) => isMine);
  if (asked !== undefined)
    return (
      <Callout
        tone="ink"
        act={
          <Button variant="filled" onClick={to(asked.letterId)}>
            {t("letters.read")}
          </Button>
        }
      >
        {t("letters.asked", {
          name: asked.askedBy === null ? "" : nameOf(asked.askedBy),
          title: text(asked.letterTitle),
        })}
      </Callout>
    );
  const failed = frame.letters.findLast(({ state }) => state === "failed");
  return failed === undefined ? null : (
    <Callout
      tone="red"
      act={<Button onClick={to(failed.id)}>{t("letters.open")}</Button>}
    >
      {t("letters.failed", { title: text(failed.title) })}{" "}
      {failed.failure === null ? null : text(failed.failure.reason)}
    </Callout>
  );
}
