import { expect, type Office } from "./server-fixture.ts";
import { mailBytes } from "./inbox.ts";

/** The Monday morning of the pictures. */
export const monday = "2026-09-21T09:42+08:00";

interface Matter {
  readonly name: string;
  readonly policyId?: string;
  readonly types: readonly string[];
  readonly residence: string;
  readonly language: "en" | "zh";
  readonly receivedAt: string;
  readonly text: string;
  /** When it was identified; left out, nobody has yet. */
  readonly identifiedAt?: string;
  readonly by?: "dpo" | "analyst" | "otherAnalyst";
  /** How far the search has come: the state of its first tasks. */
  readonly tasks?: readonly ("done" | "inProgress")[];
}

/** Open requests whose next date is behind, today, near or further off on that Monday. */
const matters: readonly Matter[] = [
  {
    name: "顾晨",
    types: ["deletion"],
    residence: "CN",
    language: "zh",
    receivedAt: "2026-08-31T14:20+08:00",
    text: "请删除我的账号和全部订单记录，并告知处理结果。",
    identifiedAt: "2026-09-01T10:05+08:00",
    by: "dpo",
  },
  {
    name: "Sofie Lindgren",
    types: ["correction"],
    residence: "SE",
    language: "en",
    receivedAt: "2026-09-01T09:12+08:00",
    text: "My surname is misspelled on each of my invoices. Please put it right.",
    identifiedAt: "2026-09-01T15:40+08:00",
    by: "dpo",
    tasks: ["done", "done", "inProgress"],
  },
  {
    name: "欧阳雪",
    types: ["access"],
    residence: "CN",
    language: "zh",
    receivedAt: "2026-09-02T11:31+08:00",
    text: "请告知你们保存了我的哪些信息，都提供给了谁。",
    identifiedAt: "2026-09-03T09:20+08:00",
    by: "dpo",
  },
  {
    name: "Tomás Ferrer",
    types: ["deletion"],
    residence: "ES",
    language: "en",
    receivedAt: "2026-09-03T18:02+08:00",
    text: "Delete my account, and the reviews that I wrote as well.",
    identifiedAt: "2026-09-04T16:11+08:00",
    by: "analyst",
  },
  {
    name: "Greta Aalund",
    types: ["portability"],
    residence: "FI",
    language: "en",
    receivedAt: "2026-09-04T08:50+08:00",
    text: "I would like my order history as a file that another shop can read.",
    identifiedAt: "2026-09-04T17:45+08:00",
    by: "analyst",
  },
  {
    name: "苏文静",
    types: ["correction"],
    residence: "CN",
    language: "zh",
    receivedAt: "2026-09-04T13:27+08:00",
    text: "我的手机号换了，旧号码一直收不到验证码。",
    identifiedAt: "2026-09-06T10:00+08:00",
    by: "dpo",
  },
  {
    name: "Matthias Thiel",
    types: ["access"],
    residence: "DE",
    language: "en",
    receivedAt: "2026-09-18T16:20+08:00",
    text: "What do you keep about the account that my son opened?",
  },
  {
    name: "陈思齐",
    types: ["enquiry"],
    residence: "CN",
    language: "zh",
    receivedAt: "2026-09-19T13:05+08:00",
    text: "我从未订阅，为什么还会收到推广短信？",
    by: "dpo",
  },
  {
    name: "Aisha Karim",
    types: ["objection"],
    residence: "GB",
    language: "en",
    receivedAt: "2026-09-20T08:10+08:00",
    text: "Do not use what I bought to recommend me more of it.",
  },
  {
    name: "Elin Sjögren",
    policyId: "p001",
    types: ["deletion", "minor"],
    residence: "SE",
    language: "en",
    receivedAt: "2026-09-20T21:15+08:00",
    text: "My daughter is twelve and has signed up in your app. Take her data out.",
  },
];

