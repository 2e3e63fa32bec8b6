import { randomUUID } from "node:crypto";
import {
  expect,
  test as base,
  type BrowserContext,
  type Page,
} from "@playwright/test";
import {
  openStoryOffice,
  type StoryOffice,
} from "@kept/server/testing/story-office";
import {
  storyPassword,
  type StoryPerson,
} from "@kept/server/testing/story-people";

import { policyNote } from "./policy-reporter.ts";

interface Look {
  readonly language?: "en" | "zh";
  readonly scheme?: "light" | "dark";
  readonly size?: { readonly width: number; readonly height: number };
}

/** The office of a story, and the people who sit at their screens in it. */
export interface Office extends StoryOffice {
  /** Moves the time of day, in the office and in every open browser. */
  goTo(moment: string): Promise<void>;
  /** A browser of its own for this person, signed in. */
  signIn(person: StoryPerson, look?: Look): Promise<Page>;
  /** Whoever sits at this page goes home, comes back at that moment, signs in and opens the same page. */
  comeBack(page: Page, moment: string): Promise<Page>;
  /** Whoever sits at this page closes the browser. */
  leave(page: Page): Promise<void>;
  /** A browser at the sign-in page. */
  door(look?: Look): Promise<Page>;
  /** Says that the story will be refused on purpose, so many times, with this status. */
  expectRefusals(status: number, count: number | "any"): void;
}

interface Fixtures {
  /** When the story begins; 16 September 2026, ten in the morning in Shanghai, unless a file says otherwise. */
  readonly begins: string;
  /** False where people are real and a password alone opens nothing. */
  readonly isDemo: boolean;
  /** What the provider's sign-in has to say to count as two factors; undefined where the office has no provider. */
  readonly twoFactorsAtProvider: readonly string[] | undefined;
  readonly office: Office;
}

const refusedLoad =
  /^Failed to load resource: the server responded with a status of (\d{3})/;

/** What a sandboxed frame says when Playwright itself runs its clock there, as it does in every frame. */
const sandboxHolds =
  /^Blocked script execution in 'about:(blank|srcdoc)' because the document's frame is sandboxed/;

