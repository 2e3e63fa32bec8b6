import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessLanguages } from "./guess-language.ts";
import { guessPartner } from "./guess-partner.ts";
import { guessResidences } from "./guess-residence.ts";
import { guessMinor, guessTypes } from "./guess-types.ts";
import { guessRequest, type GuessInput } from "./guess.ts";
import { requestTypeKeys, type RequestType } from "./types.ts";

function mail(given: Partial<GuessInput>): GuessInput {
  return {
    subject: "",
    text: "",
    from: { name: "Anna Kowalska", address: "anna@post.example" },
    writtenTo: [],
    sentAt: "2026-11-10T08:20:00Z",
    sentOffset: "+08:00",
    policies: [
      { id: "p000", mailboxes: ["privacy@shop.example"] },
      { id: "p001", mailboxes: ["privacy@mall.example", "kids@mall.example"] },
    ],
    zone: "Asia/Shanghai",
    ...given,
  };
}

describe("the type is guessed from what is asked", () => {
  it.each<[string, RequestType[]]>([
    ["Please send me a copy of my personal data", ["access"]],
    ["What data do you have about me?", ["access"]],
    ["我想知道贵公司掌握我的哪些信息", ["access"]],
    ["请提供我的个人信息副本", ["access"]],
    ["保有個人データの開示を請求します", ["access"]],
    ["Ich bitte um Auskunft über meine Daten", ["access"]],
    ["Je souhaite avoir accès à mes données", ["access"]],
    ["My name is misspelled", ["correction"]],
    ["手机号更正", ["correction"]],
    ["住所を訂正してください", ["correction"]],
    ["Delete my loyalty account", ["deletion"]],
    ["请注销我的账户", ["deletion"]],
    ["Bitte löschen Sie meine Daten", ["deletion"]],
    ["I want my data in a machine-readable format", ["portability"]],
    ["请将我的个人信息转移至另一家公司，数据可携带", ["portability"]],
    ["Please restrict the processing of my data", ["restriction"]],
    ["I object to this use of my data", ["objection"]],
    ["I withdraw my consent", ["consentWithdrawal"]],
    ["我要撤回之前的同意", ["consentWithdrawal"]],
    ["Take me off your mailing list", ["marketingOptOut"]],
    ["不要再给我发送推广短信", ["marketingOptOut"]],
    ["Do not track me, no cookies please", ["trackingOptOut"]],
    ["请停止个性化推荐", ["trackingOptOut"]],
    ["May I see your disclosure records?", ["disclosureRecords"]],
    ["我要查看你们的对外提供记录", ["disclosureRecords"]],
    ["You leaked my number, this is illegal", ["suspectedViolation"]],
    ["你们泄露了我的电话", ["suspectedViolation"]],
    ["I complain: nobody answered", ["complaint"]],
    ["至今没有收到回复，我要投诉", ["complaint"]],
    ["Are you open on Sunday?", ["enquiry"]],
    ["My son is 12", ["minor"]],
  ])("%s", (text, types) => {
    expect(
      guessRequest(mail({ text })).types.map(({ value }) => value),
    ).toEqual(types);
  });

  it("several types stand in the order in which the mail names them", () => {
    expect(
      guessTypes(
        "Complaint",
        "Delete my account and send a copy of my data",
      ).map(({ value }) => value),
    ).toEqual(["complaint", "deletion", "access"]);
  });

  it("a subject of one word says enough", () => {
    expect(guessTypes("退订", "")).toMatchObject([
      { value: "marketingOptOut", because: [{ kind: "subject" }] },
    ]);
  });

  it("a line broken in the middle of a phrase hides nothing", () => {
    const found = (text: string) =>
      guessRequest(mail({ text })).types[0]?.because[0]?.found;
    expect(found("please delete my\naccount")).toBe("delete my account");
    expect(found("我要注\n销账户")).toBe("注销账户");
    expect(found("please delete.\n\nMy account")).toBe("");
  });
});

