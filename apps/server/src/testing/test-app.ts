import { listen } from "../http/house-server.ts";
import { ownCall, signedInCookie, type Reply } from "./own-calls.ts";
import {
  makeWorld,
  testPassword,
  type CastName,
  type World,
  type WorldOptions,
} from "./world.ts";

export interface Message {
  readonly who?: CastName;
  readonly procedure: string;
  readonly input?: unknown;
  readonly headers: HeadersInit;
}

export interface TestApp {
  readonly world: World;
  readonly url: string;
  /** One call as the browser makes it, signed in as somebody or not at all. */
  call(
    who: CastName | null,
    procedure: string,
    input?: unknown,
  ): Promise<Reply>;
  /** The same with headers of its own. */
  send(message: Message): Promise<Reply>;
  /** A request as it stands, with the session of somebody when asked. */
  fetch(
    path: string,
    init?: RequestInit & { who?: CastName },
  ): Promise<Response>;
  /** The Cookie header of a person's session; signs them in the first time. */
  cookieOf(who: CastName): Promise<string>;
  /** Forgets the sessions, so that the next call signs in again. */
  forgetCookies(): void;
  /** Stops the server and starts it again over the same folder. */
  restart(): Promise<TestApp>;
  close(): Promise<void>;
}

export interface TestAppOptions extends WorldOptions {
  /** Another front than the house's own, over the same world: for tests of the front itself. */
  readonly front?: Front;
}

type Front = (world: World) => World["http"];

/** The house behind a real port, spoken to as a browser does. */
export async function startTestApp(
  options: TestAppOptions = {},
): Promise<TestApp> {
  return serve(
    await makeWorld(options),
    options.front ?? ((world) => world.http),
  );
}

async function serve(world: World, front: Front): Promise<TestApp> {
  const listening = await listen(front(world), { host: "127.0.0.1", port: 0 });
  if (!listening.ok) throw new Error(listening.line);
  const { server } = listening;
  const url = `http://127.0.0.1:${server.port}`;
  const cookies = new Map<CastName, Promise<string>>();

  function cookieOf(who: CastName): Promise<string> {
    const known =
      cookies.get(who) ??
      signedInCookie(url, {
        email: world.emailOf(who),
        password: testPassword,
      });
    cookies.set(who, known);
    return known;
  }

  async function send(message: Message): Promise<Reply> {
    const headers = new Headers(message.headers);
    if (message.who !== undefined && !headers.has("cookie")) {
      headers.set("cookie", await cookieOf(message.who));
    }
    return ownCall(url, {
      procedure: message.procedure,
      input: message.input,
      headers,
    });
  }

  async function stop(): Promise<void> {
    await server.close(0);
  }

  return {
    world,
    url,
    cookieOf,
    forgetCookies: () => {
      cookies.clear();
    },
    call: (who, procedure, input) =>
      send({ ...(who !== null && { who }), procedure, input, headers: {} }),
    send,
    fetch: async (path, { who, ...init } = {}) => {
      const headers = new Headers(init.headers);
      if (who !== undefined) headers.set("cookie", await cookieOf(who));
      return fetch(`${url}${path}`, { redirect: "manual", ...init, headers });
    },
    restart: async () => {
      await stop();
      return serve(await world.restart(), front);
    },
    close: async () => {
      await stop();
      await world.close();
    },
  };
}
