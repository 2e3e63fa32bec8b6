import type { Actor } from "@kept/domain/access/actor";
import type { Role } from "@kept/domain/access/permissions";
import { answer } from "../api/refusal-error.ts";
import type { App } from "../app-parts.ts";
import {
  atTheMachine,
  createFirstAccounts,
  createFirstTeams,
} from "../people/first-accounts.ts";

/** Everybody's password in the office of the stories. */
export const storyPassword = "four wet paper boats";

/** Who works there: one person in every role, and a second analyst of another team. */
const storyPeople = {
  dpo: ["Lin Yue", "林悦", "dpo", null],
  analyst: ["Zhou Min", "周敏", "analyst", "shop"],
  otherAnalyst: ["Li Wen", "李文", "analyst", "stores"],
  manager: ["Tang Ning", "唐宁", "manager", null],
  legal: ["Anna Brandt", null, "legal", null],
  auditor: ["Omar Haddad", null, "auditor", null],
  admin: ["Ruth Adler", null, "admin", null],
} as const satisfies Record<
  string,
  readonly [string, string | null, Role, string | null]
>;
export type StoryPerson = keyof typeof storyPeople;

export function storyEmail(person: StoryPerson): string {
  return `${storyPeople[person][0].toLowerCase().replace(" ", ".")}@office.example`;
}

/** Adds the teams and the people; gives back who acts when one of them does. */
export async function addStoryPeople(
  app: App,
): Promise<(person: StoryPerson) => Actor> {
  const asking = atTheMachine(app.clock.now());
  const teams = answer(
    await createFirstTeams(app.change, asking, [
      { key: "shop", nameEn: "Online shop", nameZh: "网上商城组" },
      { key: "stores", nameEn: "Stores", nameZh: "门店组" },
    ]),
  );
  const names = Object.keys(storyPeople) as StoryPerson[];
  const teamOf = (person: StoryPerson): string | null => {
    const team = storyPeople[person][3];
    return team === null ? null : (teams[team] ?? null);
  };
  const ids = answer(
    await createFirstAccounts(
      app,
      asking,
      names.map((person) => {
        const [name, nameZh, role] = storyPeople[person];
        return {
          email: storyEmail(person),
          name,
          nameZh,
          role,
          teamId: teamOf(person),
          language: "en",
          password: storyPassword,
        };
      }),
    ),
  );
  return (person) => {
    const [name, , role] = storyPeople[person];
    return {
      id: ids[names.indexOf(person)] ?? "",
      role,
      teamId: teamOf(person),
      namedOn: [],
      askedOn: [],
      sessionHash: null,
      name,
    };
  };
}
