import { casework } from "./zh/casework.ts";
import { clock } from "./zh/clock.ts";
import { desk } from "./zh/desk.ts";
import { failures } from "./zh/failures.ts";
import { list } from "./zh/list.ts";
import { people } from "./zh/people.ts";
import { requests } from "./zh/requests.ts";
import { shell } from "./zh/shell.ts";
import { ui } from "./zh/ui.ts";

/** The wording of the pages that people arrive at. All of it stands in zh.ts and follows when it is needed. */
export const zhFirst = {
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
