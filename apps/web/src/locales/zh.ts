import { audit } from "./zh/audit.ts";
import { bulk } from "./zh/bulk.ts";
import { caseForms } from "./zh/case-forms.ts";
import { casework } from "./zh/casework.ts";
import { clock } from "./zh/clock.ts";
import { composer } from "./zh/composer.ts";
import { composerPage } from "./zh/composer-page.ts";
import { context } from "./zh/context.ts";
import { conversation } from "./zh/conversation.ts";
import { desk } from "./zh/desk.ts";
import { disclosures } from "./zh/disclosures.ts";
import { drafts } from "./zh/drafts.ts";
import { failures } from "./zh/failures.ts";
import { intake } from "./zh/intake.ts";
import { keeping } from "./zh/keeping.ts";
import { list } from "./zh/list.ts";
import { machine } from "./zh/machine.ts";
import { macros } from "./zh/macros.ts";
import { people } from "./zh/people.ts";
import { requestCase } from "./zh/request-case.ts";
import { requests } from "./zh/requests.ts";
import { search } from "./zh/search.ts";
import { shell } from "./zh/shell.ts";
import { signIn } from "./zh/sign-in.ts";
import { statements } from "./zh/statements.ts";
import { staff } from "./zh/staff.ts";
import { tables } from "./zh/tables.ts";
import { transparency } from "./zh/transparency.ts";
import { ui } from "./zh/ui.ts";

/** Every wording of the screens in this language, by namespace. */
export const zh = {
  audit,
  bulk,
  caseForms,
  casework,
  clock,
  composer,
  composerPage,
  context,
  conversation,
  desk,
  disclosures,
  drafts,
  failures,
  intake,
  keeping,
  list,
  machine,
  macros,
  people,
  requestCase,
  requests,
  search,
  shell,
  signIn,
  statements,
  staff,
  tables,
  transparency,
  ui,
} as const;
