import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertMessage } from "../../casework/message-store.ts";
import { granted } from "@kept/domain/verdict";
import { randomUUIDv7 } from "node:crypto";
import { hour } from "../../testing/stopped-clock.ts";
import {
  codeOf,
  provenActions,
  requestDesk,
} from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let officer: ReturnType<typeof requestDesk>;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-09-16T02:00:00Z" });
  officer = requestDesk(world, "dpo1");
});
afterEach(() => world.close());

async function end(
  act: "withdraw" | "markSpam" | "reopen",
  caseId: string,
  reason = "The person wrote so.",
) {
  return officer.api[act]({ ...(await officer.newest(caseId)), reason });
}

async function merge(caseId: string, into: string) {
  return officer.api.merge({
    ...(await officer.newest(caseId)),
    into,
    reason: "The same matter.",
  });
}

async function standings(caseId: string): Promise<Record<string, string>> {
  const { frame } = await officer.look(caseId);
  return Object.fromEntries(
    frame.clocks.map(({ ruleId, standing }) => [ruleId, standing.state]),
  );
}

describe("a withdrawal", () => {
  it("stops every clock, and reopening lets them run from their old start", async () => {
    const caseId = await officer.open();
    await officer.classify(caseId);
    const before = await standings(caseId);
    world.clock.pass(hour);
    await end("withdraw", caseId);
    const { frame, request } = await officer.look(caseId);
    expect(frame.stage).toMatchObject({ key: "withdrawn", isTerminal: true });
    expect(request.endReason).toBe("The person wrote so.");
    expect(Object.values(await standings(caseId))).toEqual(
      Array.from({ length: 5 }, () => "met"),
    );
    world.clock.pass(hour);
    await end("reopen", caseId);
    expect((await officer.look(caseId)).frame.stage.key).toBe("identified");
    expect(await standings(caseId)).toEqual(before);
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.classified",
      "requests.withdrawn",
      "requests.reopened",
    ]);
  });

  it("waits while a letter is underway, and is confirmed by a letter afterwards", async () => {
    const caseId = await officer.open();
    await officer.classify(caseId);
    const letterId = await officer.write(caseId, "question");
    expect(await codeOf(end("withdraw", caseId))).toBe("lettersUnderway");
    await officer.api.discardLetter({
      ...(await officer.newest(caseId)),
      letterId,
    });
    await end("withdraw", caseId);
    const confirmation = await officer.write(caseId, "withdrawn");
    expect(
      (await officer.letter(caseId, confirmation)).document.values,
    ).toMatchObject({ withdrawn_on: { en: "16 September 2026" } });
    await officer.sendAway(caseId, confirmation);
    expect((await officer.look(caseId)).frame.letters[0]?.state).toBe("sent");
  });

  it("of a case that had been answered leaves the answer where it was when it is reopened", async () => {
    const caseId = await officer.open({ types: ["correction"] });
    await officer.bringToDecision(caseId, "granted");
    await officer.sendAway(
      caseId,
      await officer.write(caseId, "correction-done"),
    );
    world.clock.pass(hour);
    await end("withdraw", caseId);
    world.clock.pass(hour);
    await end("reopen", caseId);
    expect((await officer.look(caseId)).frame.stage.key).toBe("answered");
    expect((await standings(caseId))["p000.response"]).toBe("met");
  });
});

describe("spam", () => {
  it("is marked before a case is identified only, and taken back with its triage clock running", async () => {
    const caseId = await officer.open();
    await end("markSpam", caseId, "Advertising.");
    expect((await officer.look(caseId)).frame.stage.key).toBe("spam");
    world.clock.pass(hour);
    await end("reopen", caseId);
    expect((await officer.look(caseId)).frame.stage.key).toBe("received");
    expect((await standings(caseId))["p000.triage"]).not.toBe("met");
    await officer.classify(caseId);
    expect(await codeOf(end("markSpam", caseId))).toBe("wrongStage");
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.marked-spam",
      "requests.reopened",
      "requests.classified",
    ]);
  });
});

