import { policies } from "@kept/domain/registers/requests/policies";
import { seedCalendars } from "@kept/domain/time/calendars/seed-calendars";
import { answer } from "../api/refusal-error.ts";
import type { App } from "../app-parts.ts";
import { setUpOffice } from "../casework/office-commands.ts";
import { atTheMachine, setSetting } from "../people/first-accounts.ts";
import { demoKey } from "../people/setting-store.ts";

/**
 * Gives a world its office: name, mailbox, zone and the calendars that it counts with. Everybody in it is
 * invented, so a password alone opens an account, unless a test is about that.
 */
export async function furnishOffice(
  app: Pick<App, "change" | "clock">,
  { isDemo = true }: { readonly isDemo?: boolean } = {},
): Promise<void> {
  const asking = atTheMachine(app.clock.now());
  if (isDemo)
    answer(
      await setSetting(app.change, asking, {
        key: demoKey,
        value: { password: null },
      }),
    );
  const policyCalendars = Object.fromEntries(
    policies.map(({ id, calendarId }) => [id, calendarId]),
  );
  answer(
    await setUpOffice(app.change, asking, {
      settings: {
        name: {
          en: "Lantern Trading, privacy office",
          zh: "灯笼商贸隐私办公室",
        },
        address: "privacy@shop.example",
        zone: "Asia/Shanghai",
        place: { en: "Shanghai", zh: "上海" },
        calendarId: "CN",
        policyCalendars,
      },
      calendars: seedCalendars,
    }),
  );
}