describe("a minor is guessed from an age under eighteen", () => {
  it.each([
    ["my daughter (12 years old) registered", 12],
    ["my son is 9.", 9],
    ["I am 15 and want out", 15],
    ["a 16-year-old boy", 16],
    ["我女儿今年11岁", 11],
    ["娘は13歳です", 13],
    ["mein Sohn, 10 Jahre alt", 10],
    ["ma fille a 14 ans", 14],
  ])("%s", (text, age) => {
    expect(guessMinor(text)?.value.age).toBe(age);
  });

  it.each([
    "I am 42 years old",
    "I am 15 minutes away",
    "my son bought 2 shirts",
    "aged 18",
    "depuis 10 ans",
    "order 12",
  ])("%s is no sign", (text) => {
    expect(guessMinor(text)).toBeNull();
  });

  it("a child without an age is possible, not likely", () => {
    expect(
      guessMinor(
        "delete the account of my little child, the account is called x",
      ),
    ).toMatchObject({
      sure: "possible",
      value: { age: null },
    });
  });

  it("puts the minor before all else and takes the writer for the parent", () => {
    const guess = guessRequest(
      mail({ text: "Delete the account of my daughter, 12." }),
    );
    expect(guess.types.map(({ value }) => value)).toEqual([
      "minor",
      "deletion",
    ]);
    expect(guess.requesterRole.value).toBe("parent");
  });
});

describe("the language is guessed by script and small words", () => {
  it.each([
    ["Please send me the data that you have about my account", "en"],
    ["请删除我的账户和个人信息", "zh"],
    ["私のデータを削除してください", "ja"],
    ["제 정보를 삭제해 주세요", "ko"],
    ["Bitte senden Sie mir eine Kopie meiner Daten", "de"],
    ["Je vous prie de supprimer mes données", "fr"],
    ["Por favor, borre mis datos de la cuenta", "es"],
    ["Proszę o usunięcie moich danych, nie chcę ich u was", "pl"],
    ["Удалите мои данные", "ru"],
  ])("%s: %s", (text, language) => {
    expect(guessLanguages(text)[0].value).toBe(language);
  });

  it("a text without a hint is taken for English and says so", () => {
    expect(guessLanguages("STOP")).toEqual([
      {
        value: "en",
        sure: "possible",
        because: [{ kind: "nothingFound", found: "" }],
      },
    ]);
  });

  it("a Chinese address in an English letter does not make it Chinese", () => {
    const text =
      "Please change my delivery address to the following one and confirm the change to me: 上海市世纪大道";
    expect(guessLanguages(text)[0].value).toBe("en");
  });
});

describe("the residence is guessed and never certain", () => {
  const residences = (text: string, address: string | null = null) =>
    guessResidences({ text, address, languages: ["en"], offset: null }).map(
      ({ value, sure }) => `${value} ${sure}`,
    );

  it.each([
    ["I live in Hamburg, Germany.", ["DE likely"]],
    ["Tomasz Nowak, Kraków", ["PL possible"]],
    ["Je suis à Montréal", ["CA-QC possible"]],
    ["I am a resident of California", ["US-CA likely"]],
    ["Belfast, Northern Ireland", ["GB-NIR possible"]],
    ["Sydney, New South Wales", ["AU possible"]],
    ["call +44 7700 900123", ["GB possible"]],
    ["call +852 5555 5555", ["HK possible"]],
    ["我住在上海", ["CN likely"]],
    ["电话 13800138000", ["CN possible"]],
    ["nothing to see", []],
    ["Parisian Hamburger", []],
  ])("%s", (text, expected) => {
    expect(residences(text)).toEqual(expected);
  });

  it("where the writer says to live comes before every other place", () => {
    expect(
      residences("I bought it in Paris and London, but I live in Vienna")[0],
    ).toBe("AT likely");
  });

  it("the ending of the address is a weak sign", () => {
    expect(residences("hello", "a@post.example.uk")).toEqual(["GB possible"]);
  });
});

describe("a partner's hand-over is guessed with its time", () => {
  const partner = (
    text: string,
    sentAt: string | null = "2026-11-10T08:20:00Z",
  ) =>
    guessPartner({
      text,
      senderName: "North distributor",
      senderAddress: null,
      sentAt,
      zone: "Asia/Shanghai",
    })?.value;

  it.each([
    ["handed in on Thursday 5 November 2026 at 11:30", "2026-11-05T03:30:00Z"],
    ["handed in on November 5, 2026 at 2:15 pm", "2026-11-05T06:15:00Z"],
    ["received 2026-11-05 11:30", "2026-11-05T03:30:00Z"],
    ["客户于2026年11月5日下午3点20分交来", "2026-11-05T07:20:00Z"],
    ["客户于2026年11月5日 15:20 交来", "2026-11-05T07:20:00Z"],
  ])("%s", (text, at) => {
    expect(partner(text)?.receivedAt).toBe(at);
  });

  it("a day without a time stays a day", () => {
    expect(partner("brought in on 5 Nov 2026")).toMatchObject({
      receivedOn: "2026-11-05",
      receivedAt: null,
    });
  });

  it("a moment after the mail itself is not believed", () => {
    expect(partner("handed in on 12 November 2026 at 11:30")).toMatchObject({
      receivedOn: null,
      receivedAt: null,
    });
  });

  it("a day that does not exist is not read", () => {
    expect(partner("handed in on 30 February 2026 at 11:30")).toMatchObject({
      receivedOn: null,
    });
  });

  it("the person is the one who signed the note, not the partner", () => {
    const guess = guessRequest(
      mail({
        text: "Our customer handed in this note. I am Li Na, contract 2024-0917.",
        from: { name: "Front desk", address: "desk@north.example" },
      }),
    );
    expect(guess.personName?.value).toBe("Li Na");
    expect(guess.personAddress).toBeNull();
    expect(guess.accountRef?.value).toBe("2024-0917");
  });

  it("an ordinary customer is no partner", () => {
    expect(
      guessPartner({
        ...mail({}),
        text: "I received your parcel",
        senderName: "Li Na",
        senderAddress: null,
      }),
    ).toBeNull();
  });
});

