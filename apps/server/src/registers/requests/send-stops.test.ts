import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TRPCError } from "@trpc/server";
import { refusalIn } from "../../api/refusal-error.ts";
import { requestDesk } from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

async function draft() {
  const writer = requestDesk(world, "dpo1");
  const caseId = await writer.open();
  const { letterId } = await writer.api.startLetter({
    ...(await writer.newest(caseId)),
    templateId: "acknowledgement",
  });
  const send = async (lastRead: string | null) => {
    try {
      await writer.api.sendLetter({
        ...(await writer.newest(caseId)),
        letterId,
        lastRead,
      });
      return null;
    } catch (error) {
      if (!(error instanceof TRPCError)) throw error;
      return refusalIn(error);
    }
  };
  const newestOf = async () =>
    (await writer.look(caseId)).frame.messages.at(-1)?.id ?? null;
  return { writer, caseId, send, newestOf };
}

describe("a letter that is sent", () => {
  it("stops when a colleague has added something that the writer has not read, and says what", async () => {
    const { caseId, send, newestOf } = await draft();
    const lastRead = await newestOf();
    world.clock.pass(60_000);
    const other = requestDesk(world, "dpo2");
    await other.api.addNote({
      ...(await other.newest(caseId)),
      text: "She has called and withdrawn half of it.",
    });
    const refusal = await send(lastRead);
    expect(refusal?.code).toBe("newSinceOpened");
    expect(refusal?.arrived).toEqual([
      { id: await newestOf(), kind: "note", at: world.clock.now() },
    ]);
    expect(JSON.stringify(refusal)).not.toContain("withdrawn half");
    expect(await send(await newestOf()), "after reading it").toBeNull();
  });

  it("does not stop for what the writer added, however old the page is", async () => {
    const { writer, caseId, send, newestOf } = await draft();
    const lastRead = await newestOf();
    world.clock.pass(60_000);
    await writer.api.addNote({
      ...(await writer.newest(caseId)),
      text: "My own.",
    });
    expect(await send(lastRead)).toBeNull();
  });

  it("stops for everything when nothing was read, and for a message of another case", async () => {
    const { caseId, send } = await draft();
    const other = requestDesk(world, "dpo2");
    await other.api.addNote({
      ...(await other.newest(caseId)),
      text: "Look first.",
    });
    expect((await send(null))?.code).toBe("newSinceOpened");
    expect((await send(caseId))?.code).toBe("newSinceOpened");
  });
});
