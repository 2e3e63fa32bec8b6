import { audit } from "./en/audit.ts";
import { bulk } from "./en/bulk.ts";
import { caseForms } from "./en/case-forms.ts";
import { casework } from "./en/casework.ts";
import { clock } from "./en/clock.ts";
import { composer } from "./en/composer.ts";
import { composerPage } from "./en/composer-page.ts";
import { context } from "./en/context.ts";
import { conversation } from "./en/conversation.ts";
import { desk } from "./en/desk.ts";
import { disclosures } from "./en/disclosures.ts";
import { drafts } from "./en/drafts.ts";
import { failures } from "./en/failures.ts";
import { intake } from "./en/intake.ts";
import { keeping } from "./en/keeping.ts";
import { list } from "./en/list.ts";
import { machine } from "./en/machine.ts";
import { macros } from "./en/macros.ts";
import { people } from "./en/people.ts";
import { requestCase } from "./en/request-case.ts";
import { requests } from "./en/requests.ts";
import { search } from "./en/search.ts";
import { shell } from "./en/shell.ts";
import { signIn } from "./en/sign-in.ts";
import { statements } from "./en/statements.ts";
import { staff } from "./en/staff.ts";
import { tables } from "./en/tables.ts";
import { transparency } from "./en/transparency.ts";
import { ui } from "./en/ui.ts";

/** Every wording of the screens in this language, by namespace. */
export const en = {
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
