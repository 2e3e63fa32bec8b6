import type { Page } from "@playwright/test";
import { mailBytes, mailFile } from "./inbox.ts";
import { expect, test } from "./server-fixture.ts";

test.use({ begins: "2026-02-13T09:10+08:00" });

interface Expected {
  readonly mail: string;
  /** A few minutes after the mail was written. */
  readonly at: string;
  readonly outcome: "opened" | "auto" | "unverified";
  readonly policy?: string;
  readonly types?: readonly string[];
}

/** The eleven that the gateway hands over, in the order in which they were written; one is dropped by hand. */
const handedOver: readonly Expected[] = [
  {
    mail: "02",
    at: "2026-02-13T09:10+08:00",
    outcome: "opened",
    policy: "p000",
    types: ["deletion"],
  },
  {
    mail: "01",
    at: "2026-09-16T10:04+08:00",
    outcome: "opened",
    policy: "p000",
    types: ["access"],
  },
  { mail: "10", at: "2026-09-17T09:06+08:00", outcome: "auto" },
  { mail: "11", at: "2026-09-18T10:02+08:00", outcome: "unverified" },
  {
    mail: "09",
    at: "2026-10-10T18:35+08:00",
    outcome: "opened",
    policy: "p003",
    types: ["correction"],
  },
  {
    mail: "12",
    at: "2026-11-02T18:15+08:00",
    outcome: "opened",
    policy: "p004",
    types: ["objection", "suspectedViolation"],
  },
  {
    mail: "08",
    at: "2026-11-06T17:50+08:00",
    outcome: "opened",
    policy: "p000",
    types: ["suspectedViolation"],
  },
  {
    mail: "03",
    at: "2026-11-07T15:05+08:00",
    outcome: "opened",
    policy: "p001",
    types: ["marketingOptOut"],
  },
  {
    mail: "05",
    at: "2026-11-10T16:25+08:00",
    outcome: "opened",
    policy: "p002",
    types: ["disclosureRecords"],
  },
  {
    mail: "07",
    at: "2026-11-12T19:05+08:00",
    outcome: "opened",
    policy: "p000",
    types: ["complaint", "correction"],
  },
  {
    mail: "04",
    at: "2026-11-15T21:45+08:00",
    outcome: "opened",
    policy: "p001",
    types: ["deletion", "minor"],
  },
];

interface Seen {
  readonly types: readonly string[];
  readonly request: {
    readonly policyId: string;
    readonly personName: string;
    readonly personAddress: string | null;
    readonly partner: unknown;
    readonly isMinor: boolean;
  };
  readonly frame: {
    readonly lane: string;
    readonly messages: readonly {
      readonly lane: string;
      readonly fromAddress: string | null;
    }[];
  };
}

async function open(page: Page, reference: string): Promise<void> {
  await page.goto(`/requests/${reference}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

test("the twelve mails of the inbox each end where they belong", async ({
  office,
}) => {
  const cases = new Map<string, string>();
  const see = async (mail: string): Promise<Seen> => {
    const reply = await office.call("dpo", "requests.byReference", {
      reference: cases.get(mail),
    });
    return reply.data as Seen;
  };

  await test.step("the gateway hands over eleven mails; each outcome is named", async () => {
    for (const { mail, at, outcome, policy, types } of handedOver) {
      office.at(at);
      const filed = await office.handOver(mailBytes(mail));
      expect({ mail, outcome: filed.outcome }).toEqual({ mail, outcome });
      cases.set(mail, filed.reference ?? "");
      if (policy === undefined) continue;
      const { request, types: found } = await see(mail);
      expect({
        mail,
        policy: request.policyId,
        types: [...found].sort(),
      }).toEqual({ mail, policy, types });
    }
  });

  await test.step("the same mail twice opens nothing twice", async () => {
    expect(await office.handOver(mailBytes("02"))).toMatchObject({
      outcome: "duplicate",
      reference: cases.get("02"),
    });
  });

  await test.step("the absence note opened nothing; it lies with Hannah's case", () => {
    expect(cases.get("10")).toBe(cases.get("01"));
  });

  await test.step("the spoofed reply is on Hannah's case as unverified, and changed no address", async () => {
    expect(cases.get("11")).toBe(cases.get("01"));
    const { request, frame } = await see("01");
    expect(request.personAddress).toBe("hannah.vogel@post.example");
    expect(frame.lane).toBe("unverified");
    expect(frame.messages.map(({ lane }) => lane)).toEqual([
      "ok",
      "auto",
      "unverified",
    ]);
    expect(JSON.stringify(frame)).not.toContain("second@other.example");
    expect(office.sink.mails).toHaveLength(0);
  });

  await test.step("the distributor's receipt stays a guess until a person says so", async () => {
    expect((await see("05")).request.partner).toBeNull();
  });

  await office.goTo("2026-11-16T09:00+08:00");
  const page = await office.signIn("dpo");

  await test.step("the hostile mail is dropped by hand, shown as a guess, and opened", async () => {
    await page.getByRole("link", { name: "New" }).click();
    await page.getByLabel("Choose raw mails").setInputFiles(mailFile("06"));
    const form = page.getByRole("form", { name: "New request" });
    await expect(form.getByLabel("Name")).toHaveValue("Friendly Customer");
    await form.getByRole("button", { name: "Open the case" }).click();
    await expect(page).toHaveURL(/\/requests\/DSR-2026-\d{5}$/);
    cases.set("06", new URL(page.url()).pathname.split("/").at(-1) ?? "");
  });

  await test.step("it is harmless: its markup is text, its files are downloads with safe names", async () => {
    await expect(
      page.getByText("<script>alert(1)</script>").first(),
    ).toBeVisible();
    const links = page.locator('a[href^="/files/"]');
    const names = await links.allInnerTexts();
    expect(names.join("\n")).toContain("passwd");
    expect(names.join("\n")).not.toContain("..");
    for (const link of await links.all()) {
      const reply = await page.request.get(
        (await link.getAttribute("href")) ?? "",
      );
      const headers = reply.headers();
      expect(headers["content-disposition"]).toMatch(/^attachment/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["content-security-policy"]).toContain("sandbox");
      expect(headers["content-type"]).not.toMatch(/html|svg|javascript/);
    }
  });

  await test.step("the minor's case stands first in the queue, and every case is in it", async () => {
    await page.goto("/requests");
    const grid = page.getByRole("grid").or(page.getByRole("table")).first();
    await expect(grid.getByText("Sofia Lindqvist")).toBeVisible();
    const listed = await office.call("dpo", "requests.list", {
      view: "nextDue",
      sort: "due",
      direction: "asc",
      policyIds: [],
      types: [],
      stages: [],
      ownerId: null,
      text: null,
      cursor: null,
      limit: 50,
    });
    const { rows } = listed.data as {
      rows: { name: string; isMinor: boolean }[];
    };
    expect(rows).toHaveLength(10);
    expect(
      rows.some(({ name, isMinor }) => isMinor && name === "Sofia Lindqvist"),
    ).toBe(true);
  });

  await test.step("the lane of unverified senders holds Hannah's case, and says what was not done", async () => {
    await open(page, cases.get("01") ?? "");
    await expect(
      page.getByText("hannah.vogel@other.example").first(),
    ).toBeVisible();
    await expect(page.getByText(/unverified sender/i).first()).toBeVisible();
  });
});
