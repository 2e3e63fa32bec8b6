import { randomUUID } from "node:crypto";
import { answer } from "../api/refusal-error.ts";
import { createToken } from "../tokens/token-commands.ts";
import type { TokenScope } from "../tokens/token-schema.ts";
import type { TestApp } from "./test-app.ts";

/** A token made by the administrator. */
export async function tokenOf(
  { world }: TestApp,
  scopes: readonly TokenScope[],
  days = 30,
): Promise<{ token: string; tokenId: string }> {
  const actor = world.actor("admin1");
  const made = answer(
    await createToken(
      world.change,
      { actor, now: world.clock.now(), requestId: randomUUID() },
      { name: "gateway", scopes: [...scopes], days, ownerId: actor.id },
    ),
  );
  if (made.token === null) throw new Error("The token was shown before");
  return { token: made.token, tokenId: made.tokenId };
}

export interface ApiReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly error?: {
      readonly code: string;
      readonly message: string;
      readonly messageZh: string;
      readonly fields: Readonly<Record<string, readonly { code: string }[]>>;
    };
    readonly [more: string]: unknown;
  };
}

/** One call of the documented API, as a program outside makes it. */
export async function callApi(
  app: TestApp,
  path: string,
  call: {
    readonly token?: string;
    readonly type?: string;
    readonly body: string | Uint8Array;
    readonly key?: string | null;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<ApiReply> {
  const { token, type = "application/json", key = randomUUID() } = call;
  const response = await fetch(`${app.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": type,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== null && { "idempotency-key": key }),
      ...call.headers,
    },
    body: new Uint8Array(Buffer.from(call.body)),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as ApiReply["body"],
  };
}
