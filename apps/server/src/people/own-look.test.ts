import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "../testing/world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it("light or dark is each person's own, wherever they sign in, and nothing until they say", async () => {
  const scheme = async (who: "dpo1" | "dpo2") =>
    (await world.as(who).people.me()).scheme;
  expect(await scheme("dpo1")).toBeNull();
  await world.as("dpo1").people.setScheme({ scheme: "dark" });
  expect([await scheme("dpo1"), await scheme("dpo2")]).toEqual(["dark", null]);
  await world.as("dpo1").people.setScheme({ scheme: "auto" });
  expect(await scheme("dpo1")).toBe("auto");
});
