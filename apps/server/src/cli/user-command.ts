import { Option, type Command } from "commander";
import { roleKeys, type Role } from "@kept/domain/access/permissions";
import { createPersonInput } from "@kept/domain/access/schema";
import { fieldProblems, fieldsOf } from "@kept/domain/field-problem";
import { sentenceOf } from "@kept/domain/refusal";
import { systemClock } from "../clock/wall-clock.ts";
import { readConfig } from "../config.ts";
import { atTheMachine, createFirstAccounts } from "../people/first-accounts.ts";
import {
  linkAtTheMachine,
  officeAddress,
} from "../people/links/set-up-link.ts";
import { houseCost, makePasswords } from "../people/passwords.ts";
import { complain, optionName } from "./misuse.ts";
import { openData, stop } from "./open-house.ts";

interface Typed {
  readonly email: string;
  readonly name: string;
  readonly nameZh?: string;
  readonly role: Role;
  readonly lang: "en" | "zh";
  readonly json?: boolean;
}

/** `kept user create`: an account of any role, made by whoever keeps the machine, while Kept is stopped. */
export function addUserCommand(program: Command): void {
  program
    .command("user")
    .description("Keep the accounts of the office.")
    .command("create")
    .description(
      "Create an account and print a link that opens it once, within 24 hours. Stop Kept first: only one process holds the data.",
    )
    .requiredOption("--email <address>", "what the person signs in with")
    .requiredOption("--name <name>", "the person's name")
    .option("--name-zh <name>", "the name in Chinese")
    .addOption(
      new Option("--role <role>", "what the person does")
        .choices(roleKeys)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--lang <language>", "language of the screens")
        .choices(["en", "zh"])
        .default("en"),
    )
    .option("--json", "print JSON")
    .action(create);
}

async function create(typed: Typed): Promise<void> {
  const account = createPersonInput.safeParse({
    email: typed.email,
    name: typed.name,
    nameZh: typed.nameZh ?? null,
    role: typed.role,
    teamId: null,
    language: typed.lang,
  });
  if (!account.success) {
    const problems = Object.entries(fieldsOf(account.error));
    complain(
      problems.map(([field, [problem]]) => ({
        option: optionName(field),
        sentence: fieldProblems[problem ?? "field.invalid"],
      })),
      typed.lang,
    );
    return;
  }
  const configuring = readConfig();
  const opened = await openData();
  if (opened === null || !configuring.ok) return;
  const { database, change } = opened;
  const made = await createFirstAccounts(
    { change, passwords: makePasswords(houseCost) },
    atTheMachine(systemClock.now()),
    [{ ...account.data, password: null }],
  );
  if (!made.ok) {
    database.close();
    return void stop(sentenceOf(made.refusal, typed.lang), 2);
  }
  const [accountId = ""] = made.value;
  const link = await linkAtTheMachine(
    opened,
    { kind: "invite", accountId },
    officeAddress(configuring.config),
  );
  database.close();
  const { email, role } = account.data;
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify({ email, role, link }, null, 2)}\n`
      : `${email} may sign in as ${role} after opening this link within 24 hours; it works once:\n${link}\n`,
  );
}
