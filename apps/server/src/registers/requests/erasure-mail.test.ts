import { afterEach, beforeEach, expect, it } from "vitest";
import { openIntakeDesk, type IntakeDesk } from "../../testing/intake-desk.ts";
import { rawMail, usualHeaders } from "../../testing/raw-mail.ts";
import { codeOf, requestDesk } from "../../testing/request-desk.ts";

let desk: IntakeDesk;
beforeEach(async () => {
  desk = await openIntakeDesk("2026-09-16T02:00:00Z");
});
afterEach(() => desk.close());

it("T43 nobody is erased while a mail of theirs waits unread: it may be a request", async () => {
  const { world } = desk;
  const officer = requestDesk(world, "dpo1");
  const caseId = await officer.open();
  await officer.classify(caseId);
  await officer.api.withdraw({
    ...(await officer.newest(caseId)),
    reason: "The person wrote so.",
  });
  const ask = async () =>
    world.as("dpo1").erasure.ask({
      ...(await officer.newest(caseId)),
      alsoIds: [],
      ground: "retentionOver",
      approverId: world.actor("legal1").id,
    });
  const { mailId } = await desk.file(
    rawMail([
      "From: Hannah Vogel <Hannah.Vogel@post.example>",
      ...usualHeaders.slice(1),
    ]),
    { who: "dpo1", source: "drop" },
  );
  expect(await codeOf(ask())).toBe("erasureMailWaiting");
  await officer.api.dropMail({ mailId });
  await ask();
});
