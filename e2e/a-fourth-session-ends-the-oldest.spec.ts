import { expectAccessible } from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { expect, test } from "./server-fixture.ts";

test("whoever signs in a fourth time is told that the oldest session was ended, there and in the settings", async ({
  office,
}) => {
  const first = await office.signIn("analyst");
  for (let more = 0; more < 2; more += 1) await office.signIn("analyst");
  await office.goTo("2026-09-16T10:05+08:00");
  for (const scheme of ["light", "dark"] as const) {
    await office.call("analyst", "people.setLanguage", {
      language: scheme === "light" ? "en" : "zh",
    });
    const page = await office.signIn("analyst", {
      scheme,
      language: scheme === "light" ? "en" : "zh",
    });
    const said =
      scheme === "light"
        ? /^Three sessions at once is the most: the one in .+, since .+, was ended\.$/
        : /^最多同时登录三处：.+起的登录已结束。$/;
    await expect(page.getByText(said)).toBeVisible();
    await picture(page, `fourth-${scheme}`);
    await page.goto("/me");
    await expect(page.getByRole("note")).toHaveText(said);
    await expectAccessible(page, `settings of a fourth session, ${scheme}`);
    await picture(page, `fourth-settings-${scheme}`);
  }
  office.expectRefusals(401, "any");
  await first.goto("/requests");
  await expect(first).toHaveURL(/sign-in/);
});
