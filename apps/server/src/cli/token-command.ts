import { Option, type Command } from "commander";
import { may } from "@kept/domain/access/permissions";
import { fieldProblems, fieldsOf } from "@kept/domain/field-problem";
import { sentenceOf } from "@kept/domain/refusal";
import { systemClock } from "../clock/wall-clock.ts";
import { findForSignIn } from "../people/account-store.ts";
import { atTheMachine } from "../people/first-accounts.ts";
import { createToken } from "../tokens/token-commands.ts";
import {
  createTokenInput,
  longestDays,
  tokenScopes,
  type TokenScope,
} from "../tokens/token-schema.ts";
import { complain, optionName } from "./misuse.ts";
import { openData, stop } from "./open-house.ts";

interface Typed {
  readonly name: string;
  readonly scope: TokenScope[];
  readonly days: string;
  readonly by: string;
  readonly json?: boolean;
}

/** `kept token create`: a token for the contact page or the mail gateway, while Kept is stopped. */
export function addTokenCommand(program: Command): void {
  program
    .command("token")
    .description("Keep the tokens of programs that bring requests and mail in.")
    .command("create")
    .description(
      "Create a token and print it once. Stop Kept first: only one process holds the data.",
    )
    .requiredOption("--name <name>", "what the token is for")
    .addOption(
      new Option("--scope <scope...>", "what it may do")
        .choices(tokenScopes)
        .makeOptionMandatory(),
    )
    .requiredOption(
      "--days <days>",
      `when it ends by itself, at most ${String(longestDays)}`,
    )
    .requiredOption(
      "--by <address>",
      "the administrator who answers for it, by what they sign in with",
    )
    .option("--json", "print JSON")
    .action(create);
}

async function create(typed: Typed): Promise<void> {
  const input = createTokenInput.safeParse({
    name: typed.name,
    scopes: typed.scope,
    days: Number(typed.days),
  });
  if (!input.success) {
    const problems = Object.entries(fieldsOf(input.error));
    complain(
      problems.map(([field, [problem]]) => ({
        option: optionName(field),
        sentence: fieldProblems[problem ?? "field.invalid"],
      })),
      "en",
    );
    return;
  }
  const opened = await openData();
  if (opened === null) return;
  const { database, change } = opened;
  const owner = await findForSignIn(database.db, typed.by);
  if (
    owner === null ||
    owner.account.isDisabled ||
    !may(owner.account, "settings.manage")
  ) {
    database.close();
    complain([{ option: "--by", sentence: noAdministrator }], "en");
    return;
  }
  const made = await createToken(change, atTheMachine(systemClock.now()), {
    ...input.data,
    ownerId: owner.account.id,
  });
  database.close();
  if (!made.ok) return void stop(sentenceOf(made.refusal, "en"), 2);
  const { token, expiresAt } = made.value;
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify(made.value, null, 2)}\n`
      : `Ends ${expiresAt}. Token, shown only now:\n${token ?? ""}\n`,
  );
}

const noAdministrator = {
  en: "There is no administrator who signs in with this address.",
  zh: "没有使用该邮箱登录的系统管理员。",
};
