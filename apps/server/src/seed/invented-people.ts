import type { SeededRandom } from "./seeded-random.ts";

/** Somebody who never lived, with an address that leads nowhere. */
export interface InventedPerson {
  readonly name: string;
  readonly address: string;
  readonly residence: string;
  readonly language: "en" | "zh";
}

const chineseFamilies = [
  ["王", "wang"],
  ["李", "li"],
  ["张", "zhang"],
  ["刘", "liu"],
  ["陈", "chen"],
  ["杨", "yang"],
  ["赵", "zhao"],
  ["黄", "huang"],
  ["周", "zhou"],
  ["吴", "wu"],
  ["徐", "xu"],
  ["孙", "sun"],
  ["胡", "hu"],
  ["朱", "zhu"],
  ["高", "gao"],
  ["林", "lin"],
  ["何", "he"],
  ["郭", "guo"],
  ["马", "ma"],
  ["罗", "luo"],
  ["梁", "liang"],
  ["宋", "song"],
  ["郑", "zheng"],
  ["谢", "xie"],
  ["韩", "han"],
  ["唐", "tang"],
  ["冯", "feng"],
  ["于", "yu"],
  ["董", "dong"],
  ["萧", "xiao"],
  ["欧阳", "ouyang"],
  ["司马", "sima"],
  ["顾", "gu"],
  ["苏", "su"],
] as const;
const chineseGiven = [
  ["伟", "wei"],
  ["静", "jing"],
  ["敏", "min"],
  ["丽", "li"],
  ["强", "qiang"],
  ["磊", "lei"],
  ["洋", "yang"],
  ["艳", "yan"],
  ["勇", "yong"],
  ["杰", "jie"],
  ["娟", "juan"],
  ["涛", "tao"],
  ["明", "ming"],
  ["超", "chao"],
  ["秀英", "xiuying"],
  ["晓岚", "xiaolan"],
  ["思远", "siyuan"],
  ["文博", "wenbo"],
  ["一鸣", "yiming"],
  ["子涵", "zihan"],
  ["雨桐", "yutong"],
  ["浩然", "haoran"],
  ["欣怡", "xinyi"],
  ["梓轩", "zixuan"],
  ["嘉懿", "jiayi"],
  ["诗涵", "shihan"],
  ["建国", "jianguo"],
  ["海燕", "haiyan"],
  ["志强", "zhiqiang"],
] as const;

const elsewhere: Readonly<
  Record<string, { given: readonly string[]; family: readonly string[] }>
> = {
  DE: {
    given: ["Marlene", "Jonas", "Heike", "Tilman", "Frauke", "Lorenz"],
    family: ["Brandt", "Thiele", "Ostermann", "Voss", "Kessler", "Lindner"],
  },
  FR: {
    given: ["Camille", "Bastien", "Odile", "Thibault", "Maëlle"],
    family: ["Garnier", "Lefort", "Marchand", "Roussel", "Tessier"],
  },
  SE: {
    given: ["Greta", "Nils", "Astrid", "Oskar"],
    family: ["Aalto", "Bergström", "Sandell", "Nyqvist"],
  },
  PL: {
    given: ["Zofia", "Marek", "Halina", "Bartosz"],
    family: ["Wrona", "Zielonka", "Mazur", "Gajda"],
  },
  IT: {
    given: ["Chiara", "Davide", "Ornella", "Sandro"],
    family: ["Bellini", "Fabbri", "Moretti", "Sala"],
  },
  ES: {
    given: ["Inés", "Álvaro", "Nuria", "Tomás"],
    family: ["Ferreira", "Soler", "Vidal", "Roca"],
  },
  GB: {
    given: ["Oliver", "Imogen", "Callum", "Bethany", "Rhys"],
    family: ["Pemberton", "Ashdown", "Whitlock", "Marsh", "Okafor"],
  },
  "US-CA": {
    given: ["Dana", "Marcus", "Priya", "Elena", "Theo"],
    family: ["Whitfield", "Delgado", "Raman", "Park", "Novak"],
  },
  HK: {
    given: ["Ka Yan", "Wing Ho", "Sze Man"],
    family: ["Chow", "Lau", "Tse"],
  },
  SG: {
    given: ["Aisha", "Wei Ling", "Arjun"],
    family: ["Noor", "Goh", "Pillai"],
  },
  JP: {
    given: ["Kenji", "Yuko", "Haruka"],
    family: ["Mori", "Aoki", "Nishida"],
  },
  KR: { given: ["Minji", "Seojun", "Hayoon"], family: ["Kang", "Seo", "Baek"] },
  AU: {
    given: ["Lachlan", "Mia", "Bronte"],
    family: ["Fraser", "Doyle", "Kerr"],
  },
  CA: {
    given: ["Amelie", "Noah", "Sadie"],
    family: ["Gagnon", "Fraser", "Singh"],
  },
  CH: {
    given: ["Reto", "Ursina", "Flurin"],
    family: ["Camenisch", "Bühler", "Zogg"],
  },
  BR: {
    given: ["Luísa", "Caio", "Beatriz"],
    family: ["Moura", "Teixeira", "Prado"],
  },
};

/** Where people live, as often as in the shops of such a company. */
const residences = {
  CN: 56,
  DE: 8,
  GB: 6,
  "US-CA": 5,
  FR: 4,
  HK: 4,
  SG: 3,
  SE: 2,
  PL: 2,
  IT: 2,
  ES: 2,
  JP: 2,
  AU: 2,
  CA: 1,
  CH: 2,
  KR: 1,
  BR: 1,
} as const;

function plain(words: string): string {
  return words
    .normalize("NFD")
    .replaceAll(/[^A-Za-z]/gu, "")
    .toLowerCase();
}

export function inventPerson(
  random: SeededRandom,
  number: number,
  wanted?: string,
): InventedPerson {
  const residence = wanted ?? random.weighted(residences);
  if (residence === "CN") {
    const [family, familyLatin] = random.pick(chineseFamilies);
    const [given, givenLatin] = random.pick(chineseGiven);
    return {
      name: `${family}${given}`,
      address: `${familyLatin}.${givenLatin}${String(number)}@youxiang.example`,
      residence,
      language: "zh",
    };
  }
  const names = elsewhere[residence] ?? { given: ["Robin"], family: ["Vale"] };
  const [given, family] = [random.pick(names.given), random.pick(names.family)];
  return {
    name: `${given} ${family}`,
    address: `${plain(given)}.${plain(family)}${String(number)}@post.example`,
    residence,
    language: "en",
  };
}
