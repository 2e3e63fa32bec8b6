import { describe, expect, test } from "vitest";
import { digestMail, type DigestFacts } from "./digest.ts";

const facts: DigestFacts = {
  day: "2026-09-21",
  numbers: [
    { number: "dueToday", count: 2 },
    { number: "overdue", count: 0 },
    { number: "toApprove", count: 1 },
  ],
  inbox: 3,
  cases: [
    {
      register: "requests",
      reference: "DSR-2026-00371",
      act: { en: "Answer", zh: "答复" },
      dueOn: "2026-09-20",
      isOverdue: true,
    },
  ],
  address: "https://kept.example",
};

describe("the morning mail", () => {
  test("says counts, case numbers, dates and links, and why it came", () => {
    const mail = digestMail(facts, "en");
    expect(mail?.subject).toBe("Kept: your morning, 2026-09-21");
    expect(mail?.text).toContain("2 due today\n1 waiting for your approval\n");
    expect(mail?.text).toContain("DSR-2026-00371, Answer, 2026-09-20, overdue");
    expect(mail?.text).toContain(
      "https://kept.example/requests/DSR-2026-00371",
    );
    expect(mail?.text).toContain("My settings");
    expect(mail?.text).not.toContain("0 overdue");
  });

  test("says the same in Chinese", () => {
    const mail = digestMail(facts, "zh");
    expect(mail?.text).toContain("2 今日到期");
    expect(mail?.text).toContain("DSR-2026-00371，答复，2026-09-20，已逾期");
    expect(mail?.text).toContain("我的设置");
  });

  test("is not written when there is nothing to say", () => {
    expect(
      digestMail(
        { ...facts, numbers: [{ number: "overdue", count: 0 }], inbox: 0 },
        "en",
      ),
    ).toBeNull();
  });
});
