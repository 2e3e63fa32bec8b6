/** Whether a run of text is Chinese, as far as its letters tell. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

// Family names of two characters; a name of four with one of these is family 2, given 2.
const longFamilyNames = new Set([
  "欧阳",
  "司马",
  "上官",
  "诸葛",
  "东方",
  "夏侯",
  "皇甫",
  "尉迟",
  "公孙",
  "慕容",
  "令狐",
  "司徒",
  "端木",
  "南宫",
  "长孙",
  "宇文",
]);

/** What stands in a person's ring: two letters of a Latin name, the family name of a Chinese one. */
export function initials(name: string): string {
  const clean = name.trim();
  if (hasHan(clean)) {
    const family = clean.slice(0, 2);
    return clean.length > 2 && longFamilyNames.has(family)
      ? family
      : clean.slice(0, 1);
  }
  const words = clean.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0]?.[0] ?? "?";
  const last =
    words.length > 1 ? (words.at(-1)?.[0] ?? "") : (words[0]?.[1] ?? "");
  return (first + last).toUpperCase();
}
