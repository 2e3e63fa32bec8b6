import { describe, expect, it } from "vitest";
import { deliveryProblem } from "./delivery-problem.ts";

function problem(facts: object) {
  return deliveryProblem(Object.assign(new Error("it failed"), facts));
}

describe("why a send failed", () => {
  it.each([
    [
      { responseCode: 550, command: "RCPT TO", response: "550 5.1.1 unknown" },
      "permanent",
    ],
    [{ responseCode: 554, command: "DATA" }, "permanent"],
    [{ responseCode: 552, command: "MAIL FROM" }, "permanent"],
    [{ responseCode: 450, command: "RCPT TO" }, "temporary"],
    [{ responseCode: 554, command: "CONN" }, "temporary"],
    [{ code: "ECONNECTION" }, "temporary"],
    [{ code: "ETIMEDOUT" }, "temporary"],
    [{ code: "EDNS" }, "temporary"],
    [{ code: "EAUTH", responseCode: 535 }, "setup"],
    [{ code: "EENVELOPE", responseCode: 553, command: "MAIL FROM" }, "setup"],
    [{ responseCode: 530, command: "MAIL FROM" }, "setup"],
    [{ code: "ESOCKET", message: "self-signed certificate" }, "setup"],
    [{ code: "CERT_HAS_EXPIRED" }, "setup"],
  ] as const)("%o is %s", (facts, kind) => {
    expect(problem(facts).kind).toBe(kind);
  });

  it("is told in one short line", () => {
    const { said } = problem({ response: `550 no\r\n550 ${"x".repeat(999)}` });
    expect(said).not.toMatch(/[\r\n]/);
    expect(said.length).toBeLessThanOrEqual(300);
  });

  it("is temporary when nothing is known", () => {
    for (const odd of [undefined, null, "x", 7, {}]) {
      expect(deliveryProblem(odd)).toMatchObject({
        kind: "temporary",
        code: null,
      });
    }
  });
});
