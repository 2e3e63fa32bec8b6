import { request as rawRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callApi, tokenOf, type ApiReply } from "../testing/api-calls.ts";
import { inboxMail } from "../testing/intake-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

const now = "2026-11-02T02:10:00.000Z";
const day = 24 * 60 * 60 * 1000;
let app: TestApp;
let both: string;

beforeAll(async () => {
  app = await startTestApp({
    now,
    callLimits: { calls: 10_000, strangers: 10_000 },
  });
  ({ token: both } = await tokenOf(app, ["requests:write", "mail:write"]));
});
afterAll(() => app.close());

const ask = {
  policyId: "p000",
  personName: "Quokka Zebra",
  personAddress: "quokka.zebra@post.example",
  text: "Please send me a copy of all personal data you hold about me. Canary-7731.",
};

const post = (
  body: unknown,
  call: Partial<Parameters<typeof callApi>[2]> = {},
) =>
  callApi(app, "/api/v1/requests", {
    token: both,
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...call,
  });

const postMail = (
  body: string | Uint8Array,
  call: Partial<Parameters<typeof callApi>[2]> = {},
) =>
  callApi(app, "/api/v1/mail", {
    token: both,
    type: "message/rfc822",
    key: null,
    body,
    ...call,
  });

async function counted(): Promise<number[]> {
  const { db } = app.world;
  const [cases, mails, entries] = await Promise.all([
    db.selectFrom("cases").select("id").execute(),
    db.selectFrom("incoming_mail").select("id").execute(),
    db.selectFrom("ledger_entries").select("seq").execute(),
  ]);
  return [cases.length, mails.length, entries.length];
}

const codeOf = (reply: ApiReply) => reply.body.error?.code;

async function caseNamed(reference: unknown) {
  return app.world.db
    .selectFrom("cases")
    .innerJoin("requests", "requests.case_id", "cases.id")
    .selectAll()
    .where("reference", "=", String(reference))
    .executeTakeFirstOrThrow();
}

describe("a request from the contact page", () => {
  it("opens a case at once and is told its number", async () => {
    const reply = await post(ask);
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      outcome: "opened",
      reference: expect.stringMatching(/^DSR-2026-\d{5}$/) as string,
      receivedAt: now,
    });
    expect(await caseNamed(reply.body["reference"])).toMatchObject({
      channel: "contactPage",
      policy_id: "p000",
      person_name: "Quokka Zebra",
      residence: null,
      language: "en",
      stage: "received",
    });
  });

  it("keeps what the page says as said, and the rest as guesses", async () => {
    const reply = await post({
      ...ask,
      personAddress: "li.na@post.example",
      text: "请删除我的账户。我住在德国汉堡。",
      residence: "FR",
      types: ["correction"],
    });
    const theCase = await caseNamed(reply.body["reference"]);
    expect(theCase).toMatchObject({ residence: "FR", language: "zh" });
    const guesses = JSON.parse(theCase.guesses) as Record<string, unknown>;
    expect(Object.keys(guesses)).toContain("letterLanguage");
    expect(Object.keys(guesses)).not.toContain("residences");
    expect(Object.keys(guesses)).not.toContain("types");
  });

  it("counts from the partner's receipt where the policy makes the partner its front door", async () => {
    const partner = {
      name: "North distributor",
      receivedAt: "2026-10-30T03:30:00Z",
    };
    const reply = await post({
      ...ask,
      policyId: "p002",
      personAddress: "partner.customer@post.example",
      partner,
    });
    expect(reply.body["receivedAt"]).toBe("2026-10-30T03:30:00.000Z");
    expect(await caseNamed(reply.body["reference"])).toMatchObject({
      channel: "partner",
      partner_name: "North distributor",
      company_received_at: now,
    });
  });

  it("puts a minor's matter to the front", async () => {
    const reply = await post({
      ...ask,
      personAddress: "parent@post.example",
      text: "My daughter is 12 years old and opened an account. Remove it.",
    });
    expect(await caseNamed(reply.body["reference"])).toMatchObject({
      is_urgent: 1,
    });
  });

  it("in the same words of the same person waits beside the first", async () => {
    const reply = await post(ask);
    expect(await caseNamed(reply.body["reference"])).toMatchObject({
      lane: "duplicate",
    });
  });

  it("sent twice under one key opens one case, and another body under it none", async () => {
    const key = "contact-page-0000001";
    const first = await post(ask, { key });
    const before = await counted();
    const again = await post(ask, { key });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    const other = await post({ ...ask, text: "Something else" }, { key });
    expect([other.status, codeOf(other)]).toEqual([422, "idempotencyReuse"]);
    expect(await counted()).toEqual(before);
  });

  it("of another program may use the same key for its own act", async () => {
    const key = "contact-page-0000001";
    const { token } = await tokenOf(app, ["requests:write"]);
    const first = await post(ask, { key });
    const other = await post(ask, { key, token });
    expect(other.body["reference"]).not.toBe(first.body["reference"]);
  });
});

