import { randomUUID } from "node:crypto";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The result of the call, or null when it was refused. */
  readonly data: unknown;
  /** The refusal, or null when there was none. */
  readonly refusal: {
    readonly code: string;
    readonly [more: string]: unknown;
  } | null;
  readonly incident: string | null;
}

const ownHeaders = {
  "content-type": "application/json",
  "x-kept": "1",
  "sec-fetch-site": "same-origin",
};

/** One call of the API as our own pages make it, with an idempotency key of its own unless given. */
export async function ownCall(
  url: string,
  call: {
    readonly procedure: string;
    readonly input?: unknown;
    readonly headers?: HeadersInit;
  },
): Promise<Reply> {
  const all = new Headers({ ...ownHeaders, "idempotency-key": randomUUID() });
  for (const [name, value] of new Headers(call.headers)) all.set(name, value);
  const response = await fetch(`${url}/trpc/${call.procedure}`, {
    method: "POST",
    headers: all,
    ...(call.input !== undefined && { body: JSON.stringify(call.input) }),
  });
  return replyOf(response);
}

/** Signs in and gives back the Cookie header of the session. */
export async function signedInCookie(
  url: string,
  who: { readonly email: string; readonly password: string },
): Promise<string> {
  const { email, password } = who;
  const reply = await ownCall(url, {
    procedure: "people.signIn",
    input: { email, password },
  });
  if (reply.status !== 200)
    throw new Error(`${who.email} cannot sign in: ${reply.text}`);
  return (reply.headers.getSetCookie()[0] ?? "").split(";", 1)[0] ?? "";
}

interface Envelope {
  readonly result?: { readonly data?: unknown };
  readonly error?: {
    readonly data?: {
      readonly refusal?: Reply["refusal"];
      readonly incident?: string | null;
    };
  };
}

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = (response.headers.get("content-type") ?? "").startsWith(
    "application/json",
  );
  const envelope = isJson ? (JSON.parse(text) as Envelope) : {};
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: envelope.result?.data ?? null,
    refusal: envelope.error?.data?.refusal ?? null,
    incident: envelope.error?.data?.incident ?? null,
  };
}
