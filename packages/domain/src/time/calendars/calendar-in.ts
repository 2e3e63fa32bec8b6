// Written by scripts/calendars.ts from date-holidays 3.37.0 (data: CC BY 3.0). Not edited by hand.
import { holidayCalendar } from "./holiday-calendar.ts";

export const calendarIn = holidayCalendar({
  id: "IN",
  title: { en: "India", zh: "印度" },
  zone: "Asia/Kolkata",
  place: { en: "India", zh: "印度" },
  firstYear: 2025,
  lastYear: 2028,
  note: {
    en: "Nationwide public holidays only. Regional, half and one-off days are left out, so a date can only come out earlier.",
    zh: "仅含全国性公共假日；未计地区性、半日及临时假日，因此日期只会偏早。",
  },
  holidays: [
    ["2025-01-26", "Republic Day", "共和国日"],
    ["2025-04-14", "Ambedkar Jayanti", "安贝德卡诞辰日"],
    ["2025-04-18", "Good Friday", "耶稣受难日"],
    ["2025-08-15", "Independence Day", "独立日"],
    ["2025-10-02", "Gandhi Jayanti", "甘地诞辰日"],
    ["2025-12-25", "Christmas Day", "圣诞节"],
    ["2026-01-26", "Republic Day", "共和国日"],
    ["2026-04-03", "Good Friday", "耶稣受难日"],
    ["2026-04-14", "Ambedkar Jayanti", "安贝德卡诞辰日"],
    ["2026-08-15", "Independence Day", "独立日"],
    ["2026-10-02", "Gandhi Jayanti", "甘地诞辰日"],
    ["2026-12-25", "Christmas Day", "圣诞节"],
    ["2027-01-26", "Republic Day", "共和国日"],
    ["2027-03-26", "Good Friday", "耶稣受难日"],
    ["2027-04-14", "Ambedkar Jayanti", "安贝德卡诞辰日"],
    ["2027-08-15", "Independence Day", "独立日"],
    ["2027-10-02", "Gandhi Jayanti", "甘地诞辰日"],
    ["2027-12-25", "Christmas Day", "圣诞节"],
    ["2028-01-26", "Republic Day", "共和国日"],
    [
      "2028-04-14",
      "Ambedkar Jayanti / Good Friday",
      "安贝德卡诞辰日、耶稣受难日",
    ],
    ["2028-08-15", "Independence Day", "独立日"],
    ["2028-10-02", "Gandhi Jayanti", "甘地诞辰日"],
    ["2028-12-25", "Christmas Day", "圣诞节"],
  ],
});
