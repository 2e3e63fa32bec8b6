import { join } from "node:path";
import { seedCalendars } from "@kept/domain/time/calendars/seed-calendars";
import { buildApp } from "../app.ts";
import { houseOf } from "../casework/house.ts";
import type { Config } from "../config.ts";
import { openDiskFileStore } from "../files/disk-file-store.ts";
import { newFileKey } from "../files/key-ring.ts";
import { listen } from "../http/house-server.ts";
import { openSmtpMailer } from "../mail/outgoing/smtp-mailer.ts";
import { makeLog, type LogLine } from "../log/house-log.ts";
import { seedRequests } from "../seed/seed-requests.ts";
import { furnishOffice } from "./furnish-office.ts";
import { openIdentityProvider } from "../people/sso/identity-provider.ts";
import { startTestProvider, type TestProvider } from "./identity-provider.ts";
import { openMailSink, type MailSink } from "./mail-sink.ts";
import { ownCall, signedInCookie, type Reply } from "./own-calls.ts";
import {
  addStoryPeople,
  storyEmail,
  storyPassword,
  type StoryPerson,
} from "./story-people.ts";
import { stoppedClock } from "./stopped-clock.ts";
import { reopenDatabase, temporaryDatabase } from "./temporary-database.ts";
import { testPeopleKey } from "./world.ts";

