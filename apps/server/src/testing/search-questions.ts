/**
 * Thirty searches as people of an office make them; the same for the test of what is found and for measuring
 * how fast. `{…}` is filled with something that the office at hand has.
 */
export const searchQuestions = [
  // Han: one, two and three characters, and more
  { kind: "han1", text: "{han1 name}" },
  { kind: "han1", text: "店" },
  // in almost every Chinese text
  { kind: "han1", text: "我" },
  { kind: "han2", text: "注销" },
  { kind: "han2", text: "删除" },
  { kind: "han2", text: "订单" },
  { kind: "han2", text: "{han2 name}" },
  { kind: "han3", text: "请删除" },
  { kind: "han3", text: "手机号" },
  { kind: "han3", text: "{han3 name}" },
  { kind: "hanMore", text: "个人信息" },
  { kind: "hanMore", text: "全部个人信息" },
  { kind: "hanMore", text: "“请注销我的账号”" },
  { kind: "hanTwoTerms", text: "账号 删除" },
  { kind: "hanExcluded", text: "账号 -订单" },
  // both scripts
  { kind: "mixed", text: "{han1 name} invoice" },
  { kind: "mixed", text: "{han2 name} {reference end}" },
  // English words and beginnings
  { kind: "word", text: "account" },
  { kind: "word", text: "newsletter" },
  { kind: "words", text: "delete account" },
  { kind: "phrase", text: '"my account"' },
  { kind: "prefix", text: "newsl" },
  { kind: "prefix", text: "my invo" },
  { kind: "name", text: "{latin name}" },
  // numbers and addresses
  { kind: "reference", text: "{reference}" },
  { kind: "referenceEnd", text: "{reference end}" },
  { kind: "referenceFullWidth", text: "{reference full width}" },
  { kind: "address", text: "{address}" },
  { kind: "addressStart", text: "{address start}" },
  { kind: "nothing", text: "zzqxnothing" },
] as const;

export interface KnownCase {
  readonly reference: string;
  readonly title: string;
  readonly address: string | null;
}

/** The questions with names and numbers of this office in them. */
export function questionsFor(
  known: readonly KnownCase[],
): { kind: string; text: string }[] {
  const titled = (pattern: RegExp) =>
    known.find(({ title }) => pattern.test(title))?.title ?? "";
  const { reference = "" } = known.at(-1) ?? {};
  const address =
    known.find((one) => one.address !== null)?.address ?? "a@b.example";
  const filled: Readonly<Record<string, string>> = {
    "han1 name": titled(/^\p{Script=Han}{2,4}$/u).slice(0, 1),
    "han2 name": titled(/^\p{Script=Han}{2}$/u),
    "han3 name": titled(/^\p{Script=Han}{3}$/u),
    "latin name": titled(/^\p{Script=Latin}+ \p{Script=Latin}+$/u),
    reference,
    "reference end": reference.split("-").at(-1) ?? "",
    "reference full width": fullWidth(reference),
    address,
    "address start": address.slice(0, address.indexOf("@") + 1),
  };
  return searchQuestions.map(({ kind, text }) => ({
    kind,
    text: text.replaceAll(
      /\{(.+?)\}/gu,
      (_whole, what: string) => filled[what] ?? "",
    ),
  }));
}

function fullWidth(text: string): string {
  return [...text]
    .map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
    .join("");
}
