import { randomBytes } from "node:crypto";
import { Option, type Command } from "commander";
import { roleKeys, type Role } from "@kept/domain/access/permissions";
import { createPersonInput } from "@kept/domain/access/schema";
import { fieldProblems, fieldsOf } from "@kept/domain/field-problem";
import { sentenceOf } from "@kept/domain/refusal";
import { systemClock } from "../clock/wall-clock.ts";
import { atTheMachine, createFirstAccounts } from "../people/first-accounts.ts";
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
      "Create an account and print its password once. Stop Kept first: only one process holds the data.",
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
  const password = randomBytes(18).toString("base64url");
  const account = createPersonInput.safeParse({
    email: typed.email,
    name: typed.name,
    nameZh: typed.nameZh ?? null,
    role: typed.role,
    teamId: null,
    language: typed.lang,
    password,
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
  const opened = await openData();
  if (opened === null) return;
  const { database, change } = opened;
  const made = await createFirstAccounts(
    { change, passwords: makePasswords(houseCost) },
    atTheMachine(systemClock.now()),
    [account.data],
  );
  database.close();
  if (!made.ok) return void stop(sentenceOf(made.refusal, typed.lang), 2);
  const { email, role } = account.data;
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify({ email, role, password }, null, 2)}\n`
      : `${email} may sign in as ${role}. Password, shown only now:\n${password}\n`,
  );
}
