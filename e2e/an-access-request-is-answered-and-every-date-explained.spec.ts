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
    await manager
      .getByRole("link", { name: /^Approve.*Hannah Vogel/ })
      .click();
    await manager.getByRole("button", { name: "Read the letter" }).click();
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
  await desk.reload();
  await desk.waitForTimeout(1000);
  console.log(desk.url(), (await desk.locator("main").ariaSnapshot()).slice(0, 1000), (await desk.locator("main").ariaSnapshot()).slice(-2000));
  await desk.screenshot({ path: "/tmp/probe/comp4.png" });
  await desk.goto("/requests/DSR-2026-00001");
  await desk.waitForTimeout(1000);
  console.log((await desk.locator("main").ariaSnapshot()).replace(/ *- cell.*\n/g,""));
  await desk.screenshot({ path: "/tmp/probe/case6.png" });
  await desk.getByRole("tab", { name: /Documents/ }).click();
  console.log(await desk.getByRole("tabpanel").ariaSnapshot());
  await desk.screenshot({ path: "/tmp/probe/case7.png" });
  await desk.getByRole("tab", { name: /History/ }).click();
  console.log(await desk.getByRole("tabpanel").ariaSnapshot());
  const [mail] = office.sink.mails;
  console.log(mail?.to, mail?.raw.toString().slice(0, 3000));
});
