import type { OpenDatabase } from "../db/open-database.ts";

/** Teams and accounts by their ids and nothing else, for a database that no house stands in. */
export async function bareOffice(
  { writer }: Pick<OpenDatabase, "writer">,
  wanted: {
    readonly teams: readonly string[];
    readonly people: readonly string[];
    readonly now: string;
  },
): Promise<void> {
  await writer.write(async (tx) => {
    for (const id of wanted.teams)
      await tx
        .insertInto("teams")
        .values({ id, key: id, name_en: id, name_zh: id })
        .execute();
    for (const id of wanted.people)
      await tx
        .insertInto("accounts")
        .values({
          id,
          email: `${id}@office.example`,
          name: id,
          role: "analyst",
          language: "en",
          password_hash: "x",
          created_at: wanted.now,
        })
        .execute();
    return { keep: true, value: null };
  });
}
