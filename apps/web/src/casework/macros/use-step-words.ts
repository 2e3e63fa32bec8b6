import type { PlannedStep } from "@kept/domain/casework/macro";
import type { MacroStep } from "@kept/domain/casework/macro-schema";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import type { MacroChoices } from "./macro-desk.ts";

export interface StepWords {
  /** What a step is, wherever it stands. */
  readonly step: (step: MacroStep) => string;
  /** What it comes to on one case: a name instead of "whoever", a moment instead of days. */
  readonly planned: (planned: PlannedStep) => string;
  readonly person: (id: string | null) => string;
}

/** Steps of macros in words. */
export function useStepWords(choices: MacroChoices | undefined): StepWords {
  const { t } = useTranslation("macros");
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const trpc = useTRPC();
  const { data: people = [] } = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 300_000 }),
  );
  const person = (id: string | null): string => {
    if (id === null) return t("plan.nobody");
    const found = people.find((one) => one.id === id);
    return found === undefined ? t("say.somebody") : nameOf(found);
  };
  const given = (to: string | null): string =>
    to === null ? t("say.assignNobody") : t("say.assign", { name: person(to) });
  const step = (one: MacroStep): string => {
    switch (one.kind) {
      case "assign":
        return one.to === "me" ? t("say.assignMe") : given(one.to);
      case "note":
        return t("say.note");
      case "remind":
        return t("say.remindIn", { count: one.workingDays });
      case "follow":
        return t("say.follow");
      case "letter": {
        const found = choices?.letters.find(({ id }) => id === one.templateId);
        return found === undefined
          ? t("say.gone")
          : t("say.letter", { title: text(found.title) });
      }
      case "move": {
        const found = choices?.moves.find(({ key }) => key === one.move);
        return found === undefined
          ? t("say.gone")
          : t("say.move", { label: text(found.label) });
      }
    }
  };
  return {
    step,
    person,
    planned: (planned) => {
      if (planned.step.kind === "assign" && planned.outcome !== "cannot")
        return given(planned.owner.to);
      return planned.at === null
        ? step(planned.step)
        : t("say.remind", { moment: dates.moment(planned.at) });
    },
  };
}
