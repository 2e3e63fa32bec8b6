import { z } from "zod";

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { error: "field.invalid" });

/** How somebody works, so that the house speaks to them only then. */
export const ownSettingsInput = z
  .strictObject({
    /** IANA name; null for the zone of the office. */
    zone: z
      .string()
      .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), {
        error: "choice.notOffered",
      })
      .nullable(),
    worksFrom: timeOfDay,
    worksUntil: timeOfDay,
    /** A mail on working mornings that says what is due. */
    digest: z.boolean(),
  })
  .refine(({ worksFrom, worksUntil }) => worksFrom < worksUntil, {
    error: "field.invalid",
    path: ["worksUntil"],
  });
export type OwnSettings = z.infer<typeof ownSettingsInput>;

/** What holds until somebody says otherwise; no mail leaves unasked. */
export const usualSettings: OwnSettings = {
  zone: null,
  worksFrom: "09:00",
  worksUntil: "18:00",
  digest: false,
};

/** When the morning mail leaves, on the clock of the person. */
export const digestTime = "08:30";
