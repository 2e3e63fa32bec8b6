import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./server-fixture.ts";
import { inbox, mailBytes, mailFile } from "./inbox.ts";

test.use({ begins: "2026-02-13T09:00+08:00" });

/** What the gateway is told of each mail it hands over, at the moment the mail arrives. */
const handedOver = [
  {
    number: "02",
    at: "2026-02-13T09:00+08:00",
    outcome: "opened",
    reference: "DSR-2026-00001",
    person: "张伟",
    kinds: "Deletion",
    policy: "Online shop privacy policy",
  },
  {
    number: "10",
    at: "2026-09-17T09:05+08:00",
    outcome: "auto",
    reference: "DSR-2026-00002",
  },
  {
    number: "09",
    at: "2026-10-10T18:30+08:00",
    outcome: "opened",
    reference: "DSR-2026-00003",
    person: "李娜",
    kinds: "Correction",
    policy: "Website privacy policy",
  },
  {
    number: "12",
    at: "2026-11-02T18:10+08:00",
    outcome: "opened",
    reference: "DSR-2026-00004",
    person: "Kenji Mori",
    kinds: "Objection, Suspected violation",
    policy: "Reservations privacy policy",
  },
  {
    number: "08",
    at: "2026-11-06T17:45+08:00",
    outcome: "opened",
    reference: "DSR-2026-00005",
    person: "anonymous-tip@post.example",
    kinds: "Suspected violation",
    policy: "Online shop privacy policy",
  },
  {
    number: "03",
    at: "2026-11-07T15:00+08:00",
    outcome: "opened",
    reference: "DSR-2026-00006",
    person: "M. Okafor",
    kinds: "Marketing opt-out",
    policy: "Mall privacy policy",
  },
  {
    number: "07",
    at: "2026-11-12T19:00+08:00",
    outcome: "opened",
    reference: "DSR-2026-00009",
    person: "Tomasz Nowak",
    kinds: "Complaint, Correction",
    policy: "Online shop privacy policy",
  },
  {
    number: "04",
    at: "2026-11-15T21:40+08:00",
    outcome: "opened",
    reference: "DSR-2026-00010",
    person: "Sofia Lindqvist",
    kinds: "Deletion, Minor's data",
    policy: "Mall privacy policy",
  },
] as const;

