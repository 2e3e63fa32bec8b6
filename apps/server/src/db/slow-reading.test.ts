import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "../testing/world.ts";
import { diskFault } from "./constraint-error.ts";
import { slowly } from "./slow-reading.ts";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const counting = (most: number) => sql<{ n: number }>`with recursive
  numbers (n) as (select 1 union all select n + 1 from numbers where n < ${most})
  select count(*) as n from numbers`;

describe("a slow question", () => {
  it("gets the answer that the database itself would give", async () => {
    const { db } = world.database;
    const people = (of: typeof db) =>
      of.selectFrom("accounts").selectAll().orderBy("id").execute();
    expect(slowly(db)).not.toBe(db);
    expect(await people(slowly(db))).toEqual(await people(db));
  });

  it("sees what was committed a moment before", async () => {
    const { db, writer } = world.database;
    await writer.write(async (tx) => ({
      keep: true,
      value: await tx
        .updateTable("accounts")
        .set({ name: "Renamed" })
        .where("email", "=", world.emailOf("legal2"))
        .execute(),
    }));
    const [row] = await slowly(db)
      .selectFrom("accounts")
      .select("name")
      .where("email", "=", world.emailOf("legal2"))
      .execute();
    expect(row?.name).toBe("Renamed");
  });

  it("keeps nobody waiting who asks meanwhile", async () => {
    const { db } = world.database;
    const ended: string[] = [];
    const slow = counting(3_000_000)
      .execute(slowly(db))
      .then(({ rows }) => {
        ended.push("slow");
        return rows;
      });
    await db.selectFrom("accounts").select("id").execute();
    ended.push("quick");
    expect(await slow).toEqual([{ n: 3_000_000 }]);
    expect(ended).toEqual(["quick", "slow"]);
  });

  it("can change nothing, and says what went wrong as the database does", async () => {
    const { db } = world.database;
    const writing = sql`update accounts set name = 'x' returning id`.execute(
      slowly(db),
    );
    await expect(writing).rejects.toMatchObject({
      name: "SqliteError",
      code: "SQLITE_READONLY",
    });
    const wrong = await sql`select nothing`
      .execute(slowly(db))
      .catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: "SQLITE_ERROR" });
    expect(diskFault(wrong)).toBeNull();
  });

  it("is asked inside a change like any other", async () => {
    await world.database.writer.write(async (tx) => {
      expect(slowly(tx)).toBe(tx);
      return { keep: false, value: null };
    });
  });
});