describe("what is wrong with a request", () => {
  const long = "x".repeat(50_001);
  it.each<[string, unknown, number, string, string | null]>([
    [
      "a receipt to come",
      { ...ask, receivedAt: "2026-11-02T02:10:01Z" },
      400,
      "receivedInFuture",
      null,
    ],
    [
      "a policy that is not there",
      { ...ask, policyId: "p999" },
      400,
      "invalidInput",
      "policyId",
    ],
    [
      "a day that is not there",
      { ...ask, receivedAt: "2026-02-30T10:00:00Z" },
      400,
      "invalidInput",
      "receivedAt",
    ],
    [
      "a moment without its offset",
      { ...ask, receivedAt: "2026-02-20T10:00:00" },
      400,
      "invalidInput",
      "receivedAt",
    ],
    [
      "a key nobody knows",
      { ...ask, isAdmin: true },
      400,
      "invalidInput",
      "isAdmin",
    ],
    [
      "a key of the language itself",
      `{"__proto__": {"x": 1}, ${JSON.stringify(ask).slice(1)}`,
      400,
      "invalidInput",
      "__proto__",
    ],
    [
      "a key nobody knows inside another",
      { ...ask, partner: { name: "N", receivedAt: now, x: 1 } },
      400,
      "invalidInput",
      "partner.x",
    ],
    [
      "a text past its bound",
      { ...ask, text: long },
      400,
      "invalidInput",
      "text",
    ],
    ["no text", { ...ask, text: "  " }, 400, "invalidInput", "text"],
    [
      "a name missing",
      { ...ask, personName: undefined },
      400,
      "invalidInput",
      "personName",
    ],
    [
      "a name with a line break",
      { ...ask, personName: "A\r\nBcc: x@y.example" },
      400,
      "invalidInput",
      "personName",
    ],
    [
      "a name with a hidden mark",
      { ...ask, personName: "A\u202Eb" },
      400,
      "invalidInput",
      "personName",
    ],
    [
      "a name of half a character",
      '{"policyId":"p000","personName":"\\ud800","personAddress":"a@post.example","text":"x"}',
      400,
      "invalidInput",
      "personName",
    ],
    [
      "two addresses in one",
      { ...ask, personAddress: "a@post.example, b@post.example" },
      400,
      "invalidInput",
      "personAddress",
    ],
    [
      "a place that is not there",
      { ...ask, residence: "ZZ" },
      400,
      "unknownResidence",
      null,
    ],
    [
      "a place written otherwise",
      { ...ask, residence: "Germany" },
      400,
      "invalidInput",
      "residence",
    ],
    [
      "a kind of request that is not there",
      { ...ask, types: ["everything"] },
      400,
      "invalidInput",
      "types.0",
    ],
    [
      "a partner later than the company",
      {
        ...ask,
        receivedAt: "2026-10-01T00:00:00Z",
        partner: { name: "N", receivedAt: "2026-10-02T00:00:00Z" },
      },
      400,
      "partnerAfterCompany",
      null,
    ],
    ["an array", [ask], 400, "invalidInput", ""],
    ["no JSON", "{", 400, "unreadableBody", null],
    ["nothing", "", 400, "unreadableBody", null],
    ["JSON without end", "[".repeat(50_000), 400, "unreadableBody", null],
  ])(
    "is said in both languages and nothing is written: %s",
    async (_name, body, status, code, field) => {
      const before = await counted();
      const reply = await post(body);
      expect([reply.status, codeOf(reply)]).toEqual([status, code]);
      const { message, messageZh, fields } = reply.body.error ?? {};
      expect(message).toMatch(/^(Not|Nothing)/);
      expect(messageZh).toMatch(/[\u4e00-\u9fff]/);
      expect(Object.keys(fields ?? {})).toEqual(field === null ? [] : [field]);
      expect(await counted()).toEqual(before);
    },
  );

  it("does not include several of the same kind", async () => {
    const reply = await post({
      ...ask,
      personAddress: "twice@post.example",
      types: ["access", "access"],
    });
    expect(reply.status).toBe(201);
  });

  it.each<[string, Partial<Parameters<typeof callApi>[2]>, number, string]>([
    [
      "a form",
      { type: "application/x-www-form-urlencoded" },
      415,
      "unsupportedType",
    ],
    [
      "a packed body",
      { headers: { "content-encoding": "gzip" } },
      415,
      "unsupportedType",
    ],
    ["no key", { key: null }, 400, "idempotencyKeyMissing"],
    ["a key too short", { key: "abc" }, 400, "idempotencyKeyMissing"],
  ])(
    "%s is refused before the body is read",
    async (_name, call, status, code) => {
      const reply = await post(ask, call);
      expect([reply.status, codeOf(reply)]).toEqual([status, code]);
    },
  );

  it("is too much when it declares more than a megabyte", async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = rawRequest(
        `${app.url}/api/v1/requests`,
        {
          method: "POST",
          headers: {
            authorization: `Bearer ${both}`,
            "content-type": "application/json",
            "content-length": 1_000_001,
            "idempotency-key": "0123456789abcdef",
          },
        },
        (response) => {
          resolve(response.statusCode);
          sent.destroy();
        },
      );
      sent.once("error", reject);
      sent.flushHeaders();
    });
    expect(status).toBe(413);
  });
});

