import { createHash, randomBytes, randomUUID } from "node:crypto";

/** An act that the server said yes to, so that it has to be there for ever. */
export interface Acknowledged {
  /** Of the key under which it was sent; the ledger names it. */
  readonly keyHash: string;
  /** Of the answer that acknowledged it. */
  readonly requestId: string;
  readonly caseId: string;
}

interface Act {
  readonly kind: "open" | "note" | "upload";
  readonly path: string;
  readonly method: "POST" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | string;
}

/** Somebody who works without a pause: opens a case, writes notes, puts files on it, opens the next. */
export interface Writer {
  /** Works until the server is gone, or `isOver` says so. Whatever was under way is sent once more next time. */
  work(url: string, isOver: () => boolean): Promise<void>;
}

export interface Load {
  readonly writers: readonly Writer[];
  readonly acknowledged: readonly Acknowledged[];
  /** Acts that were cut off or failed and were sent once more under the same key. */
  readonly repeated: () => number;
  /** Answers that were no yes, as "507 diskFull". */
  readonly failures: readonly string[];
}

/** `Promise` of a reply, or null when the connection broke. */
async function attempted(
  url: string,
  cookie: string,
  act: Act & { readonly key: string },
): Promise<Response | null> {
  try {
    return await fetch(`${url}${act.path}`, {
      method: act.method,
      headers: {
        cookie,
        "x-kept": "1",
        "sec-fetch-site": "same-origin",
        "idempotency-key": act.key,
        ...act.headers,
      },
      body: act.body,
    });
  } catch {
    return null;
  }
}

export function makeLoad(cookie: string, writers: number): Load {
  const acknowledged: Acknowledged[] = [];
  const failures: string[] = [];
  let repeated = 0;

  function makeWriter(): Writer {
    let theCase: { id: string; version: number; acts: number } | null = null;
    let waiting: (Act & { readonly key: string }) | null = null;

    function nextAct(): Act {
      if (theCase === null || theCase.acts >= 6) return openCase();
      return theCase.acts % 3 === 0
        ? upload(theCase)
        : note(theCase, `Noted ${randomUUID()}`);
    }

    async function settle(
      act: Act & { readonly key: string },
      response: Response,
    ): Promise<boolean> {
      const text = await response.text().catch(() => null);
      if (text === null) return false;
      if (response.status === 409 && theCase !== null) {
        // A job of the house touched the case in between.
        theCase.version += 1;
        return true;
      }
      if (response.status >= 500) {
        const code = /"refusal":\{"code":"(\w+)"/.exec(text)?.[1] ?? "incident";
        failures.push(`${String(response.status)} ${code}`);
        return false;
      }
      if (!response.ok)
        throw new Error(`${act.path}: ${String(response.status)} ${text}`);
      const requestId = response.headers.get("x-request-id") ?? "";
      if (act.kind === "open") {
        const { result } = JSON.parse(text) as {
          result: { data: { caseId: string } };
        };
        theCase = { id: result.data.caseId, version: 1, acts: 0 };
      } else if (theCase !== null) theCase.version += 1;
      if (theCase === null) throw new Error("An act on no case");
      theCase.acts += 1;
      acknowledged.push({
        keyHash: createHash("sha256").update(act.key).digest("hex"),
        requestId,
        caseId: theCase.id,
      });
      return true;
    }

    return {
      work: async (url, isOver) => {
        while (!isOver()) {
          if (waiting === null) waiting = { ...nextAct(), key: randomUUID() };
          else repeated += 1;
          const response = await attempted(url, cookie, waiting);
          if (response === null || !(await settle(waiting, response))) return;
          waiting = null;
        }
      },
    };
  }
  return {
    writers: Array.from({ length: writers }, makeWriter),
    acknowledged,
    failures,
    repeated: () => repeated,
  };
}

const json = { "content-type": "application/json" };

function openCase(): Act {
  return {
    kind: "open",
    path: "/trpc/requests.open",
    method: "POST",
    headers: json,
    body: JSON.stringify({
      policyId: "p000",
      channel: "phone",
      receivedAt: new Date().toISOString(),
      partner: null,
      personName: "Hannah Vogel",
      personAddress: null,
      personPhone: null,
      accountRef: null,
      residence: null,
      language: "en",
      types: [],
      text: `Said on the phone ${randomUUID()}`,
      mailId: null,
    }),
  };
}

function note(
  { id, version }: { readonly id: string; readonly version: number },
  text: string,
): Act {
  return {
    kind: "note",
    path: "/trpc/requests.addNote",
    method: "POST",
    headers: json,
    body: JSON.stringify({ caseId: id, version, text }),
  };
}

function upload({
  id,
  version,
}: {
  readonly id: string;
  readonly version: number;
}): Act {
  return {
    kind: "upload",
    path: `/cases/${id}/files`,
    method: "PUT",
    headers: {
      "content-type": "application/octet-stream",
      "x-kept-version": String(version),
      "x-kept-purpose": "document",
      "x-kept-name": "found.bin",
    },
    // Behind a word, so that chance makes no picture and no archive of it, which the house would refuse.
    body: new Uint8Array(
      Buffer.concat([
        Buffer.from("torture "),
        randomBytes(1_000 + randomBytes(2).readUInt16BE(0)),
      ]),
    ),
  };
}