export const test = base.extend<Fixtures>({
  begins: ["2026-09-16T10:00+08:00", { option: true }],

  isDemo: [true, { option: true }],
  twoFactorsAtProvider: [undefined, { option: true }],

  office: async (
    { browser, begins, isDemo, twoFactorsAtProvider },
    provide,
    testInfo,
  ) => {
    const house = await openStoryOffice({
      now: begins,
      isDemo,
      ...(twoFactorsAtProvider && { twoFactorsAtProvider }),
    });
    const contexts = new Set<BrowserContext>();
    const sitting = new Map<Page, { person: StoryPerson; look?: Look }>();
    const troubles: string[] = [];
    const policy = { pages: 0, violations: 0 };
    const refused = new Map<number, number>();
    const expected = new Map<number, number>();
    const tolerated = new Set<number>();

    let wasAway = false;
    // While the server is away a page that asks for it is told so by the browser too.
    const isOutage = (text: string): boolean =>
      wasAway && /net::ERR_(CONNECTION|EMPTY|SOCKET)/.test(text);

    /** The browser itself says what the policy of the page stopped, before anybody reports it. */
    async function watchPolicy(context: BrowserContext): Promise<void> {
      await context.exposeBinding(
        "keptPolicyBroken",
        (_source, directive: string, blocked: string) => {
          policy.violations += 1;
          troubles.push(`policy broken: ${directive} by ${blocked}`);
        },
      );
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          const tell = Reflect.get(window, "keptPolicyBroken") as
            ((directive: string, blocked: string) => void) | undefined;
          tell?.(event.effectiveDirective, event.blockedURI);
        });
      });
    }

    function watch(page: Page): void {
      policy.pages += 1;
      page.on("console", (message) => {
        if (message.type() !== "error" && message.type() !== "warning") return;
        if (sandboxHolds.test(message.text()) || isOutage(message.text()))
          return;
        const status = refusedLoad.exec(message.text())?.[1];
        if (status === undefined)
          troubles.push(`console ${message.type()}: ${message.text()}`);
        else
          refused.set(Number(status), (refused.get(Number(status)) ?? 0) + 1);
      });
      page.on("pageerror", (error) =>
        troubles.push(`page error: ${error.stack ?? error.message}`),
      );
      page.on("requestfailed", (request) => {
        const reason = request.failure()?.errorText ?? "";
        // Leaving a page drops what it was still asking for.
        if (reason !== "net::ERR_ABORTED" && !isOutage(reason))
          troubles.push(`request failed: ${request.url()} ${reason}`);
      });
      page.on("request", (request) => {
        const url = new URL(request.url());
        const isOurs =
          url.origin === house.url ||
          url.origin === house.provider?.issuer ||
          request.url() === "about:blank" ||
          ["data:", "blob:"].includes(url.protocol);
        if (!isOurs) troubles.push(`asked elsewhere: ${request.url()}`);
      });
      page.on("dialog", (dialog) => {
        troubles.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
    }

    async function open(path: string, look: Look = {}, who?: StoryPerson) {
      const { language, scheme, size } = look;
      const context = await browser.newContext({
        baseURL: house.url,
        colorScheme: scheme ?? "light",
        locale: language === "zh" ? "zh-CN" : "en-GB",
        ...(size && { viewport: size }),
      });
      contexts.add(context);
      await context.clock.setFixedTime(house.now());
      await watchPolicy(context);
      context.on("page", watch);
      // The form at the door has stories of its own; here its call is enough, and its cookie stays with the browser.
      if (who !== undefined) await comeIn(context, who);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    }

    async function comeIn(
      context: BrowserContext,
      person: StoryPerson,
    ): Promise<void> {
      const reply = await context.request.post("/trpc/people.signIn", {
        headers: {
          "x-kept": "1",
          "sec-fetch-site": "same-origin",
          "idempotency-key": randomUUID(),
        },
        data: { email: house.emailOf(person), password: storyPassword },
      });
      expect(reply.status(), `${person} is let in`).toBe(200);
    }

    const door = (look?: Look): Promise<Page> => open("/sign-in", look);

    async function signIn(person: StoryPerson, look?: Look): Promise<Page> {
      const page = await open("/", look, person);
      // The address is there before the page is, and a key pressed in between means nothing.
      await expect(page.locator("#content")).toBeVisible();
      sitting.set(page, { person, ...(look && { look }) });
      return page;
    }

    async function leave(page: Page): Promise<void> {
      contexts.delete(page.context());
      await page.context().close();
    }

    const office: Office = {
      ...house,
      door,
      async stop() {
        wasAway = true;
        await house.stop();
      },
      async goTo(moment) {
        house.at(moment);
        for (const context of contexts)
          await context.clock.setFixedTime(house.now());
      },
      signIn,
      leave,
      async comeBack(page, moment) {
        const who = sitting.get(page);
        if (who === undefined) throw new Error("Nobody is signed in there.");
        const { pathname, search } = new URL(page.url());
        await leave(page);
        await office.goTo(moment);
        const next = await signIn(who.person, who.look);
        await next.goto(pathname + search);
        return next;
      },
      expectRefusals(status, count) {
        if (count === "any") tolerated.add(status);
        else expected.set(status, (expected.get(status) ?? 0) + count);
      },
    };
    await provide(office);
    testInfo.annotations.push({
      type: policyNote,
      description: `${policy.violations} ${policy.pages}`,
    });
    for (const context of contexts) await context.close();
    await house.close();
    expect
      .soft(troubles, "nothing went wrong in the browser")
      .toStrictEqual([]);
    expect
      .soft(house.troubles(), "nothing went wrong in the house")
      .toStrictEqual([]);
    expect
      .soft(
        Object.fromEntries(
          [...refused].filter(([status]) => !tolerated.has(status)),
        ),
        "the server refused what the story meant it to refuse, and nothing else",
      )
      .toStrictEqual(Object.fromEntries(expected));
  },
});

export { expect } from "@playwright/test";
