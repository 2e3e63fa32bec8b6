import { Button, TextInput } from "@mantine/core";
import { roles } from "@kept/domain/access/permissions";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Tag, type TagTone } from "../../ui/tag.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { PersonPanel } from "./person-panel.tsx";
import type { Overseen } from "./staff-data.ts";
import { useFactorWords } from "./use-factor-words.ts";
import classes from "./staff.module.css";

/** As many as a page shows at once; a house has tens of people, a large one a thousand. */
const step = 100;

export function PeopleList({
  people,
  mailLeaves,
}: {
  readonly people: readonly Overseen[];
  readonly mailLeaves: boolean;
}): ReactNode {
  const { t } = useTranslation("staff");
  const text = useText();
  // Not in the address: what is looked for here is a person.
  const [wanted, setWanted] = useState("");
  const [shown, setShown] = useState(step);
  const [openId, setOpenId] = useState<string | null>(null);
  const word = wanted.trim().toLowerCase();
  const found = people.filter(({ name, nameZh, email, role }) =>
    [name, nameZh ?? "", email, text(roles[role])].some((one) =>
      one.toLowerCase().includes(word),
    ),
  );
  return (
    <section aria-label={t("title")}>
      <div className={classes["bar"]}>
        <TextInput
          className={classes["find"]}
          aria-label={t("find")}
          placeholder={t("find")}
          type="search"
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setShown(step);
          }}
        />
        <span role="status" className={classes["count"]}>
          {word === ""
            ? t("count", { count: people.length })
            : t("found", { count: found.length, total: people.length })}
        </span>
      </div>
      {found.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : (
        <>
          <div className={classes["head"]} aria-hidden="true">
            {(["person", "role", "factor", "signIn", "state"] as const).map(
              (column) => (
                <span key={column}>{t(`column.${column}`)}</span>
              ),
            )}
          </div>
          <ul>
            {found.slice(0, shown).map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                mailLeaves={mailLeaves}
                isOpen={person.id === openId}
                onToggle={() => {
                  setOpenId(person.id === openId ? null : person.id);
                }}
              />
            ))}
          </ul>
          {found.length > shown ? (
            <div className={classes["more"]}>
              <Button
                variant="default"
                onClick={() => {
                  setShown(shown + step);
                }}
              >
                {t("more")}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}

const tones: Readonly<Record<Overseen["standing"], TagTone>> = {
  open: "grey",
  invited: "ink",
  waiting: "amber",
  closed: "red",
};

function PersonRow({
  person,
  mailLeaves,
  isOpen,
  onToggle,
}: {
  readonly person: Overseen;
  readonly mailLeaves: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { t } = useTranslation("staff");
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const factorWords = useFactorWords();
  const { email, role, team, standing, lastSignInAt, waitsFor } = person;
  return (
    <li className={classes["item"]}>
      <button
        type="button"
        className={classes["row"]}
        aria-expanded={isOpen}
        onClick={onToggle}
      >
        <span className={classes["who"]}>
          <span className={classes["name"]}>{nameOf(person)}</span>
          <span className={classes["second"]}>{email}</span>
        </span>
        <span className={`${classes["cell"] ?? ""} ${classes["wide"] ?? ""}`}>
          {text(roles[role])}
          <span className={classes["second"]}>
            {team === null ? t("noTeam") : text(team.name)}
          </span>
        </span>
        <span className={`${classes["cell"] ?? ""} ${classes["wide"] ?? ""}`}>
          {factorWords(person)}
        </span>
        <span className={`${classes["cell"] ?? ""} ${classes["wide"] ?? ""}`}>
          {lastSignInAt === null ? t("never") : dates.moment(lastSignInAt)}
        </span>
        <span className={classes["tags"]}>
          <Tag tone={tones[standing]}>{t(`standing.${standing}`)}</Tag>
          {standing === "waiting"
            ? null
            : waitsFor.map((what) => (
                <Tag key={what} tone="amber">
                  {t(`waits.${what}`)}
                </Tag>
              ))}
        </span>
      </button>
      {isOpen ? <PersonPanel person={person} mailLeaves={mailLeaves} /> : null}
    </li>
  );
}
