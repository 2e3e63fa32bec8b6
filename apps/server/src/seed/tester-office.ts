import { randomBytes, randomUUID } from "node:crypto";
import { addDays } from "@kept/domain/time/civil-day";
import type { Role } from "@kept/domain/access/permissions";
import { answer } from "../api/refusal-error.ts";
import type { App } from "../app-parts.ts";
import { setUpOffice } from "../casework/office-commands.ts";
import {
  atTheMachine,
  createFirstAccounts,
  createFirstTeams,
  setSetting,
} from "../people/first-accounts.ts";
import { totpCode } from "../people/factors/totp.ts";
import { demoKey } from "../people/setting-store.ts";
import { firstOffice } from "../registers/index.ts";
import { ownCall, signedInCookie } from "../testing/own-calls.ts";

/** Who there is: one or more in every role, in two teams, and one whose account has ended. */
const people = {
  dpo1: ["dpo", null],
  dpo2: ["dpo", null],
  analystA1: ["analyst", "a"],
  analystA2: ["analyst", "a"],
  analystB: ["analyst", "b"],
  legal1: ["legal", null],
  legal2: ["legal", null],
  manager1: ["manager", null],
  auditor1: ["auditor", null],
  admin1: ["admin", null],
  admin2: ["admin", null],
  disabled1: ["analyst", "a"],
} as const satisfies Record<string, readonly [Role, "a" | "b" | null]>;

type Name = keyof typeof people;
const names = Object.keys(people) as Name[];

interface TesterPerson {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly teamId: string | null;
  /** The secret of the codes that are asked for after the password; null where none are. */
  readonly totpSecret: string | null;
  /** Each signs in once in place of a code. */
  readonly recoveryCodes: readonly string[];
}

interface TesterCase {
  readonly id: string;
  readonly reference: string;
}

/** Everything that somebody with HTTP alone needs to try the abuse cases. */
export interface TesterOffice {
  readonly people: Readonly<Record<Name, TesterPerson>>;
  readonly teams: Readonly<Record<"a" | "b", string>>;
  readonly cases: Readonly<Record<string, TesterCase>>;
  readonly files: Readonly<Record<string, { id: string; caseId: string }>>;
  readonly tokens: Readonly<Record<string, string>>;
}

/**
 * Fills an empty house for testers: accounts at the machine, and everything else by the calls that the pages make,
 * so that nothing in it is there that could not have come about.
 */
