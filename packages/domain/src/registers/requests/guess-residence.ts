import { evidence, type Evidence, type Guess } from "./guess-evidence.ts";
import type { GuessedLanguage } from "./guess-language.ts";
import { places } from "./places.ts";

/** Latin letters without their accents, one for one: a place in the folded text is the same place in the original. */
function withoutAccents(text: string): string {
  return text.replaceAll(/(?!\p{ASCII})\p{Script=Latin}/gu, (letter) => {
    if (letter === "ł" || letter === "Ł") return "l";
    const plain = letter.normalize("NFD").charAt(0);
    return plain.length === letter.length ? plain : letter;
  });
}

const codeByName = new Map(
  places.flatMap(({ code, countries, cities }) =>
    [...countries, ...cities].map((name) => [name, code]),
  ),
);
// The longest name first: Northern Ireland is not Ireland.
const anyPlace = new RegExp(
  [...codeByName.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) =>
      /\p{ASCII}/u.test(name)
        ? String.raw`(?<!\p{L})${name.replaceAll(".", String.raw`\.`)}(?!\p{L})`
        : name,
    )
    .join("|"),
  "giu",
);
const byDial = places
  .flatMap((place) =>
    place.dial === null ? [] : [{ code: place.code, dial: place.dial }],
  )
  .sort((a, b) => b.dial.length - a.dial.length);
const byEnding = new Map(
  places.flatMap((place) =>
    place.ending === null ? [] : [[place.ending, place.code]],
  ),
);

const saysWhereIAm =
  /(?:\b(?:live|living|reside|residing|resident|residence|based|citizen|home|wohne|wohnhaft|lebe|habite|vivo|mieszkam)\b[^.!?\n]{0,24}|\bI(?:.m| am) from |住在|居住在?|现居|家在|在住.{0,2})$/iu;

const weights: Partial<Record<Evidence["kind"], number>> = {
  livesIn: 100,
  place: 10,
  phoneNumber: 6,
  addressEnding: 4,
  language: 2,
  timeOffset: 1,
};

const phonePattern = /\+\d[\d ().-]{5,18}\d/gu;
const mainlandMobile = /(?<![\d+])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/u;
// Signs that only the full forms have: a text with them says little about the mainland.
const fullForms =
  /[個們這請資訊對應為麼會說後來時間電話號碼網頁戶寫見聞門體國學當]/u;

/** Telephone numbers as they stand in the text. */
export function phoneNumbersIn(text: string): string[] {
  const written = [...text.matchAll(phonePattern)].map(([number]) => number);
  const mobile = mainlandMobile.exec(text);
  return mobile === null ? written : [...written, mobile[0]];
}

function dialledPlace(number: string): string | null {
  const digits = number.replaceAll(/\D/gu, "");
  if (!number.startsWith("+")) return "CN";
  return byDial.find(({ dial }) => digits.startsWith(dial))?.code ?? null;
}

/** Offsets in which one country of the table is by far the likeliest, given the language. */
function languageHint(
  language: GuessedLanguage,
  text: string,
  offset: string | null,
): [string, Evidence[]] | null {
  if (language === "ja") {
    return [
      "JP",
      [
        evidence("language", "ja"),
        ...(offset === "+09:00" ? [evidence("timeOffset", offset)] : []),
      ],
    ];
  }
  if (language === "ko") return ["KR", [evidence("language", "ko")]];
  if (language === "zh" && !fullForms.test(text)) {
    return [
      "CN",
      [
        evidence("language", "zh"),
        ...(offset === "+08:00" ? [evidence("timeOffset", offset)] : []),
      ],
    ];
  }
  return null;
}

const mostGrounds = 4;

/** "live in Hamburg" says nothing beside "live in Hamburg, Germany". */
function distinctGrounds(all: readonly Evidence[]): Evidence[] {
  return all
    .filter(
      (one, at) =>
        !all.some(
          (other, place) => place > at && other.found.startsWith(one.found),
        ),
    )
    .slice(0, mostGrounds);
}

/**
 * Where the writer may live, the best guess first: ISO 3166-1 codes, `US-CA` and `CA-QC` on their own.
 * Residence selects statutes, so every guess names its ground and waits for a person.
 */
export function guessResidences(mail: {
  readonly text: string;
  readonly address: string | null;
  readonly languages: readonly GuessedLanguage[];
  /** Offset of the mail's date, `+09:00`. */
  readonly offset: string | null;
}): Guess<string>[] {
  const found: { code: string; because: Evidence }[] = [];
  const folded = withoutAccents(mail.text);
  for (const match of folded.matchAll(anyPlace)) {
    const code = codeByName.get(match[0].toLowerCase());
    if (code === undefined) continue;
    const before = mail.text.slice(Math.max(0, match.index - 60), match.index);
    const name = mail.text.slice(match.index, match.index + match[0].length);
    const home = saysWhereIAm.exec(before);
    found.push({
      code,
      because:
        home === null
          ? evidence("place", name)
          : evidence("livesIn", `${home[0]}${name}`),
    });
  }
  for (const number of phoneNumbersIn(mail.text)) {
    const code = dialledPlace(number);
    if (code !== null)
      found.push({ code, because: evidence("phoneNumber", number) });
  }
  const ending = mail.address?.split(".").at(-1)?.toLowerCase();
  const endingCode = ending === undefined ? undefined : byEnding.get(ending);
  if (ending !== undefined && endingCode !== undefined) {
    found.push({
      code: endingCode,
      because: evidence("addressEnding", `.${ending}`),
    });
  }
  for (const language of mail.languages) {
    const [code, grounds] = languageHint(language, mail.text, mail.offset) ?? [
      null,
      [],
    ];
    if (code !== null)
      found.push(...grounds.map((because) => ({ code, because })));
  }

  const codes = [...new Set(found.map((one) => one.code))];
  return codes
    .map((value) => {
      const because = found
        .filter((one) => one.code === value)
        .map((one) => one.because);
      const weight = because.reduce(
        (sum, one) => sum + (weights[one.kind] ?? 0),
        0,
      );
      return { value, because: distinctGrounds(because), weight };
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ value, because, weight }) => ({
      value,
      sure: weight >= 100 ? "likely" : "possible",
      because,
    }));
}
