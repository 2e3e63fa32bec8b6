import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { callApi, tokenOf } from "../testing/api-calls.ts";
import { inboxMail } from "../testing/intake-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let caseId: string;

beforeEach(async () => {
  app = await startTestApp({ now: "2026-11-09T00:07:00.000Z" });
  const { token } = await tokenOf(app, ["mail:write"]);
  const { body } = await callApi(app, "/api/v1/mail", {
    token,
    type: "message/rfc822",
    key: null,
    body: await inboxMail("01-access-en"),
  });
  const { data } = await app.call("dpo1", "requests.byReference", {
    reference: body["reference"],
  });
  caseId = (data as View).frame.id;
});
afterEach(() => app.close());

interface View {
  readonly frame: {
    readonly id: string;
    readonly version: number;
    readonly files: readonly {
      readonly id: string;
      readonly deleteOn: string | null;
      readonly deletedAt: string | null;
    }[];
    readonly history: readonly { readonly action: string }[];
  };
}

async function view(): Promise<View["frame"]> {
  const { data } = await app.call("dpo1", "requests.get", { caseId });
  return (data as View).frame;
}

async function putCard(deleteOn: string): Promise<string> {
  const response = await app.fetch(`/cases/${caseId}/files`, {
    who: "dpo1",
    method: "PUT",
    headers: {
      "content-type": "image/png",
      "idempotency-key": randomUUID(),
      "x-kept": "1",
      "sec-fetch-site": "same-origin",
      "x-kept-purpose": "identityDocument",
      "x-kept-ground": encodeURIComponent("GDPR Art. 12(6)"),
      "x-kept-delete-on": deleteOn,
      "x-kept-version": String((await view()).version),
      "x-kept-name": "card.png",
    },
    body: "the picture of a card",
  });
  expect(response.status).toBe(201);
  const file = (await view()).files.find((one) => one.deleteOn === deleteOn);
  return file?.id ?? "";
}

async function run(at: string): Promise<void> {
  app.world.clock.set(at);
  // Whoever was signed in is not any more.
  app.forgetCookies();
  await app.world.scheduler.runAll();
}

const statusOf = async (id: string): Promise<number> =>
  (await app.fetch(`/files/${id}`, { who: "dpo1" })).status;

it("deletes a copy of an identity document on the day that was promised, and the case remembers it", async () => {
  const first = await putCard("2026-12-09");
  const later = await putCard("2026-12-20");
  await run("2026-12-08T15:59:00.000Z");
  expect(await statusOf(first)).toBe(200);
  // Shanghai is a day ahead: there it is the ninth.
  await run("2026-12-08T16:10:00.000Z");
  expect(await statusOf(first)).toBe(404);
  expect(await statusOf(later)).toBe(200);
  const { files, history } = await view();
  expect(files.find(({ id }) => id === first)?.deletedAt).toBe(
    "2026-12-08T16:10:00.000Z",
  );
  expect(history.map(({ action }) => action)).toContain("files.deleted");
  const { file_id: fileId } = await app.world.db
    .selectFrom("case_files")
    .select("file_id")
    .where("id", "=", first)
    .executeTakeFirstOrThrow();
  expect(await app.world.files.open(fileId), "its bytes are gone").toBeNull();
});

it("deletes it once, however often it looks", async () => {
  await putCard("2026-12-09");
  await run("2026-12-10T00:00:00.000Z");
  await run("2026-12-10T00:10:00.000Z");
  const { history } = await view();
  expect(
    history.filter(({ action }) => action === "files.deleted"),
  ).toHaveLength(1);
});
