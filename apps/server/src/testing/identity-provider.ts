import { createPrivateKey, createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

const returnPath = "/sign-in/return";
const isReturn = (address: string) => {
  const { hostname, pathname } = new URL(address);
  return hostname === "localhost" && pathname === returnPath;
};

/** What the provider says otherwise than it should, in a token it signs itself. */
type Bent = Readonly<Record<string, unknown>>;

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  /** Who sits at the browser there, and how they sign in. */
  person: { sub: string; acr?: string; amr?: readonly string[] };
  /** Claims that the next tokens carry instead of the true ones. */
  bent: Bent;
  /** Goes through the provider as a browser does; gives back the address it is sent back to. */
  visit(address: string): Promise<URL>;
  close(): Promise<void>;
}

/** A real provider of OpenID Connect on this machine, which signs in whoever it is told, and lies when it is told to. */
export async function startTestProvider(): Promise<TestProvider> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = {
    ...privateKey.export({ format: "jwk" }),
    kid: "test",
    use: "sig",
    alg: "RS256",
  };
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const clientId = "kept";
  const secret = "a secret of sixteen words or so".replaceAll(" ", "-");
  const state: Pick<TestProvider, "person" | "bent"> = {
    person: { sub: "nobody" },
    bent: {},
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        redirect_uris: [`http://localhost:1${returnPath}`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        require_auth_time: true,
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ["a key for cookies of the test"] },
    pkce: { required: () => true },
    acrValues: ["urn:example:phr", "urn:example:mfa"],
    claims: { openid: ["sub", "amr"], acr: null, auth_time: null },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId,
        accountId: session?.accountId,
      });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
  });
  // The port of the office is not known yet.
  provider.Client.prototype.redirectUriAllowed = isReturn;
  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith("/interaction/")) {
      const { sub, acr, amr } = state.person;
      await provider.interactionFinished(ctx.req, ctx.res, {
        login: {
          accountId: sub,
          remember: false,
          ...(acr !== undefined && { acr }),
          ...(amr !== undefined && { amr: [...amr] }),
        },
      });
      ctx.respond = false;
      return;
    }
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path === "/token" && body?.id_token !== undefined)
      body.id_token = bend(body.id_token, state.bent);
  });
  const pem = createPrivateKey({ key: jwk, format: "jwk" });

  /** Signed by the provider's own key: only what is said is wrong. */
  function bend(token: string, bent: Bent): string {
    const [head = "", body = ""] = token.split(".");
    const claims = JSON.parse(
      Buffer.from(body, "base64url").toString("utf8"),
    ) as object;
    const said = Buffer.from(JSON.stringify({ ...claims, ...bent })).toString(
      "base64url",
    );
    const signature = createSign("RSA-SHA256")
      .update(`${head}.${said}`)
      .sign(pem, "base64url");
    return `${head}.${said}.${signature}`;
  }

  const callback = provider.callback();
  server.on("request", (request, response) => void callback(request, response));

  return Object.assign(state, {
    issuer,
    clientId,
    secret,
    async visit(address: string) {
      const jar = new Map<string, string>();
      let at = new URL(address);
      for (let step = 0; step < 10; step += 1) {
        const response = await fetch(at, {
          redirect: "manual",
          headers: {
            cookie: [...jar].map((pair) => pair.join("=")).join("; "),
          },
        });
        for (const set of response.headers.getSetCookie()) {
          const [name = "", value = ""] = (set.split(";", 1)[0] ?? "").split(
            "=",
          );
          jar.set(name, value);
        }
        const to = response.headers.get("location");
        if (to === null)
          throw new Error(`The provider stopped at ${await response.text()}`);
        at = new URL(to, at);
        if (isReturn(at.href)) return at;
      }
      throw new Error("The provider sends in circles");
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  });
}