describe("a mail from the gateway", () => {
  it("is filed and told where it is", async () => {
    const bytes = await inboxMail("07-complaint");
    const reply = await postMail(bytes);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ outcome: "opened" });
    const again = await postMail(bytes);
    expect([
      again.status,
      again.body["outcome"],
      again.body["reference"],
    ]).toEqual([200, "duplicate", reply.body["reference"]]);
  });

  it("is answered as before under the same key, and refused with another mail", async () => {
    const key = "gateway-000000000001";
    const bytes = await inboxMail("09-correction-zh");
    const first = await postMail(bytes, { key });
    const again = await postMail(bytes, { key });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    const other = await postMail(await inboxMail("03-marketing-optout"), {
      key,
    });
    expect([other.status, codeOf(other)]).toEqual([422, "idempotencyReuse"]);
  });

  it.each<[string, string | Uint8Array, string, number, string]>([
    ["an empty body", "", "message/rfc822", 400, "mailEmpty"],
    ["no mail", "Dear Sir or Madam", "message/rfc822", 422, "mailNotMail"],
    ["JSON", "{}", "application/json", 415, "unsupportedType"],
  ])("is not %s", async (_name, body, type, status, code) => {
    const before = await counted();
    const reply = await postMail(body, { type });
    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
    expect(await counted()).toEqual(before);
  });
});

describe("a token", () => {
  it.each([
    ["none", undefined],
    ["one nobody made", `kept_${"A".repeat(43)}`],
    ["a session's", "A".repeat(43)],
  ])("has to be sent: %s opens nothing", async (_name, token) => {
    const reply = await callApi(app, "/api/v1/requests", {
      ...(token !== undefined && { token }),
      body: JSON.stringify(ask),
    });
    expect([reply.status, codeOf(reply)]).toEqual([401, "tokenUnknown"]);
    expect(reply.headers.get("www-authenticate")).toContain("Bearer");
  });

  it("opens what its scopes name and nothing else", async () => {
    const mailOnly = await tokenOf(app, ["mail:write"]);
    const reply = await post(ask, { token: mailOnly.token });
    expect([reply.status, codeOf(reply)]).toEqual([403, "tokenScopeMissing"]);
    const requestsOnly = await tokenOf(app, ["requests:write"]);
    const mail = await postMail(await inboxMail("07-complaint"), {
      token: requestsOnly.token,
    });
    expect(mail.status).toBe(403);
  });

  it("ends on its day", async () => {
    const { token } = await tokenOf(app, ["requests:write"], 1);
    app.world.clock.pass(day - 1);
    expect((await post(ask, { token })).status).toBe(201);
    app.world.clock.pass(1);
    expect((await post(ask, { token })).status).toBe(401);
    app.world.clock.set(now);
  });

  it("ends when it is revoked, at once", async () => {
    const { token, tokenId } = await tokenOf(app, ["requests:write"]);
    expect((await post(ask, { token })).status).toBe(201);
    const revoked = await app.call("admin1", "tokens.revoke", { tokenId });
    expect(revoked.status).toBe(200);
    expect((await post(ask, { token })).status).toBe(401);
  });

  it("is shown once, kept as a hash, and never in a list", async () => {
    const headers = { "idempotency-key": "0123456789abcdef" };
    const input = {
      name: "Contact page",
      scopes: ["requests:write"],
      days: 400,
    };
    const message = {
      who: "admin1",
      procedure: "tokens.create",
      input,
      headers,
    } as const;
    const made = await app.send(message);
    const { token } = made.data as { token: string };
    expect(token).toMatch(/^kept_[\w-]{43}$/);
    const again = await app.send(message);
    expect(again.data).toMatchObject({ token: null });
    const list = await app.call("admin1", "tokens.list");
    expect(list.text).toContain("Contact page");
    const { db } = app.world;
    const everything = JSON.stringify([
      list.text,
      await db.selectFrom("api_tokens").selectAll().execute(),
      await db.selectFrom("idempotency_keys").selectAll().execute(),
      await db.selectFrom("ledger_values").selectAll().execute(),
    ]);
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(token.slice("kept_".length));
  });

  it.each([0, 401])(
    "lasts at least a day and at most 400, not %i",
    async (days) => {
      const reply = await app.call("admin1", "tokens.create", {
        name: "x",
        scopes: ["mail:write"],
        days,
      });
      expect(reply.refusal).toMatchObject({ code: "invalidInput" });
    },
  );

  it("is the administrator's business alone", async () => {
    for (const who of ["dpo1", "analystA1", "auditor1"] as const)
      expect((await app.call(who, "tokens.list")).status).toBe(403);
  });
});

