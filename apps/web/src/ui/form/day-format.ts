/** How a day is written in a field, and the locale of its calendar. */
export const dayFormat = {
  en: "ddd D MMM YYYY",
  zh: "YYYY年M月D日 ddd",
} as const;
export const dayjsLocale = { en: "en-gb", zh: "zh-cn" } as const;