describe("a merger", () => {
  it("hands the conversation over and leaves a case that points to the other", async () => {
    const first = await officer.open();
    const second = await officer.open({ text: "Did you get my request?" });
    await merge(second, first);
    const target = await officer.look(first);
    expect(target.frame.messages.map(({ text, lane }) => [text, lane])).toEqual(
      [
        ["Please send me a copy of my data.", "ok"],
        ["Did you get my request?", "ok"],
      ],
    );
    const merged = await officer.look(second);
    expect(merged.frame.messages).toEqual([]);
    expect(merged.frame.stage.key).toBe("merged");
    expect(merged.mergedInto).toEqual({
      id: first,
      reference: "DSR-2026-00001",
    });
    expect(await provenActions(world, first)).toEqual([
      "requests.received",
      "requests.merge-received",
    ]);
    expect(await provenActions(world, second)).toEqual([
      "requests.received",
      "requests.merged",
    ]);
  });

  it("T30 of another sender's mail does not let it speak with the voice of the case", async () => {
    const first = await officer.open();
    await officer.classify(first);
    await officer.verify(first);
    const fake = await officer.open({
      personAddress: "hannah.vogel@elsewhere.example",
      text: "Please send it to this address instead.",
    });
    await merge(fake, first);
    const { frame, request } = await officer.look(first);
    expect(frame.lane).toBe("unverified");
    expect(frame.messages.map(({ lane }) => lane)).toEqual([
      "ok",
      "unverified",
    ]);
    expect(request.personAddress).toBe("hannah.vogel@post.example");
    expect(request.verification).not.toBeNull();
    const messageId = frame.messages[1]?.id ?? "";
    const judge = { ...(await officer.newest(first)), messageId };
    await officer.api.dismissMessage(judge);
    const after = (await officer.look(first)).frame;
    expect([after.lane, after.messages[1]?.lane]).toEqual([
      "main",
      "dismissed",
    ]);
  });

  it("that was a mistake is taken back: mails, lanes and clocks are as they were", async () => {
    const first = await officer.open();
    await officer.classify(first);
    const fake = await officer.open({
      personAddress: "hannah.vogel@elsewhere.example",
      text: "Please send it to this address instead.",
    });
    const before = await standings(fake);
    await merge(fake, first);
    expect((await officer.look(first)).frame.lane).toBe("unverified");
    await end("reopen", fake, "Another person altogether.");
    const mine = await officer.look(fake);
    expect(mine.frame.stage.key).toBe("received");
    expect(mine.mergedInto).toBeNull();
    expect(mine.frame.messages.map(({ text, lane }) => [text, lane])).toEqual([
      ["Please send it to this address instead.", "ok"],
    ]);
    expect(await standings(fake)).toEqual(before);
    const theirs = await officer.look(first);
    expect(theirs.frame.lane).toBe("main");
    expect(theirs.frame.messages).toHaveLength(1);
    expect(await provenActions(world, first)).toEqual([
      "requests.received",
      "requests.classified",
      "requests.merge-received",
      "requests.merge-undone",
    ]);
  });

  it("is taken back from the outermost case inwards", async () => {
    const [first, second, third] = [
      await officer.open(),
      await officer.open({ text: "Second." }),
      await officer.open({ text: "Third." }),
    ];
    await merge(third, second);
    await merge(second, first);
    expect(await codeOf(end("reopen", third))).toBe("mergedFurther");
    await end("reopen", second);
    await end("reopen", third);
    const texts = async (caseId: string) =>
      (await officer.look(caseId)).frame.messages.map(({ text }) => text);
    expect(await texts(second)).toEqual(["Second."]);
    expect(await texts(third)).toEqual(["Third."]);
    expect(await texts(first)).toHaveLength(1);
  });

  it("is refused into itself, into an ended case and into one that is not open to the person", async () => {
    const caseId = await officer.open();
    const ended = await officer.open();
    await end("withdraw", ended);
    expect(await codeOf(merge(caseId, caseId))).toBe("mergeIntoItself");
    expect(await codeOf(merge(caseId, ended))).toBe("mergeIntoItself");
    expect(await codeOf(merge(caseId, randomUUIDv7()))).toBe("notFound");
    const theirs = await requestDesk(world, "analystB").open();
    const mine = await requestDesk(world, "analystA1").open();
    const across = world.as("analystA1").requests.merge({
      ...(await officer.newest(mine)),
      into: theirs,
      reason: "The same matter.",
    });
    expect(await codeOf(across)).toBe("notFound");
  });
});

describe("a mail from an unverified sender", () => {
  it("goes into the conversation on somebody's judgement, and the last one clears the lane", async () => {
    const caseId = await officer.open();
    const asking = {
      actor: world.actor("dpo1"),
      now: world.clock.now(),
      requestId: randomUUIDv7(),
      action: "requests.message-attached",
    };
    for (const text of ["one", "two"])
      await world.change(asking, async (tx) => {
        const id = await insertMessage(tx, {
          caseId,
          kind: "in",
          lane: "unverified",
          channel: "email",
          text,
          happenedAt: asking.now,
          recordedAt: asking.now,
        });
        return granted({
          value: id,
          events: [
            {
              action: asking.action,
              object: { kind: "case", id: caseId },
              changes: [{ field: "message", before: null, after: id }],
            },
          ],
        });
      });
    const [, one, two] = (await officer.look(caseId)).frame.messages;
    const judge = async (messageId = "") =>
      officer.api.acceptMessage({
        ...(await officer.newest(caseId)),
        messageId,
      });
    await judge(one?.id);
    expect(await codeOf(judge(one?.id))).toBe("notFound");
    await judge(two?.id);
    const { frame } = await officer.look(caseId);
    expect(frame.messages.map(({ lane }) => lane)).toEqual(["ok", "ok", "ok"]);
    expect((await provenActions(world, caseId)).slice(-2)).toEqual([
      "requests.sender-judged",
      "requests.sender-judged",
    ]);
  });
});