describe("too many calls", () => {
  it("with one token wait, and other tokens go on", async () => {
    const slow = await startTestApp({
      now,
      callLimits: { calls: 3, strangers: 2 },
    });
    const { token } = await tokenOf(slow, ["mail:write"]);
    const call = (sent?: string) =>
      callApi(slow, "/api/v1/mail", {
        ...(sent !== undefined && { token: sent }),
        type: "message/rfc822",
        key: null,
        body: "",
      });
    const statuses: number[] = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await call(token)).status);
    expect(statuses).toEqual([400, 400, 400, 429]);
    const refused = await call(token);
    expect(codeOf(refused)).toBe("tooManyTries");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const other = await tokenOf(slow, ["mail:write"]);
    expect((await call(other.token)).status).toBe(400);
    // Whoever has no token is counted by where they call from.
    expect([
      (await call()).status,
      (await call()).status,
      (await call()).status,
    ]).toEqual([401, 401, 429]);
    await slow.close();
  });
});

describe("the addresses of the API", () => {
  it("answer POST alone, and others are not there", async () => {
    const got = await app.fetch("/api/v1/requests");
    expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
    const lost = await app.fetch("/api/v1/nothing", { method: "POST" });
    expect(lost.status).toBe(404);
    expect(await lost.json()).toMatchObject({ error: { code: "notFound" } });
  });

  it("are described by an OpenAPI document made from the schemas that check the calls", async () => {
    const response = await app.fetch("/api/docs/openapi.json");
    const document = (await response.json()) as {
      openapi: string;
      paths: Record<
        string,
        {
          post: {
            requestBody: {
              content: Record<
                string,
                {
                  schema?: {
                    required: string[];
                    additionalProperties: boolean;
                  };
                }
              >;
            };
          };
        }
      >;
    };
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.paths)).toEqual([
      "/api/v1/requests",
      "/api/v1/mail",
    ]);
    const schema =
      document.paths["/api/v1/requests"]?.post.requestBody.content[
        "application/json"
      ]?.schema;
    expect(schema?.required.toSorted()).toEqual([
      "personAddress",
      "personName",
      "policyId",
      "text",
    ]);
    expect(schema?.additionalProperties).toBe(false);
    expect(JSON.stringify(document)).not.toContain("$schema");
  });

  it("are described on a page to read, without any script", async () => {
    const response = await app.fetch("/api/docs");
    const page = await response.text();
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|style=|https?:/i);
    const nonce = /nonce="([^"]+)"/.exec(page)?.[1] ?? "none";
    expect(response.headers.get("content-security-policy")).toContain(nonce);
    expect(page).toContain("POST /api/v1/requests");
    expect(page).toContain("personAddress");
    expect(page).toContain("提交请求");
  });
});

describe("the log", () => {
  it("holds none of what was sent", () => {
    const log = JSON.stringify(app.world.logged);
    expect(app.world.logged.length).toBeGreaterThan(20);
    expect(log).toContain("/api/v1/requests");
    for (const word of [
      "Quokka",
      "quokka",
      "Canary",
      "post.example",
      "kept_",
      "Nowak",
    ])
      expect(log).not.toContain(word);
    expect(app.world.logged.filter(({ event }) => event === "bug")).toEqual([]);
  });
});
