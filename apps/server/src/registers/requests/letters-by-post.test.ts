import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { bytesOfFile } from "../../files/new-files.ts";
import { pdfPages } from "../../testing/pdf-text.ts";
import {
  codeOf,
  provenActions,
  requestDesk,
} from "../../testing/request-desk.ts";
import { hour } from "../../testing/stopped-clock.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let analyst: ReturnType<typeof requestDesk>;

const envelope = "Lindenweg 3\n20095 Hamburg";

beforeEach(async () => {
  world = await makeWorld({ now: "2026-09-16T02:00:00Z" });
  analyst = requestDesk(world, "analystA1");
});
afterEach(() => world.close());

/** A refusal that is written to somebody without an e-mail address. */
async function refusalByPost(): Promise<{ caseId: string; letterId: string }> {
  const caseId = await analyst.open({
    types: ["correction"],
    personAddress: null,
    channel: "post",
  });
  await analyst.bringToDecision(caseId, "refused");
  const letterId = await analyst.write(caseId, "refusal");
  return { caseId, letterId };
}

const on = (caseId: string) => analyst.newest(caseId);

async function approved(caseId: string, letterId: string): Promise<void> {
  await analyst.ask(caseId, letterId, "legal1");
  await requestDesk(world, "legal1").answer(caseId);
}

async function address(caseId: string, letterId: string): Promise<void> {
  const asked = { ...(await on(caseId)), letterId };
  await analyst.api.addressLetter({ ...asked, postAddress: envelope });
}

async function print(caseId: string, letterId: string) {
  const { frame } = await analyst.look(caseId);
  const lastRead = frame.messages.at(-1)?.id ?? null;
  await analyst.api.printLetter({ ...(await on(caseId)), letterId, lastRead });
  await world.deliver();
}

async function sheetsOf(letterId: string): Promise<Buffer> {
  const row = await world.db
    .selectFrom("case_letters")
    .select("pdf_file_id")
    .where("id", "=", letterId)
    .executeTakeFirstOrThrow();
  return bytesOfFile(world.files, row.pdf_file_id ?? "");
}

it("a refusal to somebody without an e-mail address is printed, posted on a day that is said, and answers the case", async () => {
  const { caseId, letterId } = await refusalByPost();
  await address(caseId, letterId);
  await approved(caseId, letterId);
  await print(caseId, letterId);

  const waiting = await analyst.letter(caseId, letterId);
  expect(waiting).toMatchObject({
    state: "queued",
    way: "post",
    isPrinted: true,
    leavesAt: null,
    postAddress: envelope,
  });
  const sheets = await sheetsOf(letterId);
  const words = pdfPages(sheets).join("");
  for (const line of envelope.split("\n"))
    expect(words).toContain(line.replaceAll(" ", ""));

  const printedAt = world.clock.now();
  world.clock.pass(5 * hour);
  const postedAt = world.clock.now();
  world.clock.pass(20 * hour);
  await analyst.api.markPosted({ ...(await on(caseId)), letterId, postedAt });

  const { frame } = await analyst.look(caseId);
  expect(frame.stage.key).toBe("answered");
  expect(frame.letters.at(-1)).toMatchObject({
    state: "sent",
    sentAt: postedAt,
    mailSha256: null,
    pdfSha256: createHash("sha256").update(sheets).digest("hex"),
  });
  expect(frame.messages.at(-1)).toMatchObject({
    kind: "out",
    channel: "post",
    happenedAt: postedAt,
  });
  expect(frame.files.at(-1)).toMatchObject({
    purpose: "letterPdf",
    size: sheets.length,
  });
  const response = frame.clocks.find(
    ({ ruleId }) => ruleId === "p000.response",
  );
  expect(Date.parse(response?.stoppedAt ?? "")).toBe(Date.parse(postedAt));
  expect((await provenActions(world, caseId)).slice(-4)).toEqual([
    "requests.letter-fixed",
    "requests.letter-printed",
    "requests.letter-posted",
    "requests.answered",
  ]);
  expect(printedAt < postedAt).toBe(true);
  await analyst.close(caseId);
});

it("a printed letter is taken back while it has not been posted, and its sheets are gone", async () => {
  const { caseId, letterId } = await refusalByPost();
  await address(caseId, letterId);
  await approved(caseId, letterId);
  await print(caseId, letterId);
  await analyst.stop(caseId, letterId);
  const back = await analyst.letter(caseId, letterId);
  expect([back.state, back.isPrinted, back.postAddress]).toEqual([
    "draft",
    false,
    envelope,
  ]);
  const posting = { letterId, postedAt: world.clock.now() };
  expect(
    await codeOf(analyst.api.markPosted({ ...(await on(caseId)), ...posting })),
  ).toBe("letterNotPrinted");
});

it("another address on the envelope voids the approval, and without one nothing is printed", async () => {
  const { caseId, letterId } = await refusalByPost();
  await approved(caseId, letterId);
  expect(await codeOf(print(caseId, letterId))).toBe("letterIncomplete");
  await address(caseId, letterId);
  expect((await analyst.letter(caseId, letterId)).approval).toBe("void");
  expect(await codeOf(print(caseId, letterId))).toBe("approvalMissing");
});

it("nothing is posted before it was printed or in the future, and no letter with a mail address goes by post", async () => {
  const { caseId, letterId } = await refusalByPost();
  await address(caseId, letterId);
  await approved(caseId, letterId);
  const before = world.clock.now();
  world.clock.pass(hour);
  await print(caseId, letterId);
  const post = async (postedAt: string) =>
    analyst.api.markPosted({ ...(await on(caseId)), letterId, postedAt });
  expect(await codeOf(post(before))).toBe("postedBeforePrinted");
  expect(await codeOf(post("2027-01-01T00:00:00Z"))).toBe("momentInFuture");
  const mailed = await analyst.open({ types: ["correction"] });
  await analyst.classify(mailed);
  const question = await analyst.write(mailed, "question");
  expect(await codeOf(print(mailed, question))).toBe("letterByMail");
});

it("the next letter of the case goes to the same envelope", async () => {
  const { caseId, letterId } = await refusalByPost();
  await address(caseId, letterId);
  const next = await analyst.write(caseId, "question");
  expect((await analyst.letter(caseId, next)).postAddress).toBe(envelope);
});
