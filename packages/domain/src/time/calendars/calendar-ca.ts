// Written by scripts/calendars.ts from date-holidays 3.37.0 (data: CC BY 3.0). Not edited by hand.
import { holidayCalendar } from "./holiday-calendar.ts";

export const calendarCa = holidayCalendar({
  id: "CA",
  title: { en: "Canada", zh: "加拿大" },
  zone: "America/Toronto",
  place: { en: "Toronto", zh: "多伦多" },
  firstYear: 2025,
  lastYear: 2028,
  note: {
    en: "Nationwide public holidays only. Regional, half and one-off days are left out, so a date can only come out earlier.",
    zh: "仅含全国性公共假日；未计地区性、半日及临时假日，因此日期只会偏早。",
  },
  holidays: [
    ["2025-01-01", "New Year's Day", "元旦"],
    ["2025-04-18", "Good Friday", "耶稣受难日"],
    ["2025-07-01", "Canada Day", "加拿大国庆日"],
    ["2025-09-01", "Labour Day", "劳动节"],
    ["2025-12-25", "Christmas Day", "圣诞节"],
    ["2026-01-01", "New Year's Day", "元旦"],
    ["2026-04-03", "Good Friday", "耶稣受难日"],
    ["2026-07-01", "Canada Day", "加拿大国庆日"],
    ["2026-09-07", "Labour Day", "劳动节"],
    ["2026-12-25", "Christmas Day", "圣诞节"],
    ["2027-01-01", "New Year's Day", "元旦"],
    ["2027-03-26", "Good Friday", "耶稣受难日"],
    ["2027-07-01", "Canada Day", "加拿大国庆日"],
    ["2027-09-06", "Labour Day", "劳动节"],
    ["2027-12-25", "Christmas Day", "圣诞节"],
    ["2028-01-01", "New Year's Day", "元旦"],
    ["2028-04-14", "Good Friday", "耶稣受难日"],
    ["2028-07-01", "Canada Day", "加拿大国庆日"],
    ["2028-09-04", "Labour Day", "劳动节"],
    ["2028-12-25", "Christmas Day", "圣诞节"],
  ],
});