describe("the rest of a guess", () => {
  it("the policy follows from the mailbox written to", () => {
    expect(
      guessRequest(
        mail({ writtenTo: ["x@other.example", "Kids@Mall.example"] }),
      ).policyId?.value,
    ).toBe("p001");
    expect(
      guessRequest(mail({ writtenTo: ["x@other.example"] })).policyId,
    ).toBeNull();
  });

  it("a writer without a name is anonymous", () => {
    const guess = guessRequest(
      mail({ from: { name: "", address: "tip@post.example" } }),
    );
    expect(guess.requesterRole.value).toBe("anonymous");
    expect(guess.personName).toBeNull();
  });

  it("a lawyer, an authority or a third reminder point to a significant matter", () => {
    const { significance } = guessRequest(
      mail({ text: "Third time I ask. My lawyer will call the regulator." }),
    );
    expect(significance.map(({ found }) => found)).toEqual([
      "regulator",
      "lawyer",
      "Third time I ask",
    ]);
  });

  it("the question for the competent authority is marked", () => {
    expect(
      guessRequest(mail({ text: "我应该向哪个部门投诉？" }))
        .asksComplaintChannel?.found,
    ).toContain("哪个部门");
  });

  it("the wish for another address is marked", () => {
    expect(
      guessRequest(mail({ text: "send it to my new address" })).asksOtherAddress
        ?.found,
    ).toBe("new address");
  });

  it("channels of an opt-out are named, others are not", () => {
    const channels = (text: string) =>
      guessRequest(mail({ text })).marketingChannels.map(({ value }) => value);
    expect(channels("No more offers by text or email")).toEqual([
      "email",
      "sms",
    ]);
    expect(channels("Delete my email")).toEqual([]);
  });

  it("full-width digits are read like others", () => {
    expect(
      guessRequest(mail({ text: "电话 １３８００１３８０００" })).personPhone
        ?.value,
    ).toBe("13800138000");
  });

  it("any text gives a guess with at least one type, a language and short reasons", () => {
    const words = fc.constantFrom(
      "delete",
      "my",
      "data",
      "12",
      "years",
      "old",
      "请",
      "删除",
      "on",
      "5",
      "November",
      "2026",
      "at",
      "11:30",
      "distributor",
      "handed in",
      "+44",
      "\n",
      "live in",
      "Hamburg",
      "2026年2月30日",
      "@",
      "I am",
      "\ud800",
    );
    const anything = fc.array(
      fc.oneof(words, fc.string({ unit: "binary", maxLength: 12 })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(anything, anything, (subject, text) => {
        const guess = guessRequest(
          mail({ subject: subject.join(" "), text: text.join(" ") }),
        );
        expect(requestTypeKeys).toContain(guess.types[0]?.value);
        for (const { because } of [
          ...guess.types,
          ...guess.languages,
          ...guess.residences,
        ]) {
          for (const { found } of because)
            expect([...found].length).toBeLessThanOrEqual(81);
        }
      }),
    );
  });

  it.each([
    ["blanks", " ".repeat(60_000)],
    ["one letter", "a".repeat(60_000)],
    ["half phrases", "stop copy of all any the my ".repeat(2_500)],
    ["digits", "+1 2 3 ".repeat(9_000)],
    ["names", "I am A ".repeat(9_000)],
    ["dates", "on 5 November 2026 at handed in ".repeat(2_500)],
  ])("a long mail of %s is read to its end", (_, text) => {
    expect(guessRequest(mail({ subject: "x", text }))).toBeDefined();
  });
});
