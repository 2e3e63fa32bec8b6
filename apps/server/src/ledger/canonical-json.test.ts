import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { commit, commitmentTo, leafOf, linkOf } from "./entry.ts";

describe("JSON in one spelling", () => {
  it("writes the example of RFC 8785 section 3.2 as the RFC does", () => {
    const example = {
      numbers: [
        Number("333333333.33333329"),
        1e30,
        4.5,
        2e-3,
        0.000000000000000000000000001,
      ],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("orders keys by their UTF-16 units, as RFC 8785 section 3.2.3 does", () => {
    const keys = {
      "\u20ac": 1,
      "\r": 2,
      "\ufb33": 3,
      "1": 4,
      "\ud83d\ude00": 5,
      "\u0080": 6,
      "\u00f6": 7,
    };
    expect(canonicalJson(keys)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    );
  });

  it("refuses what would not come back from the database as it went in", () => {
    expect(() => canonicalJson("a\ud800b")).toThrow("well-formed");
    expect(() => canonicalJson(Number.NaN)).toThrow("finite");
  });
});

describe("hashes of the ledger", () => {
  it("are those of RFC 9162 leaves, chained over bytes", () => {
    const leaf = createHash("sha256")
      .update(Buffer.from("\u0000{}"))
      .digest("hex");
    expect(leafOf("{}")).toBe(leaf);
    const link = createHash("sha256")
      .update(Buffer.from("00".repeat(32) + leaf, "hex"))
      .digest("hex");
    expect(linkOf("00".repeat(32), leaf)).toBe(link);
  });

  it("commit to a value by HMAC under its own nonce", () => {
    const nonce = "11".repeat(32);
    const expected = createHmac("sha256", Buffer.from(nonce, "hex"))
      .update('title"x"')
      .digest("hex");
    expect(commitmentTo({ field: "title", nonce, value: '"x"' })).toBe(
      expected,
    );
  });

  it("commit to values of any length and script as Node's own HMAC does", () => {
    for (const value of ["", "x", "张伟", "😀".repeat(40), "y".repeat(5_000)]) {
      const nonce = createHash("sha256").update(value).digest("hex");
      expect(commitmentTo({ field: "名", nonce, value })).toBe(
        createHmac("sha256", Buffer.from(nonce, "hex"))
          .update(`名${value}`)
          .digest("hex"),
      );
    }
  });

  it("draws every nonce once, and of 32 bytes", () => {
    const changes = Array.from({ length: 300 }, () => ({
      field: "title",
      before: "a",
      after: "b",
    }));
    const nonces = commit(changes).kept.map(({ nonce }) => nonce);
    expect(new Set(nonces).size).toBe(600);
    for (const nonce of nonces)
      expect(nonce).toMatch(/^(?!0{64})[0-9a-f]{64}$/);
  });
});
