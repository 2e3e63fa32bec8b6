import { casework } from "./en/casework.ts";
import { clock } from "./en/clock.ts";
import { desk } from "./en/desk.ts";
import { failures } from "./en/failures.ts";
import { list } from "./en/list.ts";
import { people } from "./en/people.ts";
import { requests } from "./en/requests.ts";
import { shell } from "./en/shell.ts";
import { ui } from "./en/ui.ts";

/** The wording of the pages that people arrive at. All of it stands in en.ts and follows when it is needed. */
export const enFirst = {
  casework,
  clock,
  desk,
  failures,
  list,
  people,
  requests,
  shell,
  ui,
} as const;
