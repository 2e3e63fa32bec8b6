import { describe, expect, it } from "vitest";
import {
  draftLetter,
  missingVariables,
  withCaseValues,
  type LetterVariable,
} from "../../casework/letter.ts";
import { complaintChannelVariable } from "../../casework/letter-checks.ts";
import { isReadable, variableNames } from "../../casework/letter-runs.ts";
import {
  lettersFor,
  requestLetter,
  requestLetterDuties,
  requestLetters,
} from "./letters.ts";
import {
  complaintChannel,
  complaintChannelsWithin,
} from "./letters/complaint-channels.ts";
import { requestLetterConditions } from "./letters/conditions.ts";
import {
  requestLetterConditionsOf,
  requestLetterValues,
  requestPhrase,
  type RequestLetterFacts,
} from "./letters/values.ts";
import { requestLetterVariables } from "./letters/variables.ts";
import { places } from "./places.ts";
import { requestTypeKeys } from "./types.ts";

const facts: RequestLetterFacts = {
  reference: "DSR-2026-00402",
  zone: "Asia/Shanghai",
  receivedAt: "2026-09-16T02:00:00Z",
  personName: "Hannah Vogel",
  residence: "DE",
  types: ["access"],
  decisions: [
    {
      type: "access",
      outcome: "inPart",
      ground: "rightsOfOthers",
      citation: "GDPR Art. 15(4)",
      reason: "Two chat messages name another customer.",
      withheld: "two chat messages",
    },
  ],
  marketingChannels: ["email", "sms"],
  systemsSearched: 5,
  filesAttached: 2,
  dataLeaves: true,
  partner: { name: "North Trading", receivedAt: "2026-09-15T02:00:00Z" },
  withdrawnAt: "2026-09-20T02:00:00Z",
  mainReference: "DSR-2026-00400",
  answerDueOn: "2026-10-13",
  outcomeDueOn: "2026-10-16",
  policyDueOn: "2026-10-13",
  pause: {
    ground: { en: "we hold a great deal of data", zh: "所涉信息量大" },
    citation: { en: "GDPR recital 63", zh: "GDPR 序言第 63 段" },
    from: "2026-09-21",
    dueOnBefore: "2026-10-16",
    dueOnAfter: "2026-10-26",
  },
  extension: {
    ground: { en: "the request is complex", zh: "请求复杂" },
    citation: { en: "GDPR Art. 12(3)", zh: "GDPR 第 12 条第 3 款" },
    dueOnBefore: "2026-10-16",
    dueOnAfter: "2026-12-16",
  },
  policyTitle: { en: "Online shop", zh: "网上商城" },
  officeName: { en: "Privacy office", zh: "个人信息保护办公室" },
  officeAddress: "privacy@shop.example",
  sender: {
    name: { en: "Lin Yue", zh: "林悦" },
    role: { en: "data protection officer", zh: "数据保护官" },
  },
};

const allTexts = requestLetters.flatMap((letter) =>
  [letter.subject, ...letter.paragraphs].map((text) => ({ letter, text })),
);

