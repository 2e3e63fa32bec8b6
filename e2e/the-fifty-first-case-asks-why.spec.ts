import { storyPassword } from "@kept/server/testing/story-people";
import { expectAccessible } from "./accessibility.ts";
import { picture } from "./pictures.ts";
import { expect, test } from "./server-fixture.ts";

interface Listed {
  readonly rows: readonly { readonly id: string; readonly reference: string }[];
}

test("T25 whoever opens a fifty-first case within ten minutes says why and proves who they are; the officer hears of it", async ({
  office,
}) => {
  test.setTimeout(240_000);
  await office.fill(60);
  const page = await office.signIn("auditor");
  const { data } = await office.call("auditor", "requests.list", {
    query: {
      view: "nextDue",
      where: { state: ["open", "closed"] },
      sort: "received",
      direction: "desc",
      group: null,
      columns: null,
      density: "roomy",
      layout: "scroll",
    },
    text: null,
    folded: [],
    cursor: null,
    limit: 100,
  });
  const { rows } = data as Listed;
  expect(rows.length).toBeGreaterThan(51);
  for (const { id } of rows.slice(0, 50)) {
    const seen = await office.call("auditor", "requests.get", { caseId: id });
    expect(seen.status).toBe(200);
  }

  await office.goTo("2026-09-16T10:06+08:00");
  office.expectRefusals(412, "any");
  await page.goto(`/requests/${rows[50]?.reference ?? ""}`);
  const why = page.getByRole("dialog", { name: "Why so many cases?" });
  await expect(why).toBeVisible();
  await expectAccessible(page, "saying why so many cases");
  await picture(page, "why-so-many");
  await why.getByRole("button", { name: "Not now" }).click();
  await expect(page.getByRole("main")).toContainText("Not opened.");

  await page.getByRole("button", { name: "Try again" }).click();
  await why.getByLabel("Reason").fill("The yearly review of closed requests.");
  await why.getByRole("button", { name: "Go on" }).click();
  const prove = page.getByRole("dialog", { name: "Is it you?" });
  await picture(page, "why-prove");
  await prove.getByLabel("Password", { exact: true }).fill(storyPassword);
  await prove.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(why).toBeHidden();
  await expect(page.getByText("Conversation").first()).toBeVisible();

  const officer = await office.signIn("dpo");
  await officer.goto("/inbox");
  await expect(officer.getByRole("main")).toContainText(
    "Omar Haddad opened more than 50 cases within ten minutes",
  );
  await officer.goto("/audit?what=log");
  await expect(officer.getByRole("main")).toContainText(
    "Omar Haddad said why they open so many cases",
  );
});
