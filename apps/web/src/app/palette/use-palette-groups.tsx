import { plainQuery } from "@kept/domain/casework/listing-query";
import { writeListQuery } from "@kept/domain/casework/listing-address";
import { useTranslation } from "react-i18next";
import { casePath } from "../../desk/desk-paths.ts";
import { useMe } from "../../people/session.tsx";
import { registerLists, type RegisterList } from "../../registers/lists.ts";
import { useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { CaseFace, ColleagueFace, type FoundCase } from "./case-face.tsx";
import { matchesName } from "./name-match.ts";
import classes from "./palette.module.css";
import type { PaletteGroup, PaletteOption } from "./palette-option.ts";
import { useColleagues, useRecent, type Found } from "./use-found.ts";
import { usePaletteActions } from "./use-palette-actions.tsx";

const mostColleagues = 4;
const mostActions = 6;

/** What the palette offers for what is typed, group by group. */
export function usePaletteGroups(
  typed: string,
  { isOpen, found }: { isOpen: boolean; found: Found | undefined },
): readonly PaletteGroup[] {
  const { t } = useTranslation("search");
  const recent = useRecent(isOpen);
  const colleagues = useColleagueOptions(typed, isOpen);
  const actions = usePaletteActions(typed);
  const showAll = useShowAll(found);
  const isEmpty = typed.trim() === "";
  const cases = isEmpty ? recent : (found?.cases ?? []);
  const groups: readonly PaletteGroup[] = [
    {
      key: "cases",
      label: t(isEmpty ? "group.recent" : "group.cases"),
      options: [...cases.map(caseOption), ...(isEmpty ? [] : showAll)],
    },
    { key: "colleagues", label: t("group.colleagues"), options: colleagues },
    {
      key: "actions",
      label: t("group.actions"),
      options: isEmpty ? actions : actions.slice(0, mostActions),
    },
  ];
  return groups.filter(({ options }) => options.length > 0);
}

function caseOption(found: FoundCase): PaletteOption {
  return {
    key: found.id,
    face: <CaseFace found={found} />,
    choose: { to: casePath(found) },
  };
}

/** The list of the register, with the same conditions and the same words. */
function useShowAll(found: Found | undefined): readonly PaletteOption[] {
  const { t } = useTranslation("search");
  const text = useText();
  if (!found) return [];
  const { lists, total } = found;
  return lists.flatMap(({ register, title, where, text: words, count }) => {
    const known = Object.values(registerLists).find(
      ({ listing }) => listing.register === register,
    );
    if (known === undefined) return [];
    const { listing, path } = known;
    const all =
      count !== null
        ? t("all", { count })
        : lists.length === 1
          ? t("allMany", { count: total })
          : t("allOfSeveral");
    return [
      {
        key: `all ${register}`,
        face: (
          <span className={classes["action"]}>
            <span className={classes["all"]}>
              {lists.length === 1
                ? all
                : t("allIn", { list: text(title), words: all })}
            </span>
          </span>
        ),
        choose: {
          to: `${path}${writeListQuery(listing, { ...plainQuery(listing), where })}`,
          state: words === "" ? null : { text: words },
        },
      },
    ];
  });
}

function useColleagueOptions(
  typed: string,
  isOpen: boolean,
): readonly PaletteOption[] {
  const { t } = useTranslation(["search", "shell"]);
  const nameOf = usePersonName();
  const { permissions } = useMe();
  const people = useColleagues(isOpen);
  const list: RegisterList | undefined = Object.values(registerLists).find(
    ({ viewPermission }) => permissions.includes(viewPermission),
  );
  if (list === undefined) return [];
  const { listing, path } = list;
  const plain = plainQuery(listing);
  return people
    .filter(({ name, nameZh, sounds }) =>
      matchesName(typed, {
        names: nameZh === null ? [name] : [name, nameZh],
        sounds,
      }),
    )
    .slice(0, mostColleagues)
    .map((person) => ({
      key: person.id,
      face: (
        <ColleagueFace
          name={nameOf(person)}
          role={t(`shell:role.${person.role}`)}
          label={t("search:colleague.open", { name: nameOf(person) })}
        />
      ),
      choose: {
        to: `${path}${writeListQuery(listing, {
          ...plain,
          where: { ...plain.where, owner: [person.id] },
        })}`,
      },
    }));
}