describe("the letters of the request register", () => {
  it("have names of their own and something to say on every occasion of the path", () => {
    const ids = requestLetters.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(requestLetters.length).toBeGreaterThanOrEqual(25);
    for (const type of requestTypeKeys) {
      const { suited } = lettersFor({
        types: [type],
        decisions: [{ type, outcome: "refused" }],
      });
      expect(
        suited.some(({ purpose }) => purpose === "refuse"),
        type,
      ).toBe(true);
    }
    for (const type of requestTypeKeys) {
      const { suited } = lettersFor({
        types: [type],
        decisions: [{ type, outcome: "granted" }],
      });
      expect(
        suited.some(({ acts }) => acts.includes("outcome")),
        type,
      ).toBe(true);
    }
  });

  it("use declared variables only, the same ones in both languages", () => {
    const known = new Set(requestLetterVariables.map(({ name }) => name));
    for (const { letter, text } of allTexts) {
      const english = variableNames(text.en);
      for (const name of english) expect(known, letter.id).toContain(name);
      expect(english.toSorted(), `${letter.id}: ${text.en}`).toEqual(
        variableNames(text.zh).toSorted(),
      );
      expect(isReadable(text.en) && isReadable(text.zh), letter.id).toBe(true);
    }
  });

  it("declare exactly the variables they use, and none is declared for nothing", () => {
    const used = new Set(
      requestLetters.flatMap(({ variables }) =>
        variables.map(({ name }) => name),
      ),
    );
    expect([...used].toSorted()).toEqual(
      requestLetterVariables
        .map(({ name }) => name)
        .filter((name) => used.has(name))
        .toSorted(),
    );
    const idle = requestLetterVariables.filter(({ name }) => !used.has(name));
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  it("use known conditions and give every paragraph a name of its own", () => {
    for (const { id, paragraphs } of requestLetters) {
      const names = paragraphs.map((paragraph) => paragraph.id);
      expect(new Set(names).size, id).toBe(names.length);
      for (const { when } of paragraphs) {
        if (when !== undefined) {
          expect(Object.keys(requestLetterConditions)).toContain(when);
        }
      }
    }
  });

  it("are set in full-width punctuation, with a space between Han and digits or Latin", () => {
    for (const { letter, text } of allTexts) {
      const words = text.zh.replaceAll(/\{\{.*?\}\}/g, "");
      expect(words, letter.id).not.toMatch(/\p{Script=Han}[,;:?!()]/u);
      expect(words, letter.id).not.toMatch(/[,;:?!()]\p{Script=Han}/u);
      expect(words, letter.id).not.toMatch(
        /\p{Script=Han}[\p{Script=Latin}\d]|[\p{Script=Latin}\d]\p{Script=Han}/u,
      );
      expect(text.en, letter.id).not.toMatch(/'|"| {2}/);
      expect(text.en, letter.id).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it("say where to complain, in a locked paragraph, whenever something is refused, paused or extended", () => {
    for (const letter of requestLetters) {
      const named = letter.paragraphs.filter(({ en }) =>
        variableNames(en).includes(complaintChannelVariable),
      );
      expect(named.length, letter.id).toBe(
        letter.needsComplaintChannel ? 1 : 0,
      );
      for (const paragraph of named) expect(paragraph.locked).toBeDefined();
    }
    for (const purpose of ["refuse", "answerInPart", "pause", "extend"]) {
      const letters = requestLetters.filter((one) => one.purpose === purpose);
      expect(letters.length).toBeGreaterThan(0);
      expect(letters.every((one) => one.needsComplaintChannel)).toBe(true);
    }
  });

  it("need a second person for refusals, partial answers and extensions", () => {
    const strict = requestLetters
      .filter(({ needsApproval }) => needsApproval)
      .map(({ purpose }) => purpose);
    expect(new Set(strict)).toEqual(
      new Set(["refuse", "answerInPart", "extend"]),
    );
    const kind = requestLetter("access-granted");
    if (!kind) throw new Error("no such letter");
    expect(requestLetterDuties(kind, [{ outcome: "inPart" }])).toEqual({
      needsApproval: true,
      needsComplaintChannel: true,
    });
    expect(requestLetterDuties(kind, [{ outcome: "granted" }])).toEqual({
      needsApproval: false,
      needsComplaintChannel: false,
    });
  });

  it("state ground, new date and legal basis when a clock is paused or extended", () => {
    for (const [id, names] of [
      ["pause", ["pause_ground", "pause_citation", "pause_new_due"]],
      [
        "extension",
        ["extension_ground", "extension_citation", "extension_new_due"],
      ],
    ] as const) {
      const used = requestLetter(id)?.variables.map(({ name }) => name);
      expect(used).toEqual(expect.arrayContaining([...names]));
    }
  });
});

describe("values of a letter", () => {
  const values = requestLetterValues(facts);

  it("leave open only what the writer is asked", () => {
    for (const letter of requestLetters) {
      const document = withCaseValues(
        draftLetter(letter, {
          language: "en",
          conditions: requestLetterConditionsOf(facts),
        }),
        values,
      );
      const asked = (name: string) =>
        letter.variables.find((found: LetterVariable) => found.name === name)
          ?.ask;
      for (const { name } of missingVariables(document, "en")) {
        expect(asked(name), `${letter.id}: ${name}`).toBe(true);
      }
    }
  });

  it("are told in both languages", () => {
    expect(values["received_on"]).toEqual({
      en: "16 September 2026",
      zh: "2026年9月16日",
    });
    expect(values["systems_searched"]).toEqual({
      en: "5 systems",
      zh: "5 个系统",
    });
    expect(values["refusal_ground"]?.en).toBe(
      "it would harm the rights of other people",
    );
    expect(values["opt_out_channels"]).toEqual({
      en: "e-mail and text message",
      zh: "电子邮件和短信",
    });
    expect(values["extension_new_due"]?.en).toBe("16 December 2026");
    expect(values["pause_new_due"]?.en).toBe("26 October 2026");
  });

  it("put what was decided on the side of its language and leave the other to be translated", () => {
    expect(values["withheld"]).toEqual({ en: "two chat messages", zh: "" });
    const chinese = requestLetterValues({
      ...facts,
      decisions: facts.decisions.map((decision) => ({
        ...decision,
        withheld: "两条聊天消息",
      })),
    });
    expect(chinese["withheld"]).toEqual({ en: "", zh: "两条聊天消息" });
  });

  it("are empty where the case knows nothing", () => {
    const bare = requestLetterValues({
      ...facts,
      personName: null,
      residence: null,
      decisions: [],
      marketingChannels: [],
      systemsSearched: 0,
      filesAttached: 0,
      partner: null,
      withdrawnAt: null,
      mainReference: null,
      answerDueOn: null,
      outcomeDueOn: null,
      policyDueOn: null,
      pause: null,
      extension: null,
    });
    for (const name of [
      "salutation",
      "answer_by",
      "complaint_channel",
      "file_count",
      "refusal_citation",
      "partner_name",
    ]) {
      expect(bare[name], name).toEqual({ en: "", zh: "" });
    }
  });

  it("name several requests in one phrase", () => {
    expect(requestPhrase(["access", "deletion", "marketingOptOut"]).en).toBe(
      "a copy of your personal data, the deletion of your personal data and marketing messages",
    );
  });
});

describe("complaint channels", () => {
  it("name the authority of the person's residence, its court and its time limit", () => {
    expect(complaintChannel("DE-HH")?.authority.en).toContain("Hamburg");
    expect(complaintChannel("DE")?.court?.en).toContain("Article 79");
    expect(complaintChannel("CA-QC")?.limit?.en).toContain("30 days");
    expect(complaintChannel("CA-ON")?.place).toBe("CA");
    expect(complaintChannel("CN")?.court?.zh).toContain("人民法院");
  });

  it("give nothing rather than a vague authority", () => {
    expect(complaintChannel(null)).toBeNull();
    expect(complaintChannel("US-TX")).toBeNull();
    expect(complaintChannel("XX")).toBeNull();
  });

  it("know every residence that selects a law of its own", () => {
    const without = places
      .map(({ code }) => code)
      .filter((code) => complaintChannel(code) === null);
    expect(without.toSorted()).toEqual(["MO", "MY", "TW", "US"]);
  });

  it("offer the German states to choose from", () => {
    expect(complaintChannelsWithin("DE")).toHaveLength(16);
  });

  it("read on in a sentence", () => {
    for (const { code } of places) {
      const channel = complaintChannel(code);
      if (!channel) continue;
      expect(channel.authority.en).toMatch(/^the /);
      expect(channel.authority.en).not.toMatch(/\.$/);
      expect(channel.authority.zh).toMatch(/^[\p{Script=Han}]/u);
    }
  });
});