/** A whole office behind a real port, on a clock that only the story moves. */
export interface StoryOffice {
  readonly url: string;
  /** The provider of OpenID Connect that people sign in at; null where the office has none. */
  readonly provider: TestProvider | null;
  /** What arrived at the mail server outside. */
  readonly sink: MailSink;
  /** Where the bytes of mails and files lie. */
  readonly filesFolder: string;
  now(): string;
  /** Moves the time of day to a moment with its offset: `2026-09-16T10:00+08:00`. */
  at(moment: string): void;
  /** Lets everything that is due by now leave and be done. */
  deliver(): Promise<void>;
  emailOf(person: StoryPerson): string;
  idOf(person: StoryPerson): string;
  /** One call of the API as our pages make it, signed in as this person. */
  call(
    person: StoryPerson,
    procedure: string,
    input?: unknown,
    headers?: HeadersInit,
  ): Promise<Reply>;
  /** What the mail gateway does with a mail that has arrived. */
  handOver(mail: Uint8Array): Promise<GatewayReply>;
  /** Gives the office so many invented requests of the past year, always the same ones for the same moment. */
  fill(requests: number): Promise<void>;
  /** Bugs, failed jobs and broken content policies the house has logged. */
  troubles(): readonly LogLine[];
  /** The server goes away in the middle of things; nobody is told. */
  stop(): Promise<void>;
  /** It comes back at the same address, over the same folder. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** What the house says to the mail gateway. */
export interface GatewayReply {
  readonly status: number;
  readonly outcome: string;
  readonly reference: string | null;
}

export interface StoryOptions {
  readonly now: string;
  /** Where the built screens lie. */
  readonly webFolder?: string;
  /** False for an office in which people are real: a second factor comes first, and it answers to a name. */
  readonly isDemo?: boolean;
  /** What the provider has to say for its sign-in to count as two factors; left out, there is no provider. */
  readonly twoFactorsAtProvider?: readonly string[];
}

const builtScreens = join(import.meta.dirname, "../../../web/dist");

export async function openStoryOffice(
  options: StoryOptions,
): Promise<StoryOffice> {
  const clock = stoppedClock(utc(options.now));
  let database = await temporaryDatabase({ now: clock.now() });
  const sink = await openMailSink();
  const logged: LogLine[] = [];
  const silent = makeLog("silent");
  const config = {
    host: "127.0.0.1",
    port: 0,
    folder: database.folder,
    demo: "off",
    hosts: [],
    trustedProxies: [],
    keyFile: null,
    replyAddress: null,
    scanner: null,
    sso: null,
    checkpointFolder: null,
    checkpointUrl: null,
    checkpointMail: null,
    backups: null,
    logLevel: "silent",
    smtp: {
      host: "127.0.0.1",
      port: sink.port,
      security: "plain",
      auth: null,
    },
    webFolder: options.webFolder ?? builtScreens,
  } satisfies Config;
  const mailer = openSmtpMailer(config.smtp);
  const filesFolder = join(database.folder, "files");
  const files = await openDiskFileStore(filesFolder, [newFileKey()]);
  const provider =
    options.twoFactorsAtProvider === undefined
      ? null
      : await startTestProvider();
  const identityProvider =
    provider === null
      ? null
      : openIdentityProvider(
          {
            issuer: provider.issuer,
            clientId: provider.clientId,
            secretFile: "",
            name: "Harbour",
            two: options.twoFactorsAtProvider ?? [],
            phishingResistant: [],
          },
          provider.secret,
        );
  const build = () =>
    buildApp({
      ...(identityProvider !== null && { provider: identityProvider }),
      config,
      clock,
      database,
      files,
      mailer,
      peopleKey: testPeopleKey,
      log: {
        write: (line) => {
          logged.push(line);
          silent.write(line);
        },
      },
      passwordCost: { memoryKib: 8, passes: 1 },
    });
  let app = build();
  const { isDemo = true } = options;
  await furnishOffice(app, { isDemo });
  const actorOf = await addStoryPeople(app);
  const open = async (port: number) => {
    const listening = await listen(app.http, { ...config, port });
    if (!listening.ok) throw new Error(listening.line);
    return listening.server;
  };
  let server = await open(0);
  const { port } = server;
  const url = `http://${isDemo ? "127.0.0.1" : "localhost"}:${port}`;
  const stop = async (): Promise<void> => {
    app.beginClosing();
    await server.close(0);
    await app.scheduler.stop();
  };
  const sessions = new Map<StoryPerson, string>();
  const sessionOf = async (person: StoryPerson): Promise<string> => {
    const cookie = await signedInCookie(url, {
      email: storyEmail(person),
      password: storyPassword,
    });
    sessions.set(person, cookie);
    return cookie;
  };
  const call: StoryOffice["call"] = async (
    person,
    procedure,
    ...[input, headers]
  ) => {
    const send = (cookie: string) => {
      const all = new Headers(headers);
      all.set("cookie", cookie);
      return ownCall(url, { procedure, input, headers: all });
    };
    const known = sessions.get(person);
    const reply = await send(known ?? (await sessionOf(person)));
    // A session ends when the story moves the clock on.
    return known !== undefined && reply.status === 401
      ? send(await sessionOf(person))
      : reply;
  };
  let gatewayToken: string | null = null;
  return {
    url,
    provider,
    sink,
    filesFolder,
    call,
    async handOver(mail) {
      gatewayToken ??= tokenIn(
        await call("admin", "tokens.create", {
          name: "Mail gateway",
          scopes: ["mail:write"],
          days: 400,
        }),
      );
      const response = await fetch(`${url}/api/v1/mail`, {
        method: "POST",
        headers: {
          "content-type": "message/rfc822",
          authorization: `Bearer ${gatewayToken}`,
        },
        body: new Uint8Array(mail),
      });
      const body = (await response.json()) as Omit<GatewayReply, "status">;
      return { ...body, status: response.status };
    },
    async fill(requests) {
      const calendar = seedCalendars.find(({ id }) => id === "CN");
      if (calendar === undefined) throw new Error("There is no calendar CN");
      // Nobody minds if this office is lost, so its making does not wait for the disk.
      await database.carelessly(() =>
        seedRequests(
          {
            house: houseOf(app),
            db: app.db,
            staff: {
              dpo: actorOf("dpo"),
              manager: actorOf("manager"),
              counsel: actorOf("legal"),
              analysts: {
                shop: [actorOf("analyst")],
                stores: [actorOf("otherAnalyst")],
              },
            },
            calendar,
            now: clock.now(),
            files,
            deliver: (now) => app.deliver(now),
          },
          requests,
        ),
      );
    },
    now: () => clock.now(),
    at: (moment) => {
      clock.set(utc(moment));
    },
    deliver: () => app.scheduler.runAll(),
    emailOf: storyEmail,
    idOf: (person) => actorOf(person).id,
    troubles: () => logged.filter(({ event }) => troubles.has(event)),
    stop: async () => {
      await stop();
      database.close();
    },
    start: async () => {
      database = await reopenDatabase(database.folder, { now: clock.now() });
      app = build();
      server = await open(port);
    },
    close: async () => {
      await stop();
      await mailer.close();
      await sink.close();
      await provider?.close();
      database.remove();
    },
  };
}

function tokenIn({ data }: Reply): string {
  return (data as { token: string }).token;
}

const troubles: ReadonlySet<LogLine["event"]> = new Set<LogLine["event"]>([
  "bug",
  "job failed",
  "job dead",
  "disk fault",
  "csp",
]);

function utc(moment: string): string {
  return new Date(moment).toISOString();
}