test("the twelve mails of the inbox", async ({ office }) => {
  /** The gateway hands over this mail when it arrives. */
  const arrives = async (number: string) => {
    const mail = handedOver.find((one) => one.number === number);
    if (mail === undefined) throw new Error(`Mail ${number} is dropped.`);
    await office.goTo(mail.at);
    const { outcome, reference } = await office.handOver(mailBytes(number));
    expect({ outcome, reference }, `what became of mail ${number}`).toEqual({
      outcome: mail.outcome,
      reference: mail.reference,
    });
  };
  /** Somebody of the office drops this mail on the intake page when it arrives. */
  const dropped = async (number: string, at: string): Promise<Page> => {
    await office.goTo(at);
    const page = await office.signIn("analyst");
    await page.goto("/requests/new");
    await page.getByLabel("Choose raw mails").setInputFiles(mailFile(number));
    return page;
  };
  const opened = async (page: Page, reference: string) => {
    await page.getByRole("button", { name: "Open the case" }).click();
    await expect(page).toHaveURL(`/requests/${reference}`);
  };

  await test.step("02, in GB18030 with a picture: a deletion, opened by the gateway", () =>
    arrives("02"));

  await test.step("01, dropped: a copy of the data, opened by hand", async () => {
    const page = await dropped("01", "2026-09-16T10:00+08:00");
    const form = page.getByRole("form", { name: "New request" });
    await expect(form.getByLabel("Access and copy")).toBeChecked();
    await expect(form.getByLabel("Lives in")).toHaveValue("Germany (DE)");
    await opened(page, "DSR-2026-00002");
    await office.leave(page);
  });

  await test.step("10, an automatic answer: it opens nothing", () =>
    arrives("10"));

  await test.step("11, dropped: the false Hannah lands in the lane of unverified senders", async () => {
    const page = await dropped("11", "2026-09-18T10:00+08:00");
    await expect(
      page.getByRole("list", { name: "What became of the mails" }),
    ).toContainText(
      "Nothing was opened and no address was changed. It came from another address than the person’s.",
    );
    await page.getByRole("link", { name: "DSR-2026-00002" }).click();
    const lane = page.getByRole("region", {
      name: "Unverified sender: hannah.vogel@other.example",
    });
    await expect(lane).toContainText(
      "Please send the copy to this new address instead",
    );
    await page.getByRole("button", { name: "Reveal E-mail" }).click();
    const facts = page.getByRole("complementary", { name: "Facts" });
    await expect(facts).toContainText("hannah.vogel@post.example");
    await expect(facts).not.toContainText("other.example");
    await expect(
      page.getByRole("article").filter({ hasText: "automatic answer" }),
    ).toContainText("I am away until 28 September.");
    await page.goto("/requests?view=unverified");
    await expect(page.getByRole("row", { name: "Hannah Vogel" })).toBeVisible();
    await office.leave(page);
  });

  await test.step("09, 12, 08 and 03, as they arrive", async () => {
    for (const number of ["09", "12", "08", "03"]) await arrives(number);
  });

  await test.step("06, dropped: the hostile one is harmless on the intake page", async () => {
    const page = await dropped("06", "2026-11-09T08:05+08:00");
    const mail = page.getByRole("article");
    await expect(mail).toContainText(
      'Order <script>alert(1)</script> & "data"',
    );
    await expect(
      page.getByRole("list", { name: "What to know about this mail" }),
    ).toContainText("Scripts, forms or frames were taken out.");
    await mail.getByRole("button", { name: "Original" }).click();
    await expectHarmlessOriginal(page);
    await opened(page, "DSR-2026-00007");
    await office.leave(page);
  });

  await test.step("05, dropped: through the distributor, whose receipt starts the clocks", async () => {
    const page = await dropped("05", "2026-11-10T16:20+08:00");
    const form = page.getByRole("form", { name: "New request" });
    await expect(form).toContainText(
      "Under this policy the partner’s receipt counts",
    );
    const partner = form.getByRole("group", {
      name: "Received by the partner",
    });
    await expect(partner.getByLabel("Day")).toHaveValue("Thu 5 Nov 2026");
    await expect(partner.getByLabel("Hours")).toHaveValue("11");
    await expect(form.getByLabel("Name")).toHaveValue("Li Na");
    await expect(form.getByLabel("Our disclosure records")).toBeChecked();
    await opened(page, "DSR-2026-00008");
    await expect(
      page.getByRole("list", { name: "The way of this request" }),
    ).toContainText("Thu 5 Nov 11:30");
    await office.leave(page);
  });

  await test.step("07 and 04, as they arrive", async () => {
    for (const number of ["07", "04"]) await arrives(number);
  });

  await test.step("all twelve are in: ten cases, and two mails on Hannah's", async () => {
    expect(inbox).toHaveLength(12);
    await office.goTo("2026-11-15T22:00+08:00");
    const page = await office.signIn("dpo");
    await page.goto("/requests");
    await expect(page.getByRole("link", { name: "Next due 10" })).toBeVisible();

    // The child's case has a clock of its own and stands before everything that is not too late already.
    const names = await page
      .getByRole("row", { name: /^(DSR|Overdue|Within|Later)/ })
      .evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? "group"));
    const child = names.indexOf("DSR-2026-00010, Sofia Lindqvist, Deletion");
    expect(names[child - 1], "it is the first of its group").toBe("group");
    const row = page.getByRole("row", { name: "Sofia Lindqvist" });
    await expect(row).toContainText("Minor");
    await expect(row).toContainText("Isolate");

    for (const mail of handedOver) {
      if (mail.outcome !== "opened") continue;
      await page.goto(`/requests/${mail.reference}`);
      await expect(
        page.getByRole("heading", { level: 1, name: mail.person }),
      ).toBeVisible();
      const main = page.getByRole("main");
      await expect(main.getByText(mail.kinds, { exact: true })).toBeVisible();
      await expect(
        page.getByRole("complementary", { name: "Facts" }),
      ).toContainText(mail.policy);
    }
  });

  await test.step("06 is harmless in the list and in the case, and its files are only downloads", async () => {
    const page = await office.signIn("dpo");
    await page.goto("/requests");
    await page.getByRole("button", { name: /^Later/ }).click();
    await expect(
      page.getByRole("row", { name: "Friendly Customer" }),
    ).toContainText("Please see the HTML part.");
    await page.goto("/requests/DSR-2026-00007");
    const mail = page.getByRole("article").filter({ hasText: "HTML part" });
    await expect(mail).toContainText(
      'Order <script>alert(1)</script> & "data"',
    );
    const files = page.getByRole("list", { name: "Attachments" });
    for (const [name, type, content] of [
      ["passwd", "text/plain", "root:x:0:0"],
      ["invoicefdp.exe", "application/octet-stream", "MZ\u0090\0not a pdf"],
      [
        "drawing.svg",
        "application/octet-stream",
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(5)"/>',
      ],
    ] as const) {
      const link = files.getByRole("link", { name });
      const answer = await page.request.get(
        (await link.getAttribute("href")) ?? "",
      );
      expect(answer.headers(), `${name} is never shown`).toMatchObject({
        "content-type": type,
        "content-disposition": `attachment; filename="${name}"; filename*=UTF-8''${name}`,
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
      });
      const download = page.waitForEvent("download");
      await link.click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(name);
      expect(await readFile(await file.path(), "latin1")).toBe(content);
    }
    await mail.getByRole("button", { name: "Original" }).click();
    await expectHarmlessOriginal(page);
    await office.leave(page);
  });

  await test.step("a mail that comes again opens nothing twice", async () => {
    expect(await office.handOver(mailBytes("02"))).toMatchObject({
      outcome: "duplicate",
      reference: "DSR-2026-00001",
    });
    expect(office.sink.mails, "and nothing was answered by itself").toEqual([]);
  });
});

/** The original is open, and nothing of it runs, loads, leads anywhere or reaches out of its frame. */
async function expectHarmlessOriginal(page: Page): Promise<void> {
  const original = page.getByTitle("The original mail");
  // Without a single permission: no scripts, no forms, no way to our own pages.
  await expect(original).toHaveAttribute("sandbox", "");
  const shown = (await original.getAttribute("srcdoc")) ?? "";
  expect(shown).toContain("default-src 'none'");
  const [, body = ""] = shown.split("<body>");
  expect(body).toContain("What do you know about me?");
  expect(body).not.toMatch(
    /<(?!\/?(span|a|p|body|html)>)|\s(href|src|style|on\w+)=|javascript:/i,
  );
}
