import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorld, type World } from "../testing/world.ts";
import { unlessChanged } from "./unless-changed.ts";

let world: World;
let asked = 0;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const names = (key = "names") =>
  unlessChanged(world.database.db, key, async () => {
    asked += 1;
    const rows = await world.database.db
      .selectFrom("accounts")
      .select("name")
      .where("email", "=", world.emailOf("legal1"))
      .execute();
    return rows.map(({ name }) => name);
  });

async function rename(name: string, keep: boolean): Promise<void> {
  await world.database.writer.write(async (tx) => ({
    keep,
    value: await tx
      .updateTable("accounts")
      .set({ name })
      .where("email", "=", world.emailOf("legal1"))
      .execute(),
  }));
}

describe("an answer that is kept unless something changes", () => {
  it("is asked once", async () => {
    asked = 0;
    expect(await names()).toEqual(["legal1"]);
    expect(await names()).toEqual(["legal1"]);
    expect(asked).toBe(1);
    await names("another question");
    expect(asked).toBe(2);
  });

  it("is asked anew as soon as anything is committed, and only then", async () => {
    asked = 0;
    await names("here");
    await rename("Not kept", false);
    expect(await names("here")).toEqual(["legal1"]);
    expect(asked).toBe(1);
    await rename("Kept", true);
    expect(await names("here")).toEqual(["Kept"]);
    expect(asked).toBe(2);
  });

  it("is never kept inside a change", async () => {
    await world.database.writer.write(async (tx) => {
      let times = 0;
      const ask = () =>
        unlessChanged(tx, "inside", async () => {
          times += 1;
          return times;
        });
      expect([await ask(), await ask()]).toEqual([1, 2]);
      return { keep: false, value: null };
    });
  });
});
