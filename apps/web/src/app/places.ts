import {
  IconBuildingBank,
  IconHistory,
  IconInbox,
  IconReportAnalytics,
  IconSun,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import { paths } from "../paths.ts";
import { useMe, type Me } from "../people/session.tsx";
import type { Keys } from "../ui/keymap.ts";

export interface Place {
  readonly key:
    "today" | "requests" | "disclosures" | "reports" | "audit" | "people";
  readonly to: string;
  readonly icon: Icon;
  /** What leads there without the mouse. */
  readonly keys?: Keys;
  /** Who may not open it is not led there. */
  readonly anyOf?: readonly Me["permissions"][number][];
}

// Only what works. A new register adds its line here.
const places: readonly Place[] = [
  { key: "today", to: paths.today, icon: IconSun, keys: "g h" },
  {
    key: "requests",
    to: paths.requests,
    icon: IconInbox,
    keys: "g r",
    anyOf: ["requests.view"],
  },
  {
    key: "disclosures",
    to: paths.disclosures,
    icon: IconBuildingBank,
    keys: "g d",
    anyOf: ["disclosures.view"],
  },
  {
    key: "reports",
    to: paths.transparency,
    icon: IconReportAnalytics,
    anyOf: ["disclosures.figures"],
  },
  {
    key: "audit",
    to: paths.audit,
    icon: IconHistory,
    keys: "g a",
    // Whoever keeps the house looks after its log; to the others it is a page of a case.
    anyOf: ["audit.view", "settings.manage"],
  },
  {
    key: "people",
    to: paths.people,
    icon: IconUsers,
    anyOf: ["people.oversee"],
  },
];

/** Where this person is led. */
export function usePlaces(): readonly Place[] {
  const { permissions } = useMe();
  return places.filter(
    ({ anyOf }) =>
      anyOf === undefined || anyOf.some((one) => permissions.includes(one)),
  );
}
