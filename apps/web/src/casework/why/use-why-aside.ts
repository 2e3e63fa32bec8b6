import type { ReckonedClock } from "@kept/domain/casework/clock";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../../ui/shortcuts.tsx";

export interface WhyAside {
  /** The clock whose Why stands beside the case; null while it is closed. */
  readonly clock: ReckonedClock | null;
  /** Somebody opened it; it was not there from the start. */
  readonly isAskedFor: boolean;
  readonly open: (clock: ReckonedClock) => void;
  /** Shows the days of a date that is only supposed. */
  readonly suppose: (clock: ReckonedClock) => void;
  readonly toggle: () => void;
  readonly close: () => void;
}

type Shown =
  | { readonly kind: "governing" }
  | { readonly kind: "rule"; readonly ruleId: string }
  | { readonly kind: "supposed"; readonly clock: ReckonedClock }
  | { readonly kind: "nothing" };

/** Which Why stands beside the case. Where there is room, the governing clock's is open from the start. */
export function useWhyAside(
  clocks: readonly ReckonedClock[],
  governing: ReckonedClock | null,
  openAtStart: boolean,
): WhyAside {
  const { t } = useTranslation("clock");
  const [shown, setShown] = useState<Shown | null>(null);
  const now: Shown = shown ?? { kind: openAtStart ? "governing" : "nothing" };
  const clock = clockOf(now, clocks, governing);
  const close = (): void => {
    setShown({ kind: "nothing" });
  };
  useShortcut({ keys: "escape", label: t("why.close") }, close, {
    enabled: clock !== null,
  });
  return {
    clock,
    isAskedFor: shown !== null,
    open: ({ ruleId }) => {
      setShown({ kind: "rule", ruleId });
    },
    suppose: (supposed) => {
      setShown({ kind: "supposed", clock: supposed });
    },
    toggle: () => {
      setShown({ kind: clock === null ? "governing" : "nothing" });
    },
    close,
  };
}

function clockOf(
  shown: Shown,
  clocks: readonly ReckonedClock[],
  governing: ReckonedClock | null,
): ReckonedClock | null {
  switch (shown.kind) {
    case "governing":
      return governing;
    case "rule":
      return clocks.find(({ ruleId }) => ruleId === shown.ruleId) ?? null;
    case "supposed":
      return shown.clock;
    case "nothing":
      return null;
  }
}
