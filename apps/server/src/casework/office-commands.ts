import type { z } from "zod";
import type { officeInput } from "@kept/domain/casework/schema";
import type { FieldProblem } from "@kept/domain/field-problem";
import type { Json } from "@kept/domain/json";
import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Change } from "../ledger/change.ts";
import { mailAddress } from "../mail/outgoing/mail-address.ts";
import { putSetting } from "../people/setting-store.ts";
import type { Asking, House } from "./act.ts";
import { calendarEvent } from "./calendar-commands.ts";
import { insertCalendar } from "./calendar-store.ts";
import { fieldChange } from "./field-changes.ts";
import type { AnyKeeping } from "./keeping.ts";
import { moveCases } from "./moved-cases.ts";
import type { Office, OfficeSettings } from "./office.ts";
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
    const before = await putSetting(tx, officeSettingKey, asJson(settings));
    for (const calendar of calendars)
      await insertCalendar(tx, calendar, { now, by: actor.id });
    const setUp = {
      action: "office.set-up",
      object: { kind: "setting", id: officeSettingKey },
      changes: fieldChange(officeSettingKey, before, asJson(settings)),
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

function asJson({ name, place, policyCalendars, ...plain }: OfficeSettings) {
  return {
    ...plain,
    name: { ...name },
    place: { ...place },
    policyCalendars: { ...policyCalendars },
  } satisfies Json;
}

/**
 * Changes what the office is called, where it writes from and which calendars its policies are bound to
 * (CR-6). Every open case is worked out anew, and what moved is recorded on it.
 */
export function changeOffice(
  house: House,
  asking: Asking,
  wanted: {
    keepings: readonly AnyKeeping[];
    settings: z.infer<typeof officeInput>;
  },
): Promise<Verdict<{ movedCases: number }>> {
  const { keepings, settings } = wanted;
  const { now } = asking;
  return house.change({ ...asking, action: "office.change" }, async (tx) => {
    const before = await house.office(tx);
    const fields = problemsOf(settings, before);
    if (Object.keys(fields).length > 0)
      return { ok: false, refusal: { code: "invalidInput", fields } };
    const { calendars, ...old } = before;
    const changes = fieldChange(
      officeSettingKey,
      asJson(old),
      asJson(settings),
    );
    if (changes.length === 0)
      return granted({ value: { movedCases: 0 }, events: [] });
    await putSetting(tx, officeSettingKey, asJson(settings));
    const after = { ...settings, calendars };
    const { moved, events } = await moveCases(tx, {
      keepings,
      before,
      after,
      now,
    });
    return granted({
      // Who keeps the house reads no case: how many moved, and not which; sealed ones are in no number.
      value: {
        movedCases: moved.filter(({ theCase }) => !theCase.isSealed).length,
      },
      caseId: null,
      events: [
        {
          action: "office.changed",
          object: { kind: "setting", id: officeSettingKey },
          changes,
        },
        ...events,
      ],
    });
  });
}

function problemsOf(
  settings: OfficeSettings,
  { calendars }: Pick<Office, "calendars">,
): Record<string, FieldProblem[]> {
  const known = new Set(calendars.map(({ id }) => id));
  const bound = Object.entries(settings.policyCalendars);
  const isZone = Intl.supportedValuesOf("timeZone").includes(settings.zone);
  return {
    ...(mailAddress(settings.address) === null && {
      address: ["email.invalid"],
    }),
    ...(!isZone && { zone: ["choice.notOffered"] }),
    ...(!known.has(settings.calendarId) && {
      calendarId: ["choice.notOffered"],
    }),
    ...Object.fromEntries(
      bound
        .filter(([, id]) => !known.has(id))
        .map(([policyId]): [string, FieldProblem[]] => [
          `policyCalendars.${policyId}`,
          ["choice.notOffered"],
        ]),
    ),
  };
}