export async function seedTesterOffice(
  app: App,
  url: string,
): Promise<TesterOffice> {
  const asking = atTheMachine(app.clock.now());
  answer(await setUpOffice(app.change, asking, firstOffice));
  // Everybody in it is invented: a password alone opens an account, and every page says so.
  answer(
    await setSetting(app.change, asking, {
      key: demoKey,
      value: { password: null },
    }),
  );
  const { a = "", b = "" } = answer(
    await createFirstTeams(app.change, asking, [
      { key: "a", nameEn: "Team A", nameZh: "甲组" },
      { key: "b", nameEn: "Team B", nameZh: "乙组" },
    ]),
  );
  const teams = { a, b };
  const accounts = names.map((name) => {
    const [role, team] = people[name];
    return {
      email: `${name.toLowerCase()}@office.example`,
      name,
      nameZh: null,
      role,
      teamId: team === null ? null : teams[team],
      language: "en" as const,
      password: randomBytes(18).toString("base64url"),
    };
  });
  const ids = answer(await createFirstAccounts(app, asking, accounts));
  const staff = Object.fromEntries(
    accounts.map(({ name, email, password, role, teamId }, index) => [
      name,
      {
        id: ids[index] ?? "",
        email,
        password,
        role,
        teamId,
        totpSecret: null,
        recoveryCodes: [],
      },
    ]),
  ) as unknown as Record<Name, TesterPerson>;

  const cookies = new Map<Name, string>();
  const cookieOf = async (name: Name): Promise<string> => {
    const cookie =
      cookies.get(name) ?? (await signedInCookie(url, staff[name]));
    cookies.set(name, cookie);
    return cookie;
  };
  async function call<Data>(
    name: Name,
    procedure: string,
    input: object,
  ): Promise<Data> {
    const headers = { cookie: await cookieOf(name) };
    const reply = await ownCall(url, { procedure, input, headers });
    if (reply.status !== 200)
      throw new Error(`${name} may not ${procedure}: ${reply.text}`);
    return reply.data as Data;
  }
  const versionOf = async (name: Name, caseId: string): Promise<number> =>
    (
      await call<{ frame: { version: number } }>(name, "requests.get", {
        caseId,
      })
    ).frame.version;

  async function openCase(
    by: Name,
    person: string,
    more: { isSealed?: true } = {},
  ): Promise<TesterCase> {
    const { caseId, reference } = await call<{
      caseId: string;
      reference: string;
    }>(by, "requests.open", {
      policyId: "p000",
      channel: "email",
      receivedAt: app.clock.now(),
      partner: null,
      personName: person,
      personAddress: `${person.toLowerCase().replaceAll(" ", ".")}@post.example`,
      personPhone: null,
      accountRef: null,
      residence: "DE",
      language: "en",
      types: ["access"],
      text: "Please send me a copy of everything you hold about me.",
      mailId: null,
      ...more,
    });
    await call(by, "requests.assign", {
      caseId,
      version: await versionOf(by, caseId),
      ownerId: staff[by].id,
    });
    return { id: caseId, reference };
  }

  async function attach(
    by: Name,
    { id }: TesterCase,
    name: string,
  ): Promise<{ id: string; caseId: string }> {
    const response = await fetch(`${url}/cases/${id}/files`, {
      method: "PUT",
      headers: {
        cookie: await cookieOf(by),
        "content-type": "text/plain",
        "x-kept": "1",
        "sec-fetch-site": "same-origin",
        "idempotency-key": randomUUID(),
        "x-kept-version": String(await versionOf(by, id)),
        "x-kept-purpose": "document",
        "x-kept-name": encodeURIComponent(`${name}.txt`),
      },
      body: `What was found for ${name}.\n`,
    });
    if (!response.ok)
      throw new Error(`${name} was not stored: ${await response.text()}`);
    const added = (await response.json()) as { caseFileId: string };
    return { id: added.caseFileId, caseId: id };
  }

  const own = await openCase("analystA1", "Hannah Vogel");
  const foreign = await openCase("analystB", "Ingrid Holm");
  const files = {
    "att-A": await attach("analystA1", own, "att-A"),
    "att-B": await attach("analystB", foreign, "att-B"),
  };
  // Sealed from its first moment, so its number is of its own; in the end it names legal1 alone.
  const secret = await openCase("dpo1", "Zebra Quokka", { isSealed: true });
  const inSecret = await attach("dpo1", secret, "att-X");
  await call("dpo1", "seals.name", {
    caseId: secret.id,
    version: await versionOf("dpo1", secret.id),
    personId: staff.legal1.id,
    until: addDays(app.clock.now().slice(0, 10), 300),
  });
  await call("legal1", "seals.unname", {
    caseId: secret.id,
    version: await versionOf("legal1", secret.id),
    personId: staff.dpo1.id,
  });
  // A legal hold, until further notice.
  const held = await openCase("dpo1", "Marek Sova");
  const inHeld = await attach("dpo1", held, "att-H");
  await call("dpo1", "erasure.hold", {
    caseId: held.id,
    version: await versionOf("dpo1", held.id),
    reason: "A court has asked for it to be kept.",
    until: null,
  });

  // Ended, and then the person erased from it with a second person's yes.
  const erased = await openCase("analystA1", "Nora Lindqvist");
  await call("analystA1", "requests.withdraw", {
    caseId: erased.id,
    version: await versionOf("analystA1", erased.id),
    reason: "Taken back on the phone.",
  });
  await call("dpo1", "erasure.ask", {
    caseId: erased.id,
    version: await versionOf("dpo1", erased.id),
    alsoIds: [],
    ground: "consentWithdrawn",
    approverId: staff.dpo2.id,
  });
  const { erasure } = await call<{
    erasure: { id: string; contentHash: string };
  }>("dpo2", "erasure.ofCase", { caseId: erased.id });
  await call("dpo2", "erasure.decide", {
    caseId: erased.id,
    version: await versionOf("dpo2", erased.id),
    erasureId: erasure.id,
    contentHash: erasure.contentHash,
    answer: "approved",
  });
  await app.scheduler.runAll();

  const withCodes = async (name: Name): Promise<TesterPerson> => {
    const { secret } = await call<{ secret: string }>(
      name,
      "people.startTotp",
      {},
    );
    const code = totpCode(secret, app.clock.now());
    const { codes } = await call<{ codes: string[] }>(
      name,
      "people.confirmTotp",
      { code },
    );
    return { ...staff[name], totpSecret: secret, recoveryCodes: codes };
  };
  const gateway = await call<{ token: string }>("admin1", "tokens.create", {
    name: "Mail gateway",
    scopes: ["mail:write"],
    days: 30,
  });
  await call("admin1", "people.disable", { personId: staff.disabled1.id });
  return {
    people: {
      ...staff,
      analystA2: await withCodes("analystA2"),
      manager1: await withCodes("manager1"),
    },
    teams,
    cases: {
      "R-A": own,
      "R-B": foreign,
      "R-X": secret,
      "H-1": held,
      "D-1": erased,
    },
    files: { ...files, "att-X": inSecret, "att-H": inHeld },
    tokens: { mail: gateway.token },
  };
}
