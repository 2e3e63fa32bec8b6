import { describe, expect, it } from "vitest";
import { walkModel } from "./model-walk.ts";

const seed = 20_261_123;

describe("R31: a model that runs beside", () => {
  it("random acts of several people on a request are answered, and leave the case, as a small model of it says; the ledger verifies", async () => {
    expect(await walkModel(40, seed)).toBeGreaterThan(250);
  }, 120_000);
});
