import { Button } from "@mantine/core";
import { instant } from "@kept/domain/casework/text-rules";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { Callout } from "../../ui/callout.tsx";
import { MomentField } from "../../ui/form/moment-field.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { useDates } from "../../ui/use-dates.ts";
import { downloads } from "../files/downloads.ts";
import classes from "./printed-part.module.css";
import { ActProblem } from "./save-note.tsx";
import type { Letter } from "./letter-register.ts";
import type { LetterRoom } from "./use-letter-room.ts";
import type { LetterActs } from "./letter-acts.ts";

interface PrintedPartProps {
  readonly letter: Letter;
  readonly room: LetterRoom;
  readonly acts: LetterActs;
  readonly mayStop: boolean;
}

/** A letter that goes by post: its sheets, and the moment at which somebody posted it. */
export function PrintedPart({
  letter,
  room,
  acts,
  mayStop,
}: PrintedPartProps): ReactNode {
  const { t } = useTranslation("composerPage");
  const dates = useDates();
  const form = useZodForm({
    schema: z.strictObject({ postedAt: instant }),
    defaultValues: { postedAt: `${dates.now.slice(0, 16)}Z` },
  });
  if (!letter.isPrinted)
    return <Callout announce>{t("printed.making")}</Callout>;
  return (
    <div className={classes["printed"]}>
      <Callout announce lead={t("printed.title")}>
        {t("printed.words")}
      </Callout>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          void form.handleSubmit(({ postedAt }) => acts.markPosted(postedAt))(
            event,
          );
        }}
      >
        <Button
          component="a"
          variant="default"
          href={downloads.letterPdf(letter.id)}
          download
        >
          {t("printed.download")}
        </Button>
        {mayStop ? (
          <>
            <MomentField
              control={form.control}
              name="postedAt"
              label={t("printed.postedAt")}
            />
            <Button
              type="submit"
              variant="filled"
              loading={room.busy === "markPosted"}
            >
              {t("printed.mark")}
            </Button>
            <Button variant="subtle" onClick={() => void acts.stop()}>
              {t("outbox.takeBack")}
            </Button>
          </>
        ) : null}
      </form>
      <ActProblem room={room} acts={["stop", "markPosted"]} />
    </div>
  );
}
