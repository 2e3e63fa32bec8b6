import { useTranslation } from "react-i18next";
import { useDates } from "../ui/use-dates.ts";
import type { Me } from "./session.tsx";

/** Which session was ended for the one that is here, in a sentence. */
export function useDisplacedWords(): (one: Me["displaced"][number]) => string {
  const { t } = useTranslation("people");
  const dates = useDates();
  return ({ device, since }) => {
    const moment = dates.moment(since);
    return device === ""
      ? t("displaced.program", { moment })
      : t("displaced.device", { device, moment });
  };
}
