import { expect, test } from "./server-fixture.ts";
import type { StoryPerson } from "@kept/server/testing/story-people";

// Whatever of this ran would open a dialog, break the content policy or leave its mark: the story fails on each.
const payloads = [
  `<img src=x onerror="alert(1)">`,
  `"><svg/onload=alert(1)>`,
  `<a href="javascript:alert(1)">press</a>`,
  `<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
  `</style><script>window.wasHit=true</script>`,
  `<button formaction="javascript:alert(1)">go</button>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>`,
  `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
  `{{1234*7}} \${1234*7} <%= 1234*7 %>`,
  `data:text/html,<script>alert(1)</script>`,
];
const all = payloads.join(" ");
const name = payloads.slice(0, 4).join(" ");

const everybody: readonly StoryPerson[] = [
  "dpo",
  "analyst",
  "otherAnalyst",
  "manager",
  "legal",
  "auditor",
  "admin",
];

test("T31 words that attack are shown as the words they are, on every page, and wherever each of us meets them", async ({
  office,
}) => {
  test.setTimeout(300_000);
  const opened = await office.call("dpo", "requests.open", {
    policyId: "p000",
    channel: "phone",
    receivedAt: office.now(),
    partner: null,
    personName: name,
    personAddress: null,
    personPhone: null,
    accountRef: payloads[1],
    residence: "DE",
    language: "en",
    types: ["access"],
    text: all,
    mailId: null,
  });
  expect(opened.status, opened.text).toBe(200);
  const { caseId, reference } = opened.data as {
    caseId: string;
    reference: string;
  };
  const act = async (procedure: string, more: object) => {
    const got = await office.call("dpo", "requests.get", { caseId });
    const { frame } = got.data as { frame: { version: number } };
    const { version } = frame;
    const reply = await office.call("dpo", procedure, {
      caseId,
      version,
      ...more,
    });
    expect(reply.status, `${procedure}: ${reply.text}`).toBe(200);
  };
  await act("requests.addNote", { text: all });
  const team = await office.call("admin", "people.createTeam", {
    key: "attack",
    nameEn: payloads[0],
    nameZh: payloads[1],
  });
  expect(team.status, team.text).toBe(200);
  const colleague = await office.call("admin", "people.create", {
    email: "somebody.new@office.example",
    name: payloads[0],
    nameZh: payloads[2],
    role: "analyst",
    teamId: null,
    language: "en",
  });
  expect(colleague.status, colleague.text).toBe(200);

  // What shows each of us their own.
  const shared = [
    "/",
    "/requests",
    `/requests/${reference}`,
    `/requests/${reference}?tab=history`,
  ];
  const pages = [
    ...shared,
    `/requests?open=${encodeURIComponent(payloads[0] ?? "")}&view=${encodeURIComponent(payloads[1] ?? "")}&sort=${encodeURIComponent(payloads[0] ?? "")}`,
    "/requests/new",
    "/requests/import",
    "/requests/export",
    "/drafts",
    "/inbox",
    "/me",
    `/nowhere/${encodeURIComponent(payloads[0] ?? "")}`,
  ];
  let shown = 0;
  for (const person of everybody) {
    const page = await office.signIn(person);
    for (const path of person === "dpo" ? pages : shared) {
      await page.goto(path);
      await expect(page.getByRole("main")).not.toBeEmpty();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      const planted = await page.evaluate(() => ({
        wasHit: Object.hasOwn(window, "wasHit"),
        elements: document.querySelectorAll(
          '[onerror], [onload], [formaction], img[src="x"], a[href^="javascript:"], a[href^="data:"], math, noscript p',
        ).length,
      }));
      expect(planted, `${person} at ${path}`).toEqual({
        wasHit: false,
        elements: 0,
      });
      const text = await page.getByRole("main").innerText();
      if (text.includes("onerror=")) shown += 1;
      expect(text, "nothing was worked out").not.toMatch(/8638/);
    }
    await office.leave(page);
  }
  // The list and the case of everybody who may see them: the words were really there.
  expect(shown).toBeGreaterThan(10);
});
