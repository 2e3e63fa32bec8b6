import { expectAccessible } from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { workHannahsCase } from "./monday-queue.ts";
import { expect, test } from "./server-fixture.ts";

test("a sample of the log is judged entry by entry and signed by somebody who did none of it", async ({
  office,
}) => {
  test.setTimeout(240_000);
  const { reference } = await workHannahsCase(office);
  await office.goTo("2026-09-28T09:00+08:00");
  await office.deliver();

  const auditor = await office.signIn("auditor");
  await auditor.getByRole("link", { name: /^21 Sep to 27 Sep$/ }).click();
  await expect(
    auditor.getByRole("heading", { level: 1, name: /21 Sep/ }),
  ).toBeVisible();
  await expectAccessible(auditor, "the worksheet");
  await picture(auditor, "samples/worksheet");

  await auditor.getByRole("button", { name: "Something else" }).first().click();
  await auditor.getByLabel("In your words").fill("Why at this hour?");
  await auditor.getByRole("button", { name: "Save" }).click();
  await expect(auditor.getByText("Why at this hour?")).toBeVisible();
  const unjudged = auditor.getByRole("button", { name: "Something else" });
  for (let left = await unjudged.count(); left > 0; left -= 1) {
    await auditor
      .getByRole("listitem")
      .filter({ has: unjudged })
      .first()
      .getByRole("button", { name: "In order" })
      .click();
    await expect(unjudged).toHaveCount(left - 1);
  }
  await expect(
    auditor.getByRole("button", { name: "Sign the worksheet" }),
  ).toBeVisible();
  await auditor.getByRole("button", { name: "Sign the worksheet" }).click();
  await expect(auditor.getByText(/^Omar Haddad, /)).toBeVisible();

  await auditor.goto("/audit/samples");
  await expect(auditor.getByText(/Signed/)).toBeVisible();
  await expectAccessible(auditor, "all samples");
  await auditor.goto(`/audit/cases/${reference}`);
  await expect(auditor.getByRole("main")).toContainText("Lin Yue");
  await office.leave(auditor);

  for (const scheme of ["light", "dark"] as const) {
    await office.call("auditor", "people.setLanguage", { language: "zh" });
    const phone = await office.signIn("auditor", {
      language: "zh",
      scheme,
      size: { width: 320, height: 720 },
    });
    await phone.goto("/audit/samples");
    await phone.getByRole("link", { name: /9月21日/ }).click();
    await expect(phone.getByText("签署").first()).toBeVisible();
    await expectAccessible(phone, `the worksheet on a phone, ${scheme}`);
    expect(
      await phone.evaluate(() => document.documentElement.scrollWidth),
      "nothing stands out of a narrow screen",
    ).toBe(320);
    await picture(phone, `samples/phone-${scheme}`, { isWhole: true });
    await office.leave(phone);
  }
});
