import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { pdfPages } from "@kept/server/testing/pdf-text";
import { openedMail } from "@kept/server/testing/raw-mail";
import { expect, test } from "./server-fixture.ts";
import { mailFile } from "./inbox.ts";

test("an access request is answered, and every date is explained", async ({
  office,
}) => {
  let desk = await office.signIn("dpo");

  await test.step("the mail is dropped on the intake page, and a case is opened from it", async () => {
    await desk.getByRole("link", { name: "New" }).click();
    await desk.getByLabel("Choose raw mails").setInputFiles(mailFile("01"));
    const form = desk.getByRole("form", { name: "New request" });
    await expect(form.getByLabel("Name")).toHaveValue("Hannah Vogel");
    const received = form.getByRole("group", { name: "Received" });
    await expect(received.getByLabel("Day")).toHaveValue("Wed 16 Sep 2026");
    await expect(received.getByLabel("Hours")).toHaveValue("10");
    await expect(received.getByLabel("Minutes")).toHaveValue("00");
    await form.getByRole("button", { name: "Open the case" }).click();
    await expect(desk).toHaveURL("/requests/DSR-2026-00001");
    await expect(
      desk.getByRole("heading", { name: "Hannah Vogel", level: 1 }),
    ).toBeVisible();
  });

  await test.step("the sender is identified on 17 September at nine, as a resident of Germany", async () => {
    desk = await office.comeBack(desk, "2026-09-17T09:00+08:00");
    await desk.getByRole("button", { name: "Identify and classify" }).click();
    const form = desk.getByRole("form", { name: "Identify and classify" });
    const identified = form.getByRole("group", { name: "Identified" });
    await expect(identified.getByLabel("Day")).toHaveValue("Thu 17 Sep 2026");
    await expect(identified.getByLabel("Hours")).toHaveValue("09");
    await expect(form.getByLabel("Lives in")).toHaveValue("Germany");
    await expect(form.getByLabel("Access and copy")).toBeChecked();
    await form.getByRole("button", { name: "Save as identified" }).click();
    await expect(form).toBeHidden();
  });

  await test.step("every date says why, and which one governs", async () => {
    await desk
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"]);
    const why = desk.getByRole("article", { name: "Why this date?" });
    const open = async (clock: string) => {
      await why.getByRole("button", { name: clock }).click();
      // What the last clock put there must not be taken for this one's.
      await desk.evaluate(() => navigator.clipboard.writeText(""));
      await why.getByRole("button", { name: "Copy as text" }).click();
      const copied = () => desk.evaluate(() => navigator.clipboard.readText());
      await expect.poll(copied).not.toBe("");
      await expect(why.getByRole("status")).toHaveText("Copied");
      return copied();
    };
    const makeUpDays =
      "Make-up working days: Sun 20 Sep 2026 (National Day); Sat 10 Oct 2026 (National Day)";
    const cell = (name: string) => why.getByRole("cell", { name, exact: true });

    // The case opens beside the answer, which is due next.
    await expect(why).toContainText("Tue 13 Oct 2026, 24:00");
    await expect(
      why.getByRole("button", { name: "Outcome, 30 wd" }),
      "the policy's own date stays in sight",
    ).toContainText("Tue 3 Nov");
    await expect(
      why.getByRole("button", { name: "Outcome, 30 wd" }),
    ).not.toContainText("governs");
    await expect(
      why.getByRole("button", { name: "Outcome, one month, GDPR" }),
    ).toContainText("governs");

    const triage = await open("Identify, 48 hours");
    await expect(why).toContainText("Fri 18 Sep 2026, 10:00");
    expect(triage).toContain("Identify by Fri 18 Sep 2026, 10:00");
    expect(triage).toContain("48 hours as they pass");
    expect(triage).toContain("Done: Thu 17 Sep 2026, 09:00");

    const response = await open("Answer, 15 wd");
    await expect(why).toContainText("Tue 13 Oct 2026, 24:00");
    await expect(cell("20 counted, day 3, make-up working day")).toBeVisible();
    await expect(cell("10 counted, day 13, make-up working day")).toBeVisible();
    await expect(cell("13 counted, day 15, due day")).toBeVisible();
    await expect(why).toContainText("10 holidays, 2 weekend days");
    expect(response).toContain("Answer by Tue 13 Oct 2026, 24:00");
    expect(response).toContain(makeUpDays);
    expect(response).toContain("1–7 Oct (National Day)");

    const settlement = await open("Settle, 15 wd");
    await expect(why).toContainText("Wed 14 Oct 2026, 24:00");
    await expect(cell("20 counted, day 2, make-up working day")).toBeVisible();
    await expect(cell("10 counted, day 12, make-up working day")).toBeVisible();
    expect(settlement).toContain("Settle by Wed 14 Oct 2026, 24:00");
    expect(settlement).toContain("Start: Identified, Thu 17 Sep 2026, 09:00");
    expect(settlement).toContain(makeUpDays);

    const outcome = await open("Outcome, 30 wd");
    await expect(why).toContainText("Tue 3 Nov 2026, 24:00");
    await why.getByRole("button", { name: "4 weeks, 16 counted days" }).click();
    await expect(cell("10 counted, day 13, make-up working day")).toBeVisible();
    expect(outcome).toContain("Outcome by Tue 3 Nov 2026, 24:00");
    expect(outcome).toContain(makeUpDays);
    expect(outcome).not.toContain("Governs");

    const month = await open("Outcome, one month, GDPR");
    await expect(why).toContainText("Fri 16 Oct 2026, 24:00");
    expect(month).toContain("Outcome by Fri 16 Oct 2026, 24:00 (Berlin time)");
    expect(month).toContain("GDPR art. 12(3)");
    expect(month).toContain("Governs: the earliest firm date");
    expect(month, "who relies on it is told how sure it is").toContain(
      "from memory, fairly sure; check with counsel",
    );
  });

  await test.step("identity is verified by a code to the address on file", async () => {
    desk = await office.comeBack(desk, "2026-09-18T14:25+08:00");
    await desk.getByRole("button", { name: "Verify identity" }).click();
    const form = desk.getByRole("form", { name: "Verify identity" });
    await expect(
      form.getByLabel("Code to a contact point on file"),
    ).toBeChecked();
    await form.getByRole("button", { name: "Save as verified" }).click();
    await expect(form).toBeHidden();
  });

  await test.step("the systems are searched, one task after the other", async () => {
    await desk.getByRole("tab", { name: "Work" }).click();
    const systems = [
      "Account system",
      "Orders and invoices",
      "Marketing lists",
      "Support tickets",
      "IP addresses, cookies and devices",
      "Recipients of the data",
    ];
    for (const [index, system] of systems.entries()) {
      await desk
        .getByRole("button", { name: `What to do with ${system}` })
        .click();
      await desk.getByRole("menuitem", { name: "Done" }).click();
      await expect(
        desk.getByRole("tab", { name: `Work ${index + 1}/6` }),
      ).toBeVisible();
    }
    await desk.getByRole("button", { name: "Record search result" }).click();
    const form = desk.getByRole("form", { name: "Record search result" });
    await form
      .getByRole("textbox")
      .fill("Found in five systems; three recipients.");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form).toBeHidden();
  });

  await test.step("a part is refused, with its ground and in words the person understands", async () => {
    await desk.getByRole("button", { name: "Decide" }).click();
    const form = desk.getByRole("form", { name: "Decide" });
    await form.getByLabel("Granted in part").check();
    await form.getByLabel("Ground").click();
    await desk.getByRole("option", { name: "Rights of other people" }).click();
    await form.getByLabel("Article it rests on").fill("GDPR Art. 15(4)");
    await form
      .getByLabel("Reason, in words the person understands")
      .fill("Two chat messages are about another customer.");
    await form.getByLabel("What is left out").fill("two chat messages");
    await form.getByRole("button", { name: "Save the decision" }).click();
    await expect(form).toBeHidden();
  });

  const checks = () =>
    desk.getByRole("complementary", { name: "Before it can leave" });
  const fill = async (variable: string, english: string, chinese: string) => {
    await checks()
      .getByRole("listitem")
      .filter({ hasText: new RegExp(variable, "i") })
      .getByRole("button", { name: "Fill in" })
      .click();
    const dialog = desk.getByRole("dialog", { name: variable });
    await dialog.getByLabel("English").fill(english);
    await dialog.getByLabel("Chinese").fill(chinese);
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(dialog).toBeHidden();
  };

  await test.step("the answer is written in both languages, and what has no value blocks it", async () => {
    await desk.getByRole("button", { name: "Write the answer" }).click();
    const form = desk.getByRole("form", { name: "Which letter?" });
    await expect(form.getByLabel("Access, granted in part")).toBeChecked();
    await form.getByRole("button", { name: "Start the letter" }).click();
    await expect(
      desk.getByRole("heading", { name: "Access, granted in part" }),
    ).toBeVisible();
    await expect(
      desk.getByRole("button", { name: /^Check and send/ }),
    ).toBeDisabled();
    await expect(checks()).toContainText("A variable has no value");
    await expect(checks()).toContainText(
      "Lin Yue wrote it and cannot approve it",
    );
    await expect(checks()).toContainText("Complaint channel present");
    await expect(
      desk.getByRole("button", {
        name: "the data protection authority of the German federal state in which you live",
      }),
    ).toBeVisible();
    await expect(
      desk.getByRole("button", { name: /^Edit: Paragraph 7/ }),
    ).toHaveCount(0);
    await fill("way of the password", "text message", "短信");
    await fill("retention period", "90 days", "90 天");
    await fill("recipients", "3 recipients", "3 个接收方");
    const chooser = desk.waitForEvent("filechooser");
    await desk
      .getByRole("region", { name: "Enclosures" })
      .getByRole("button", { name: "Add file" })
      .click();
    await (
      await chooser
    ).setFiles({
      name: "vogel-data.json",
      mimeType: "application/json",
      buffer: Buffer.from('{"user":"hvogel","orders":14}'),
    });
    await expect(
      desk.getByRole("link", { name: "vogel-data.json", exact: true }),
    ).toBeVisible();
  });

  await test.step("what is only to be looked at is looked at", async () => {
    await fill("what is left out", "two chat messages", "两条聊天消息");
    await fill(
      "reasons",
      "Two chat messages are about another customer.",
      "有两条聊天消息涉及另一位客户。",
    );
    await checks()
      .getByRole("button", { name: "Nothing of others in it" })
      .click();
    await expect(checks()).toContainText("1 to fix, 1 to look at");
  });

  const letter = () => desk.getByRole("main");
  const manager = await office.signIn("manager");
  const askForApproval = async () => {
    await checks().getByRole("button", { name: "Ask for approval" }).click();
    await expect(
      desk.getByRole("menuitem", { name: "Lin Yue" }),
      "an author is not asked",
    ).toHaveCount(0);
    await desk.getByRole("menuitem", { name: "Tang Ning" }).click();
    await expect(checks()).toContainText("Tang Ning was asked");
  };
  const approve = async () => {
    await manager.goto("/");
    await manager.getByRole("link", { name: /^Approve.*Hannah Vogel/ }).click();
    await manager
      .getByRole("button", { name: "Read the letter" })
      .first()
      .click();
    await expect(manager.getByRole("main")).toContainText(
      "Lin Yue asks you to approve: Access, granted in part.",
    );
    await manager.getByRole("button", { name: "Approve" }).click();
    await expect(manager.getByRole("main")).toContainText(
      "Tang Ning approved Access, granted in part",
    );
  };

  await test.step("another person approves, and never the author", async () => {
    await askForApproval();
    await approve();
    await desk.reload();
    await expect(checks()).toContainText("0 to fix, 1 to look at");
  });
  await test.step("an edit voids the approval, and it is asked for and given again", async () => {
    await letter()
      .getByRole("button", { name: "Edit: Paragraph 3, English" })
      .click();
    const words = letter().getByRole("textbox", {
      name: "Paragraph 3, English",
    });
    await words.fill(
      "We keep this data for {{ retention_period }} and then delete it for good.",
    );
    await words.blur();
    await expect(letter()).toContainText(
      "The approval no longer covers the text.",
    );
    await expect(
      desk.getByRole("button", { name: /^Check and send/ }),
    ).toBeDisabled();
    await checks().getByRole("button", { name: "Mark as current" }).click();
    await askForApproval();
    await approve();
    // Their day goes on elsewhere; a page left open would run out of its quarter of an hour below.
    await office.leave(manager);
    await desk.reload();
    await expect(checks()).toContainText("0 to fix, 1 to look at");
  });

  await test.step("it is checked once more and sent, stopped inside its thirty seconds, and sent again", async () => {
    const send = async () => {
      await desk.getByRole("button", { name: "Check and send" }).click();
      await expect(letter()).toContainText(
        "You may also complain to the data protection authority of the German federal state in which you live.",
      );
      await desk.getByRole("button", { name: "Send", exact: true }).click();
      await expect(
        desk.getByRole("button", { name: "Stop sending" }),
      ).toBeVisible();
    };
    await send();
    await office.goTo("2026-09-18T14:25:29+08:00");
    await office.deliver();
    expect(office.sink.mails, "nothing leaves inside the window").toHaveLength(
      0,
    );
    await desk.getByRole("button", { name: "Stop sending" }).click();
    await expect(checks()).toContainText("Approved");
    await office.goTo("2026-09-18T14:26:10+08:00");
    await office.deliver();
    expect(office.sink.mails, "what was stopped never leaves").toHaveLength(0);
    await send();
    await office.goTo("2026-09-18T14:26:41+08:00");
    await expect(letter()).toContainText("Handed over for sending.");
    await office.deliver();
    expect(office.sink.mails).toHaveLength(1);
  });
  await test.step("the mail and its PDF have arrived, and the case has the very same bytes", async () => {
    const [arrived] = office.sink.mails;
    if (arrived === undefined) throw new Error("No mail arrived.");
    expect(arrived.to).toEqual(["hannah.vogel@post.example"]);
    const mail = await openedMail(arrived.raw);
    expect(mail.subject).toBe("Your data, request DSR-2026-00001");
    expect(mail.inReplyTo).toEqual(["<01-access-en@mail.example>"]);
    expect(mail.text).toContain(
      "We keep this data for 90 days and then delete it for good.",
    );
    expect(mail.text).toContain(
      "Two chat messages are about another customer.",
    );
    expect(mail.attachments.map(({ name }) => name)).toEqual([
      "Letter DSR-2026-00001.pdf",
      "vogel-data.json",
    ]);
    const pdf = mail.attachments[0];
    if (pdf === undefined) throw new Error("No PDF arrived.");
    // Read back from a page there is no white space.
    const words = pdfPages(pdf.bytes).join("");
    expect(words).toContain("DearHannahVogel,");
    expect(words).toContain("On16September2026youaskedforacopy");
    expect(words).toContain("dataprotectionauthorityoftheGermanfederalstate");
    expect(words).toContain("LinYue,dataprotectionofficer");

    await desk.reload();
    const copy = desk.getByRole("complementary", { name: "The sent copy" });
    await expect(copy).toContainText("Fri 18 Sep 2026, 14:26");
    await expect(copy).toContainText("Tang Ning");
    await expect(copy).toContainText(sha256(arrived.raw));
    await expect(copy).toContainText(sha256(pdf.bytes));
    expect(await saved(desk, "Download the mail (.eml)")).toEqual(arrived.raw);
    expect(await saved(desk, "Download the PDF")).toEqual(
      Buffer.from(pdf.bytes),
    );
  });

  await test.step("the case shows the letter and what it stopped, and is closed", async () => {
    await desk
      .getByRole("link", { name: "DSR-2026-00001 Hannah Vogel" })
      .click();
    await expect(desk.getByRole("tabpanel")).toContainText(
      "We keep this data for 90 days and then delete it for good.",
    );
    await expect(
      desk.getByRole("link", { name: "PDF of the letter" }),
    ).toBeVisible();
    const path = desk.getByRole("list", { name: "The way of this request" });
    await expect(
      path.getByRole("button", { name: "Answered done Fri 18 Sep 14:26" }),
    ).toBeVisible();
    await expect(
      path.getByRole("button", { name: "Outcome done Fri 18 Sep 14:26" }),
    ).toBeVisible();
    await office.goTo("2026-09-18T14:40+08:00");
    await desk.getByRole("button", { name: "Close", exact: true }).click();
    await desk.getByRole("button", { name: "Close the case" }).click();
    await expect(path).toContainText("Closed done");
    await expect(
      path.getByRole("button", { name: "Outcome done Fri 18 Sep 14:26" }),
    ).toBeVisible();
  });
});

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What a person gets who presses this download. */
async function saved(page: Page, name: string): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  return readFile(await (await download).path());
}