/** Fills the office with a working queue, and leaves the clock at the Monday of the pictures. */
export async function fillMondayQueue(office: Office): Promise<void> {
  for (const matter of matters) {
    office.at(matter.receivedAt);
    const { identifiedAt, by } = matter;
    const about = {
      personName: matter.name,
      personAddress: null,
      personPhone: null,
      accountRef: null,
      residence: matter.residence,
      language: matter.language,
      types: matter.types,
    };
    const { caseId } = await done<{ caseId: string }>(office, "requests.open", {
      ...about,
      policyId: matter.policyId ?? "p000",
      channel: "contactPage",
      receivedAt: matter.receivedAt,
      partner: null,
      text: matter.text,
      mailId: null,
    });
    if (identifiedAt !== undefined) {
      office.at(identifiedAt);
      await act(office, "classify", {
        caseId,
        ...about,
        identifiedAt,
        requesterRole: "self",
        onBehalfOf: null,
        marketingChannels: [],
        isSignificant: false,
        isMinor: false,
      });
    }
    if (by !== undefined)
      await act(office, "assign", { caseId, ownerId: office.idOf(by) });
    if (matter.tasks === undefined) continue;
    const tasks = await tasksOf(office, caseId);
    for (const [index, state] of matter.tasks.entries())
      await act(office, "setTask", {
        caseId,
        taskId: tasks[index]?.id,
        state,
        result: null,
      });
  }
  office.at(monday);
}

/** Hannah's request, worked up to an answer in part that still lacks a few words. */
export async function workHannahsCase(
  office: Office,
): Promise<{ reference: string; letterId: string }> {
  office.at("2026-09-16T10:04+08:00");
  const { reference } = await office.handOver(mailBytes("01"));
  if (reference === null) throw new Error("The gateway opened no case.");
  const { frame } = await done<{
    frame: { id: string };
  }>(office, "requests.byReference", { reference });
  const caseId = frame.id;
  office.at("2026-09-17T09:00+08:00");
  await act(office, "classify", {
    caseId,
    identifiedAt: "2026-09-17T09:00+08:00",
    personName: "Hannah Vogel",
    personAddress: "hannah.vogel@post.example",
    personPhone: null,
    accountRef: "hvogel",
    requesterRole: "self",
    onBehalfOf: null,
    residence: "DE",
    language: "en",
    types: ["access"],
    marketingChannels: [],
    isSignificant: false,
    isMinor: false,
  });
  office.at("2026-09-18T14:25+08:00");
  await act(office, "verifyIdentity", {
    caseId,
    method: "codeOnFile",
    verifiedAt: "2026-09-18T14:25+08:00",
    contactPoint: "h•••••@post.example",
    idDocument: null,
  });
  for (const { id } of await tasksOf(office, caseId))
    await act(office, "setTask", {
      caseId,
      taskId: id,
      state: "done",
      result: null,
    });
  office.at("2026-09-18T16:40+08:00");
  await act(office, "finishSearch", {
    caseId,
    result: "Found in five systems; three recipients.",
  });
  await act(office, "addNote", {
    caseId,
    text: "The list of recipients is from the extract of this morning.",
  });
  office.at("2026-09-21T09:31+08:00");
  await act(office, "decide", {
    caseId,
    decisions: [
      {
        type: "access",
        outcome: "inPart",
        ground: "rightsOfOthers",
        citation: "GDPR Art. 15(4)",
        reason: "Two chat messages are about another customer.",
        withheld: "two chat messages",
      },
    ],
  });
  const started = await act(office, "startLetter", {
    caseId,
    templateId: "access-in-part",
  });
  office.at(monday);
  return { reference, letterId: (started as { letterId: string }).letterId };
}

async function tasksOf(
  office: Office,
  caseId: string,
): Promise<readonly { readonly id: string }[]> {
  const { frame } = await done<{
    frame: { tasks: readonly { id: string }[] };
  }>(office, "requests.get", { caseId });
  return frame.tasks;
}

/** One call that must succeed. */
async function done<T>(
  office: Office,
  procedure: string,
  input: object,
): Promise<T> {
  const reply = await office.call("dpo", procedure, input);
  expect(reply.refusal, procedure).toBeNull();
  return reply.data as T;
}

/** One act on the case as it is now. */
async function act<I extends { readonly caseId: string }>(
  office: Office,
  name: string,
  input: I,
): Promise<unknown> {
  const { frame } = await done<{ frame: { version: number } }>(
    office,
    "requests.get",
    { caseId: input.caseId },
  );
  return done(office, `requests.${name}`, {
    version: frame.version,
    ...input,
  });
}
