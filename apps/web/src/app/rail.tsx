import { IconPlus } from "@tabler/icons-react";
import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { paths } from "../paths.ts";
import { useMe } from "../people/session.tsx";
import { Mark } from "../ui/mark.tsx";
import { usePlaces, type Place } from "./places.ts";
import classes from "./rail.module.css";
import { UserMenu } from "./user-menu.tsx";

/** How much of my own work is due, by place; nothing is shown for nothing. */
export interface DueCounts {
  readonly today: number | null;
  /** By register. */
  readonly mine: Readonly<Record<string, number>>;
}

/** The log, the reports and the people count nothing that would be mine to do. */
function countOf({ key }: Place, due: DueCounts): number | null {
  return key === "today" ? due.today : (due.mine[key] ?? null);
}

export function Rail({ due }: { readonly due: DueCounts }): ReactNode {
  const { t } = useTranslation("shell");
  return (
    <nav className={classes["rail"]} aria-label={t("navigation")}>
      <div className={classes["brand"]}>
        <span className={classes["wide"]}>
          <Mark />
        </span>
        <span className={classes["narrow"]}>
          <Mark small />
        </span>
      </div>
      <ul className={classes["list"]}>
        {usePlaces().map((place) => (
          <li key={place.key}>
            <PlaceLink place={place} count={countOf(place, due)} />
          </li>
        ))}
      </ul>
      <div className={classes["user"]}>
        <UserMenu />
      </div>
    </nav>
  );
}

/** The same places at the bottom of a phone, with words. */
export function PhoneBar({ due }: { readonly due: DueCounts }): ReactNode {
  const { t } = useTranslation("shell");
  const { permissions } = useMe();
  return (
    <nav className={classes["phone"]} aria-label={t("navigation")}>
      {usePlaces().map((place) => (
        <PlaceLink key={place.key} place={place} count={countOf(place, due)} />
      ))}
      {permissions.includes("requests.intake") ? (
        <NavLink to={paths.newRequest} className={classes["place"] ?? ""}>
          <IconPlus
            size={20}
            stroke={1.6}
            className={classes["icon"]}
            aria-hidden="true"
          />
          <span className={classes["word"]}>{t("new.label")}</span>
        </NavLink>
      ) : null}
    </nav>
  );
}

function PlaceLink({
  place: { key, to, icon: PlaceIcon },
  count,
}: {
  readonly place: Place;
  readonly count: number | null;
}): ReactNode {
  const { t } = useTranslation("shell");
  const name = t(`nav.${key}`);
  return (
    <NavLink
      to={to}
      end={to === paths.today}
      className={classes["place"] ?? ""}
      title={name}
    >
      <PlaceIcon
        size={16}
        stroke={1.6}
        className={classes["icon"]}
        aria-hidden="true"
      />
      <span className={classes["word"]}>{name}</span>
      {count === null || count === 0 ? null : (
        <>
          <span className={classes["count"]} aria-hidden="true">
            {count}
          </span>
          <VisuallyHidden>{t("navDue", { count })}</VisuallyHidden>
        </>
      )}
    </NavLink>
  );
}
