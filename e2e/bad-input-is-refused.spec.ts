import { randomUUID } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { expect, test, type Office } from "./server-fixture.ts";
import { mailBytes } from "./inbox.ts";

/** Everything that refused input could have left behind. */
async function written(office: Office): Promise<unknown> {
  const counts = await office.call("dpo", "requests.counts", {});
  const waiting = await office.call("dpo", "requests.waitingMail", {});
  const files = readdirSync(office.filesFolder, {
    recursive: true,
    withFileTypes: true,
  }).filter((entry) => entry.isFile());
  return { counts: counts.data, waiting: waiting.data, files: files.length };
}

test("a form that is not filled in, and a receipt in the future, are refused in place", async ({
  office,
}) => {
  const before = await written(office);
  const page = await office.signIn("analyst");
  await page.goto("/requests/new");
  const form = page.getByRole("form", { name: "New request" });
  await form.getByRole("button", { name: "Open the case" }).click();
  const summary = form.getByRole("alert", { name: /need another look/ });
  await expect(summary.getByRole("link")).toHaveText([
    "Policy: Choose one of the values offered.",
    "Channel: Choose one of the values offered.",
    "Name: Fill this in.",
    "In their words: Fill this in.",
  ]);
  await summary.getByRole("link", { name: "Name" }).click();
  await expect(form.getByLabel("Name")).toBeFocused();

  await form.getByLabel("Policy").click();
  await page.getByRole("option", { name: "Online shop" }).click();
  await form.getByLabel("Channel").click();
  await page.getByRole("option", { name: "Phone" }).click();
  await form.getByLabel("Name").fill("Ana Ruiz");
  await form.getByLabel("In their words").fill("Please send me my data.");
  await form
    .getByRole("group", { name: "Received" })
    .getByLabel("Hours")
    .fill("11");
  await form.getByRole("button", { name: "Open the case" }).click();
  await expect(form).toContainText("Received cannot be later than now.");
  await expect(form.getByLabel("Name")).toHaveValue("Ana Ruiz");
  await expect(page).toHaveURL(/\/requests\/new(\?draft=\w+)?$/);
  expect(await written(office), "nothing was written").toEqual(before);
});

test("what the API is sent wrong is refused with the name of the field, and nothing is written", async ({
  office,
}) => {
  const made = await office.call("admin", "tokens.create", {
    name: "Contact page",
    scopes: ["requests:write"],
    days: 30,
  });
  const { token } = made.data as { token: string };
  const before = await written(office);
  const send = async (change: object) => {
    const response = await fetch(`${office.url}/api/v1/requests`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        "idempotency-key": randomUUID(),
      },
      body: JSON.stringify({
        policyId: "p000",
        personName: "Ana Ruiz",
        personAddress: "ana@post.example",
        text: "Please send me my data.",
        ...change,
      }),
    });
    const { error } = (await response.json()) as {
      error: {
        message: string;
        fields: Record<string, { message: string }[]>;
      };
    };
    const [field] = Object.entries(error.fields);
    return [
      response.status,
      error.message,
      ...(field === undefined ? [] : [field[0], field[1][0]?.message]),
    ];
  };
  const fields =
    "Not saved. Some fields need another look; each says what is wrong.";
  const wrong: readonly (readonly [
    change: Readonly<Record<string, string>>,
    problem: string,
  ])[] = [
    [{ policyId: "p999" }, "Choose one of the values offered."],
    [{ receivedAt: "2026-02-30T10:00:00+08:00" }, "There is no such moment."],
    [{ personName: "x".repeat(301) }, "This is too long."],
    [
      { personName: "Ana\u0007" },
      "Hidden control characters are in here. Type it again without them.",
    ],
    [{ personAddress: "ana at post" }, "This is not an e-mail address."],
    [{ text: "" }, "Fill this in."],
    [{ nickname: "ana" }, "This field is not known here."],
  ];
  for (const [change, problem] of wrong)
    expect(await send(change)).toEqual([
      400,
      fields,
      Object.keys(change)[0],
      problem,
    ]);
  expect(await send({ receivedAt: "2026-09-16T10:01:00+08:00" })).toEqual([
    400,
    "Not saved. Received cannot be later than now. Correct the time of receipt.",
  ]);
  expect(await written(office), "nothing was written").toEqual(before);
});

test("a file that is empty, too large or no mail is refused; a broken mail is kept whole with a plain note", async ({
  office,
}, testInfo) => {
  const before = await written(office);
  const page = await office.signIn("analyst");
  await page.goto("/requests/new");
  const drop = async (name: string, bytes: Buffer) => {
    // From the disk, as people do: a large one handed over in memory takes a busy machine longer than a step may.
    const path = testInfo.outputPath(name);
    writeFileSync(path, bytes);
    await page.getByLabel("Choose raw mails").setInputFiles(path);
    return page
      .getByRole("list", { name: "What became of the mails" })
      .getByRole("listitem")
      .filter({ hasText: name });
  };
  office.expectRefusals(400, 1);
  await expect(await drop("empty.eml", Buffer.alloc(0))).toContainText(
    "Not taken in. The file is empty. Save the mail again and drop that file.",
  );
  office.expectRefusals(422, 1);
  await expect(
    await drop("picture.eml", Buffer.from("\x89PNG\r\n\x1a\n\0\0", "latin1")),
  ).toContainText(
    "Not taken in. This is not a mail that can be read. Drop the raw mail (.eml), or use the form.",
  );
  office.expectRefusals(413, 1);
  await expect(
    await drop(
      "large.eml",
      Buffer.concat([mailBytes("01"), Buffer.alloc(26 * 1024 * 1024, "a")]),
    ),
  ).toContainText(
    "Nothing was saved. What was sent is larger than 25 MB. Send less.",
  );
  expect(await written(office), "nothing was written").toEqual(before);

  const broken = Buffer.from(
    [
      "From: Ana Ruiz <ana@post.example>",
      "To: privacy@shop.example",
      "Subject: =?utf-8?b?////?= data",
      "Date: Wed, 99 Sep 2026 10:00",
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "--b",
      "Content-Type: text/plain; charset=klingon",
      "",
      "Please send me my data.",
    ].join("\r\n"),
  );
  await expect(await drop("broken.eml", broken)).toContainText(
    "Waits for you: open a case from it.",
  );
  await expect(
    page
      .getByRole("list", { name: "What to know about this mail" })
      .getByRole("listitem"),
  ).toHaveText([
    "The mail names a character set that is not known. (klingon)",
    "The mail is not well formed; what could be read is shown.",
    "The date of the mail cannot be read; it counts from its arrival. (Wed, 99 Sep 2026 10:00)",
    "The mail has no identifier of its own.",
  ]);
  await page.getByRole("button", { name: "Open the case" }).click();
  await expect(page).toHaveURL("/requests/DSR-2026-00001");
  const original = page.getByRole("link", { name: /Original|As a file/ });
  const kept = await page.request.get(
    (await original.getAttribute("href")) ?? "",
  );
  expect(await kept.body(), "every byte of it").toEqual(broken);
});
