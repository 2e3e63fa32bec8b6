import { describe, expect, it } from "vitest";
import { guessMapping, type Cells } from "../../casework/import.ts";
import { requestImport } from "./import.ts";

const empty = Object.fromEntries(
  Object.keys(requestImport.columns).map((key) => [key, ""]),
) as Cells<keyof typeof requestImport.columns>;
const good = {
  ...empty,
  receivedOn: "2026-01-04",
  personName: "王芳",
  personAddress: "wangfang@youxiang.example",
  policy: "p000",
  types: "查阅",
  text: "想知道你们保存了我的哪些信息",
};
const at = {
  zone: "Asia/Shanghai",
  now: "2026-09-21T01:42:00Z",
  dayOrder: null,
};
const codes = (more: Partial<typeof good>) => {
  const row = requestImport.read({ ...good, ...more }, at);
  return row.ok
    ? []
    : row.problems.map(({ column, code }) => `${column}: ${code}`);
};

describe("a row of an old register", () => {
  it("is read with the day on the office's wall clock and the words of both languages", () => {
    expect(requestImport.read(good, at)).toEqual({
      ok: true,
      value: {
        number: null,
        policyId: "p000",
        channel: "other",
        receivedAt: "2026-01-03T16:00:00Z",
        personName: "王芳",
        personAddress: "wangfang@youxiang.example",
        personPhone: null,
        accountRef: null,
        residence: null,
        language: "zh",
        types: ["access"],
        text: "想知道你们保存了我的哪些信息",
        answeredAt: null,
      },
    });
  });

  it("keeps the end of the day of its answer, and never a moment to come", () => {
    const answered = { status: "已答复", answeredOn: "2026-01-22" };
    expect(requestImport.read({ ...good, ...answered }, at)).toMatchObject({
      value: { answeredAt: "2026-01-22T15:59:00Z" },
    });
    expect(
      requestImport.read(
        { ...good, status: "done", answeredOn: "2026-09-21" },
        at,
      ),
    ).toMatchObject({ value: { answeredAt: at.now } });
  });

  it("says everything that is wrong with it, in the order of its columns", () => {
    expect(
      codes({ receivedOn: "2026-02-30", personName: "", policy: "p009" }),
    ).toEqual([
      "receivedOn: day.impossible",
      "personName: import.missing",
      "policy: import.unknownValue",
    ]);
    expect(
      codes({ personName: '=HYPERLINK("http://x")', text: "@SUM(1+1)" }),
    ).toEqual(["personName: import.formula", "text: import.formula"]);
    expect(codes({ receivedOn: "2026-09-22" })).toEqual([
      "receivedOn: import.dayInFuture",
    ]);
    expect(codes({ receivedOn: "03/04/2026" })).toEqual([
      "receivedOn: import.dayOrderNeeded",
    ]);
    expect(codes({ personAddress: "nobody" })).toEqual([
      "personAddress: email.invalid",
    ]);
    expect(codes({ types: "access, dancing" })).toEqual([
      "types: import.unknownValue",
    ]);
    expect(codes({ status: "open", answeredOn: "2026-01-22" })).toEqual([
      "answeredOn: import.answerUnexpected",
    ]);
    expect(codes({ status: "已答复" })).toEqual([
      "answeredOn: import.answerDayMissing",
    ]);
    expect(codes({ answeredOn: "2026-01-03" })).toEqual([
      "answeredOn: import.answerBeforeReceipt",
    ]);
  });

  it("knows kinds by label, by everyday word and several at once", () => {
    const typesOf = (types: string) => {
      const row = requestImport.read({ ...good, types }, at);
      return row.ok ? row.value.types : row.problems;
    };
    expect(typesOf("查阅、复制")).toEqual(["access"]);
    expect(typesOf("erasure; access")).toEqual(["deletion", "access"]);
    expect(typesOf("")).toEqual([]);
  });

  it("reads digits of full width in days, numbers and addresses of a telephone", () => {
    expect(
      requestImport.read(
        {
          ...good,
          receivedOn: "２０２６／０１／０４",
          personPhone: "１３８００１３８０００",
        },
        at,
      ),
    ).toMatchObject({
      value: { receivedAt: "2026-01-03T16:00:00Z", personPhone: "13800138000" },
    });
  });

  it("is the same entry when all facts are the same, or when its old number is", () => {
    const idOf = (more: Partial<typeof good>) => {
      const row = requestImport.read({ ...good, ...more }, at);
      if (!row.ok) throw new Error("The row is not valid");
      return requestImport.identity(row.value);
    };
    expect(idOf({})).toBe(
      idOf({
        receivedOn: "2026/1/4",
        personAddress: "WangFang@youxiang.example",
      }),
    );
    expect(idOf({})).not.toBe(idOf({ text: "另一件事" }));
    expect(idOf({ number: "7" })).toBe(idOf({ number: "7", text: "另一件事" }));
  });
});

describe("the headers of old registers", () => {
  it("are guessed in Chinese and in English", () => {
    expect(
      guessMapping(requestImport, [
        "收到日期",
        "姓名",
        "邮箱",
        "政策",
        "类型",
        "内容",
        "答复日期",
        "状态",
      ]),
    ).toMatchObject({
      receivedOn: 0,
      personName: 1,
      personAddress: 2,
      policy: 3,
      types: 4,
      text: 5,
      answeredOn: 6,
      status: 7,
      number: null,
    });
    expect(
      guessMapping(requestImport, [
        "Ref",
        "Date received",
        "Requester",
        "Email address",
        "Policy",
        "Type",
        "Details",
      ]),
    ).toMatchObject({
      number: 0,
      receivedOn: 1,
      personName: 2,
      personAddress: 3,
      policy: 4,
      types: 5,
      text: 6,
    });
  });
});
