import type { Actor } from "@kept/domain/access/actor";
import { seedCalendars } from "@kept/domain/time/calendars/seed-calendars";
import { policies } from "@kept/domain/registers/requests/policies";
import type { App } from "../app-parts.ts";
import { answer } from "../api/refusal-error.ts";
import { houseOf } from "../casework/house.ts";
import { setUpOffice } from "../casework/office-commands.ts";
import type { FileStore } from "../files/file-store.ts";
import { openMailReader } from "../mail/incoming/mail-reader.ts";
import {
  atTheMachine,
  createFirstAccounts,
  createFirstTeams,
  setSetting,
  type FirstAccount,
} from "../people/first-accounts.ts";
import { demoKey } from "../people/setting-store.ts";
import { keepings } from "../registers/index.ts";
import { seedDisclosures } from "./seed-disclosures.ts";
import { seedMails } from "./seed-mails.ts";
import type { DemoStaff } from "./request-scene.ts";
import { seedRequests } from "./seed-requests.ts";
import { seedingKey } from "./seeding-mark.ts";

/** Known to everybody: the demo office holds nothing real. */
const demoPassword = "kept demo office";

const teams = [
  { key: "shop", nameEn: "Online shop", nameZh: "网上商城组" },
  { key: "stores", nameEn: "Stores and partners", nameZh: "门店与合作方组" },
];

const people = [
  ["lin.yue", "Lin Yue", "林悦", "dpo", null],
  ["zhou.min", "Zhou Min", "周敏", "analyst", "shop"],
  ["tang.ning", "Tang Ning", "唐宁", "analyst", "shop"],
  ["ida.falk", "Ida Falk", null, "analyst", "stores"],
  ["anna.brandt", "Anna Brandt", null, "legal", null],
  ["he.lan", "He Lan", "何岚", "manager", null],
  ["omar.haddad", "Omar Haddad", null, "auditor", null],
  ["ruth.adler", "Ruth Adler", null, "admin", null],
] as const;

type Local = (typeof people)[number][0];

const requestCount = 320;
const disclosureCount = 126;

/**
 * Fills an empty house with an invented office and a year of its work, through the commands that people use.
 * A mark stands while it runs, so that half an office is never taken for a whole one.
 */
export async function seedDemoOffice(
  app: App,
  files: FileStore,
): Promise<void> {
  const { change, clock, passwords } = app;
  const asking = atTheMachine(clock.now());
  const mark = async (value: boolean) =>
    answer(await setSetting(change, asking, { key: seedingKey, value }));
  await mark(true);
  answer(
    await setUpOffice(change, asking, {
      settings: {
        name: { en: "Privacy office", zh: "隐私办公室" },
        address: "privacy@office.example",
        zone: "Asia/Shanghai",
        place: { en: "Shanghai", zh: "上海" },
        calendarId: "CN",
        policyCalendars: Object.fromEntries(
          policies.map((policy) => [policy.id, policy.calendarId]),
        ),
      },
      calendars: seedCalendars,
    }),
  );
  const staff = await seedPeople(app);
  const calendar = seedCalendars.find((found) => found.id === "CN");
  if (!calendar)
    throw new Error("The demo office works by the calendar of China");
  const stage = {
    house: houseOf(app),
    db: app.db,
    staff,
    dpo: staff.dpo,
    counsel: staff.counsel,
    calendar,
    now: clock.now(),
    files,
    deliver: (now: string) => app.deliver(now),
  };
  await seedDisclosures(stage, disclosureCount);
  await seedRequests(stage, requestCount);
  const reader = openMailReader();
  const { replies } = app;
  await seedMails(
    {
      ...stage.house,
      db: app.db,
      files,
      reader,
      replies,
      keepings: Object.values(keepings),
    },
    stage.now,
  );
  await reader.close();
  answer(
    await setSetting(change, asking, {
      key: demoKey,
      value: { password: demoPassword },
    }),
  );
  await mark(false);

  async function seedPeople({ change }: App): Promise<DemoStaff> {
    const teamIds = answer(await createFirstTeams(change, asking, teams));
    const accounts = people.map(
      ([local, name, nameZh, role, team]): FirstAccount => ({
        email: `${local}@office.example`,
        name,
        nameZh,
        role,
        teamId: team === null ? null : (teamIds[team] ?? null),
        language: nameZh === null ? "en" : "zh",
        password: demoPassword,
      }),
    );
    const ids = answer(
      await createFirstAccounts({ change, passwords }, asking, accounts),
    );
    const actors = new Map<Local, Actor>(
      people.map(([local, name, , role, team], index) => [
        local,
        {
          id: ids[index] ?? "",
          role,
          teamId: team === null ? null : (teamIds[team] ?? null),
          namedOn: [],
          askedOn: [],
          sessionHash: null,
          name,
        },
      ]),
    );
    const actor = (local: Local): Actor => {
      const found = actors.get(local);
      if (!found) throw new Error(`Nobody is called ${local}`);
      return found;
    };
    return {
      dpo: actor("lin.yue"),
      manager: actor("he.lan"),
      counsel: actor("anna.brandt"),
      analysts: {
        shop: [actor("zhou.min"), actor("tang.ning")],
        stores: [actor("ida.falk")],
      },
    };
  }
}
