import { Command } from "commander";
import { addBackupCommands } from "./backup-command.ts";
import { addDoctorCommand } from "./doctor-command.ts";
import { addDueCommand } from "./due-command.ts";
import { addEraseVerifyCommand } from "./erase-verify-command.ts";
import { addEvidenceCommand } from "./evidence-command.ts";
import { addExportCommand } from "./export-command.ts";
import { addImportCommand } from "./import-command.ts";
import { addRebuildLooksCommand } from "./rebuild-looks-command.ts";
import { addRotateKeyCommand } from "./rotate-key-command.ts";
import { addRulesCommand } from "./rules-command.ts";
import { addSeedCommand } from "./seed-command.ts";
import { addSearchCommand } from "./search-command.ts";
import { addTokenCommand } from "./token-command.ts";
import { addUserCommand } from "./user-command.ts";
import { addVerifyAuditCommand } from "./verify-audit-command.ts";

/** Exit codes: 0 done, 1 what was checked does not hold, 2 the command was used wrongly or an input makes no sense. */
const exitCodes = { done: 0, misused: 2 } as const;

/** The `kept` command; each of its words stands in a file of its own. */
export function keptProgram(): Command {
  const program = new Command("kept")
    .description("Kept, the back office of a privacy team, from the terminal.")
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? exitCodes.done : exitCodes.misused),
    )
    .showHelpAfterError('Try "kept --help".');
  addDueCommand(program);
  addRulesCommand(program);
  addUserCommand(program);
  addTokenCommand(program);
  addSearchCommand(program);
  addSeedCommand(program);
  addVerifyAuditCommand(program);
  addRebuildLooksCommand(program);
  addEvidenceCommand(program);
  addBackupCommands(program);
  addDoctorCommand(program);
  addRotateKeyCommand(program);
  addEraseVerifyCommand(program);
  addImportCommand(program);
  addExportCommand(program);
  return program;
}
