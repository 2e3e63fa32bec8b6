import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownWords, splitQuoted } from "./split-quoted.ts";

const earlier = "> Dear Hannah,\n> we have your request.\n";

describe("quoted mail is told from the writer's own words", () => {
  it.each([
    ["English", "On Wed, 16 Sep 2026 at 10:00, Privacy team wrote:"],
    [
      "English over two lines",
      "On Wed, 16 Sep 2026 at 10:00, Privacy team\n<privacy@shop.example> wrote:",
    ],
    ["Chinese", "在 2026年9月16日，隐私团队 <privacy@shop.example> 写道："],
    [
      "Chinese with 于",
      "隐私团队 <privacy@shop.example> 于2026年9月16日周三 10:00写道：",
    ],
    ["German", "Am 16.09.2026 um 10:00 schrieb Privacy team:"],
    ["French", "Le 16 sept. 2026 à 10:00, Privacy team a écrit :"],
    [
      "Japanese",
      "2026年9月16日(水) 10:00 Privacy <privacy@shop.example>のメール:",
    ],
  ])("after an introduction in %s", (_, intro) => {
    expect(splitQuoted(`Thank you.\n\n${intro}\n${earlier}`)).toEqual([
      { kind: "own", text: "Thank you.\n" },
      { kind: "quoted", text: `${intro}\n${earlier}` },
    ]);
  });

  it.each([
    ["a divider", "-----Original Message-----\nFrom: x\nSent: y\n\nold words"],
    ["a Chinese divider", "-----原始邮件-----\n发件人: x\n\nold words"],
    [
      "a block of headers",
      "From: Privacy team\nSent: Wednesday\nTo: Hannah\n\nold words",
    ],
    [
      "a Chinese block of headers",
      "发件人：隐私团队\n发送时间：2026年9月16日\n\nold words",
    ],
    [
      "an introduction without marks",
      "On 16 Sep 2026, Privacy team wrote:\n\nold words",
    ],
  ])("everything after %s is quoted", (_, old) => {
    expect(ownWords(`New words.\n\n${old}`)).toBe("New words.");
  });

  it("answers between the quoted lines are the writer's own", () => {
    const text = "> Who are you?\nHannah\n> Where do you live?\nHamburg";
    expect(splitQuoted(text).map(({ kind }) => kind)).toEqual([
      "quoted",
      "own",
      "quoted",
      "own",
    ]);
    expect(ownWords(text)).toBe("Hannah\nHamburg");
  });

  it("what somebody forwards is what they want read", () => {
    const text =
      "Please see below.\n\n---------- Forwarded message ----------\nFrom: Li Na\nDate: today\n\nDelete my data.";
    expect(ownWords(text)).toContain("Delete my data.");
  });

  it("a note handed in at a counter is no quote", () => {
    const text =
      "Please deal with it.\n\n---------- note ----------\nI would like to see your records.";
    expect(splitQuoted(text)).toEqual([{ kind: "own", text }]);
  });

  it("a mail of nothing but quotes still says something", () => {
    expect(ownWords(earlier)).toBe(earlier);
  });

  it("an ordinary sentence that begins like an introduction is none", () => {
    const text =
      "On 1 October I asked you to correct my date of birth. You never answered.";
    expect(ownWords(text)).toBe(text);
  });

  it("nothing is lost and the order stays", () => {
    const line = fc.constantFrom(
      "",
      "> x",
      "On Monday y wrote:",
      "在今天某某某某写道：",
      "words",
      "From: a",
      "Sent: b",
      "-- ",
      "---------- Forwarded message",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }),
        (lines) => {
          const text = lines.join("\n");
          expect(
            splitQuoted(text)
              .map((segment) => segment.text)
              .join("\n"),
          ).toBe(text);
        },
      ),
    );
  });

  it.each(["在", "on ", "于 ", "> ", "From:", "-", " "])(
    "a line of nothing but %j comes to an end",
    (part) => {
      expect(splitQuoted(part.repeat(100_000))).toBeDefined();
    },
  );
});
