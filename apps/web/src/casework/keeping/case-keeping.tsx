import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import type { MenuAct } from "../record-header.tsx";
import type { Safeguard } from "../safeguard.ts";
import { ErasureCallout } from "./erasure-callout.tsx";
import classes from "./keeping.module.css";
import { useKeeping, type KeepingView, type KeptCase } from "./use-keeping.ts";

// Seldom opened, and made of fields.
const HoldForm = lazy(async () => ({
  default: (await import("./hold-form.tsx")).HoldForm,
}));
const EraseForm = lazy(async () => ({
  default: (await import("./erase-form.tsx")).EraseForm,
}));

/** Whether a case is held, and what becomes of the person's data on it; the same for every register. */
export function useCaseKeeping(frame: KeptCase): Safeguard {
  const { t } = useTranslation("keeping");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const keeping = useKeeping(frame.id);
  const [open, setOpen] = useState<"hold" | "erase" | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  const lift = useMutation(
    trpc.erasure.liftHold.mutationOptions({
      // The case has a new version: what shows an older one would be refused its next act.
      onSettled: () => queryClient.invalidateQueries(),
    }),
  );
  if (keeping === undefined)
    return { menu: [], tag: null, callout: null, facts: null };
  const { hold, erasure, mayErase, mayHold } = keeping;
  const isErased = erasure?.state === "done";
  const menu: MenuAct[] = [
    ...(mayHold && !isErased
      ? [
          hold === null
            ? {
                key: "hold",
                label: t("menu.hold"),
                onAct: () => {
                  setOpen("hold");
                },
              }
            : {
                key: "liftHold",
                label: t("menu.lift"),
                onAct: () => {
                  lift.mutate({ caseId: frame.id, version: frame.version });
                },
              },
        ]
      : []),
    ...(mayErase && !isErased && erasure?.state !== "asked"
      ? [
          {
            key: "erase",
            label: t("menu.erase"),
            blockedBy: hold === null ? null : t("menu.held"),
            onAct: () => {
              setOpen("erase");
            },
          },
        ]
      : []),
  ];
  return {
    menu,
    tag: hold === null ? null : <Tag tone="amber">{t("tag")}</Tag>,
    callout:
      open !== null ? (
        <Suspense fallback={null}>
          {open === "hold" ? (
            <HoldForm frame={frame} onClose={close} />
          ) : (
            <EraseForm frame={frame} onClose={close} />
          )}
        </Suspense>
      ) : lift.isError ? (
        <p role="alert" className={classes["refusal"]}>
          {failureText(lift.error)}
        </p>
      ) : erasure === null || erasure.state === "declined" ? null : (
        <ErasureCallout frame={frame} keeping={keeping} erasure={erasure} />
      ),
    facts: hold === null ? null : <HoldFacts hold={hold} />,
  };
}

function HoldFacts({
  hold,
}: {
  readonly hold: NonNullable<KeepingView["hold"]>;
}): ReactNode {
  const { t } = useTranslation("keeping");
  const dates = useDates();
  const nameOf = usePersonName();
  return (
    <section className={classes["group"]}>
      <h2 className={classes["name"]}>{t("facts.title")}</h2>
      <p className={classes["words"]}>{hold.reason}</p>
      <p className={classes["words"]}>
        {hold.until === null
          ? t("facts.open")
          : t("facts.until", { day: dates.day(hold.until, "plain") })}
      </p>
      <p className={classes["words"]}>
        {t("facts.by", {
          by: hold.setBy === null ? t("somebody") : nameOf(hold.setBy),
          day: dates.moment(hold.setAt),
        })}
      </p>
    </section>
  );
}
