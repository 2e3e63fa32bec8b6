import type { Json } from "@kept/domain/json";
import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Change } from "../ledger/change.ts";
import { putSetting } from "../people/setting-store.ts";
import type { Asking } from "./act.ts";
import { calendarEvent } from "./calendar-commands.ts";
import { insertCalendar } from "./calendar-store.ts";
import { fieldChange } from "./field-changes.ts";
import type { OfficeSettings } from "./office.ts";
import { officeSettingKey } from "./office-store.ts";

/** Gives a new office its name, its place in time and the calendars it begins with. */
export function setUpOffice(
  change: Change,
  asking: Asking,
  office: {
    readonly settings: OfficeSettings;
    readonly calendars: readonly WorkCalendar[];
  },
): Promise<Verdict<null>> {
  const { settings, calendars } = office;
  const { now, actor } = asking;
  return change({ ...asking, action: "office.set-up" }, async (tx) => {
    const before = await putSetting(
      tx,
      officeSettingKey,
      settings as unknown as Json,
    );
    for (const calendar of calendars)
      await insertCalendar(tx, calendar, { now, by: actor.id });
    const setUp = {
      action: "office.set-up",
      object: { kind: "setting", id: officeSettingKey },
      changes: fieldChange("office", before, settings as unknown as Json),
    };
    return granted({
      value: null,
      events: [
        setUp,
        ...calendars.map((calendar) => calendarEvent(calendar, null)),
      ],
    });
  });
}
