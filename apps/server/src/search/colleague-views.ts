import { listPeople, type PersonView } from "../people/people-views.ts";
import type { Db } from "../db/reading.ts";

/** Somebody of the office, with the ways in which people type their name. */
export interface Colleague extends Pick<
  PersonView,
  "id" | "name" | "nameZh" | "role" | "team"
> {
  /** `zhoumin` and `zm` for 周敏. Only colleagues have this: nobody else's name is turned into initials. */
  readonly sounds: readonly string[];
}

export async function listColleagues(db: Db): Promise<Colleague[]> {
  const people = await listPeople(db);
  // Its dictionary is large, and not every office asks.
  const { pinyin } = await import("pinyin-pro");
  return people
    .filter(({ isDisabled }) => !isDisabled)
    .map(({ id, name, nameZh, role, team }) => ({
      id,
      name,
      nameZh,
      role,
      team,
      sounds:
        nameZh === null
          ? []
          : soundsOf(
              pinyin(nameZh, {
                toneType: "none",
                type: "array",
                // Some family names sound otherwise than the word: 单 is Shan.
                surname: "head",
                nonZh: "removed",
                v: true,
              }),
            ),
    }));
}

function soundsOf(parts: readonly string[]): string[] {
  return [parts.join(""), parts.map((part) => part.slice(0, 1)).join("")];
}
