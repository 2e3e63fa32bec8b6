import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp({ now: "2026-09-16T02:00:00Z" });
});
afterEach(() => app.close());

async function draft(): Promise<{ caseId: string; letterId: string }> {
  const desk = requestDesk(app.world, "analystA1");
  const caseId = await desk.open({ types: ["correction"] });
  await desk.classify(caseId);
  return { caseId, letterId: await desk.write(caseId, "question") };
}

it("the PDF of a draft is, byte for byte, the PDF that is sent", async () => {
  const { caseId, letterId } = await draft();
  const preview = await app.fetch(`/letters/${letterId}/preview`, {
    who: "analystA1",
  });
  expect(preview.status).toBe(200);
  expect(preview.headers.get("content-type")).toBe("application/pdf");
  const seen = Buffer.from(await preview.arrayBuffer());
  const desk = requestDesk(app.world, "analystA1");
  await desk.sendAway(caseId, letterId);
  const { frame } = await desk.look(caseId);
  expect(frame.letters[0]?.pdfSha256).toBe(
    createHash("sha256").update(seen).digest("hex"),
  );
});

it("whoever reads the register and not what is written in it gets no PDF of a letter", async () => {
  const { letterId } = await draft();
  const response = await app.fetch(`/letters/${letterId}/preview`, {
    who: "auditor1",
  });
  expect(response.status).toBe(404);
});

it("whoever may not see the case gets no PDF of its drafts, and neither does a letter that is none", async () => {
  const { letterId } = await draft();
  const none = "0198c2f0-0000-7000-8000-000000000000";
  for (const [who, id] of [
    ["analystB", letterId],
    ["analystA1", none],
  ] as const) {
    const response = await app.fetch(`/letters/${id}/preview`, { who });
    expect(response.status).toBe(404);
  }
  const nobody = await app.fetch(`/letters/${letterId}/preview`);
  expect(nobody.status).toBe(401);
});
