import type { CreatePersonInput } from "@kept/domain/access/schema";
import type { App } from "../app.ts";
import { answer } from "../api/refusal-error.ts";
import {
  atTheMachine,
  createFirstAccounts,
  createFirstTeams,
  setSetting,
} from "../people/first-accounts.ts";

/** Known to everybody: the demo office holds nothing real. */
export const demoPassword = "kept demo office";

const teams = [
  { key: "east", nameEn: "East", nameZh: "东区" },
  { key: "west", nameEn: "West", nameZh: "西区" },
];

const people = [
  ["zhou.min", "Zhou Min", "周敏", "analyst", "east"],
  ["li.wen", "Li Wen", "李文", "analyst", "west"],
  ["tang.ning", "Tang Ning", "唐宁", "dpo", null],
  ["anna.brandt", "Anna Brandt", null, "legal", null],
  ["he.lan", "He Lan", "何岚", "manager", null],
  ["omar.haddad", "Omar Haddad", null, "auditor", null],
  ["ruth.adler", "Ruth Adler", null, "admin", null],
] as const;

/** Fills an empty house with the people of the demo office. */
export async function seedDemoOffice({
  change,
  passwords,
  clock,
}: App): Promise<void> {
  const asking = atTheMachine(clock.now());
  const teamIds = answer(await createFirstTeams(change, asking, teams));
  const accounts = people.map(
    ([local, name, nameZh, role, team]): CreatePersonInput => ({
      email: `${local}@office.example`,
      name,
      nameZh,
      role,
      teamId: team === null ? null : (teamIds[team] ?? null),
      language: nameZh === null ? "en" : "zh",
      password: demoPassword,
    }),
  );
  answer(await createFirstAccounts({ change, passwords }, asking, accounts));
  answer(
    await setSetting(change, asking, {
      key: "demo",
      value: { password: demoPassword },
    }),
  );
}
