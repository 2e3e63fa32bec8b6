import { randomUUIDv7 } from "node:crypto";
import { answer } from "../src/api/refusal-error.ts";
import { setUpOffice } from "../src/casework/office-commands.ts";
import { openDatabase } from "../src/db/open-database.ts";
import { makeChange } from "../src/ledger/change.ts";
import {
  atTheMachine,
  createFirstAccounts,
  createFirstTeams,
  setSetting,
  type FirstAccount,
} from "../src/people/first-accounts.ts";
import { demoKey } from "../src/people/setting-store.ts";
import { houseCost, makePasswords } from "../src/people/passwords.ts";
import { firstOffice } from "../src/registers/index.ts";

export const benchPassword = "kept bench office";
export const dpoAddress = "lin.yue@office.example";

interface Analyst {
  readonly id: string;
  readonly teamId: string;
}

export interface BenchStaff {
  readonly dpoId: string;
  readonly analysts: readonly Analyst[];
  readonly teamIds: readonly string[];
}

const teams = [
  { key: "shop", nameEn: "Online shop", nameZh: "网上商城组" },
  { key: "stores", nameEn: "Stores and partners", nameZh: "门店与合作方组" },
  { key: "app", nameEn: "App", nameZh: "应用组" },
  { key: "travel", nameEn: "Reservations", nameZh: "预订组" },
];
const analystsPerTeam = 3;

/** The office that a generated register belongs to, made by the commands that people use. */
export async function furnish(place: {
  readonly folder: string;
  readonly now: string;
}): Promise<BenchStaff> {
  const { folder, now } = place;
  const opening = await openDatabase({
    folder,
    now,
    onFault: () => undefined,
  });
  if (!opening.ok) throw new Error(opening.line);
  const { database } = opening;
  const change = makeChange({
    writer: database.writer,
    clock: { monotonic: () => 0 },
    bootId: randomUUIDv7(),
  });
  const asking = atTheMachine(now);
  answer(await setUpOffice(change, asking, firstOffice));
  answer(
    await setSetting(change, asking, {
      key: demoKey,
      value: { password: null },
    }),
  );
  const ids = answer(await createFirstTeams(change, asking, teams));
  const person = (
    local: string,
    name: string,
    rest: Pick<FirstAccount, "role" | "teamId">,
  ): FirstAccount => ({
    email: `${local}@office.example`,
    name,
    nameZh: null,
    language: "en",
    password: benchPassword,
    ...rest,
  });
  const places = teams.flatMap(({ key }) =>
    Array.from({ length: analystsPerTeam }, (_, index) => ({
      local: `${key}.${String(index + 1)}`,
      teamId: ids[key] ?? null,
    })),
  );
  const made = answer(
    await createFirstAccounts(
      { change, passwords: makePasswords(houseCost) },
      asking,
      [
        person("lin.yue", "Lin Yue", { role: "dpo", teamId: null }),
        ...places.map(({ local, teamId }) =>
          person(local, `Analyst ${local}`, { role: "analyst", teamId }),
        ),
      ],
    ),
  );
  database.close();
  return {
    dpoId: made[0] ?? "",
    analysts: places.map(({ teamId }, index) => ({
      id: made[index + 1] ?? "",
      teamId: teamId ?? "",
    })),
    teamIds: Object.values(ids),
  };
}
