import { randomUUIDv7 } from "node:crypto";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer } from "../../api/refusal-error.ts";
import { houseOf } from "../../casework/house.ts";
import { addFile } from "../../casework/upload-commands.ts";
import {
  openMemoryMailer,
  type MemoryMailer,
} from "../../mail/outgoing/memory-mailer.ts";
import {
  codeOf,
  provenActions,
  requestDesk,
} from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";
import { requestKeeping } from "./keeping.ts";

let world: World;
let mailer: MemoryMailer;
let analyst: ReturnType<typeof requestDesk>;
let caseId: string;
let letterId: string;

beforeEach(async () => {
  mailer = openMemoryMailer();
  world = await makeWorld({ now: "2026-09-16T02:00:00Z", mailer });
  analyst = requestDesk(world, "analystA1");
  caseId = await analyst.open();
  await analyst.bringToDecision(caseId, "granted");
  letterId = await analyst.write(caseId, "access-granted");
});
afterEach(() => world.close());

async function enclose(name: string, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const stored = await world.files.put(bytes, { limit: 1_000_000 });
  if (!stored.ok) throw new Error(stored.code);
  const added = await addFile(
    { ...houseOf(world), keeping: requestKeeping },
    {
      actor: world.actor("analystA1"),
      now: world.clock.now(),
      requestId: randomUUIDv7(),
    },
    {
      ...(await analyst.newest(caseId)),
      stored: stored.value,
      purpose: "enclosure",
      letterId,
      name,
      declaredType: "text/csv",
      deleteOn: null,
      ground: null,
    },
  );
  return answer(added).caseFileId;
}

async function codes(): Promise<string[]> {
  const { checks } = await analyst.letter(caseId, letterId);
  return checks.map(({ code }) => code);
}

async function file(act: "checkEnclosure" | "removeEnclosure", fileId: string) {
  return analyst.api[act]({
    ...(await analyst.newest(caseId)),
    letterId,
    fileId,
  });
}

describe("a file that goes with a letter", () => {
  it("is counted in its words, wants a look for other people's data, and leaves with it", async () => {
    expect(await codes()).toEqual(
      expect.arrayContaining(["variableMissing", "attachmentMissing"]),
    );
    const fileId = await enclose("orders.csv", "one,two\n");
    const { document, enclosures } = await analyst.letter(caseId, letterId);
    expect(document.values["file_count"]).toEqual({
      en: "1 file",
      zh: "1 个附件",
    });
    expect(enclosures).toMatchObject([{ id: fileId, isChecked: false }]);
    expect(await codes()).toContain("attachmentUnchecked");
    await file("checkEnclosure", fileId);
    expect(await codes()).toContain("attachmentsChecked");
    await analyst.sendAway(caseId, letterId);
    const mail = await PostalMime.parse(mailer.sent[0]?.raw ?? "");
    expect(mail.attachments.map(({ filename }) => filename)).toEqual([
      "Letter DSR-2026-00001.pdf",
      "orders.csv",
    ]);
    expect(await codeOf(file("removeEnclosure", fileId))).toBe(
      "letterNotDraft",
    );
    expect((await provenActions(world, caseId)).slice(-5)).toEqual([
      "requests.file-added",
      "requests.enclosure-checked",
      "requests.letter-queued",
      "requests.letter-sent",
      "requests.answered",
    ]);
  });

  it("is part of what was approved: one more or one less voids the approval", async () => {
    await analyst.ask(caseId, letterId, "manager1");
    await requestDesk(world, "manager1").answer(caseId);
    const approval = async () =>
      (await analyst.letter(caseId, letterId)).approval;
    expect(await approval()).toBe("approved");
    const fileId = await enclose("orders.csv", "one,two\n");
    expect(await approval()).toBe("void");
    await analyst.ask(caseId, letterId, "manager1");
    await requestDesk(world, "manager1").answer(caseId);
    await file("removeEnclosure", fileId);
    expect(await approval()).toBe("void");
    const { files } = (await analyst.look(caseId)).frame;
    expect(files.map(({ purpose }) => purpose)).toEqual(["document"]);
    expect(await codeOf(file("removeEnclosure", fileId))).toBe("notFound");
  });

  it("makes any letter one that carries data, so identity must be proven", async () => {
    const other = await analyst.open({ types: ["enquiry"] });
    await analyst.classify(other);
    [caseId, letterId] = [other, await analyst.write(other, "question")];
    expect(await codes()).not.toContain("identityMissing");
    await enclose("list.csv", "a,b\n");
    expect(await codes()).toContain("identityMissing");
    expect(await codeOf(analyst.send(caseId, letterId))).toBe(
      "letterIncomplete",
    );
  });
});
