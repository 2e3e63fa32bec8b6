import { connect, type Socket } from "node:net";

/** One request as it goes over the wire, made once: what is measured is the server, not the client. */
export function rawRequest(call: {
  readonly path: string;
  readonly body: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
}): Buffer {
  const { path, body, cookie, headers = {} } = call;
  const lines = [
    `POST ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Content-Type: application/json",
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    "x-kept: 1",
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

export interface RawReply {
  readonly status: number;
  readonly body: Buffer;
}

export interface RawClient {
  /** One at a time: the next is sent when the answer to this one is here. */
  send(request: Buffer): Promise<RawReply>;
  close(): void;
}

const gap = Buffer.from("\r\n\r\n");

/** The body in what has come so far, and its status; null as long as something is missing. */
function replyIn(buffer: Buffer): { reply: RawReply; isLast: boolean } | null {
  const head = buffer.indexOf(gap);
  if (head === -1) return null;
  const headers = buffer.toString("latin1", 0, head);
  const isLast = /\r\nconnection: close/i.test(headers);
  const status = Number(headers.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1];
  const start = head + gap.length;
  if (length !== undefined) {
    const end = start + Number(length);
    return buffer.length < end
      ? null
      : { reply: { status, body: buffer.subarray(start, end) }, isLast };
  }
  const chunks: Buffer[] = [];
  for (let at = start; ;) {
    const line = buffer.indexOf("\r\n", at);
    if (line === -1) return null;
    const size = Number.parseInt(buffer.toString("latin1", at, line), 16);
    const next = line + 2 + size + 2;
    if (buffer.length < next) return null;
    if (size === 0)
      return { reply: { status, body: Buffer.concat(chunks) }, isLast };
    chunks.push(buffer.subarray(line + 2, line + 2 + size));
    at = next;
  }
}

/** A keep-alive connection that opens itself again when the server has had enough of it. */
export function rawClient(port: number): RawClient {
  let socket: Socket | null = null;
  let received: Buffer = Buffer.alloc(0);
  let waiting: {
    readonly request: Buffer;
    readonly isAgain: boolean;
    readonly resolve: (reply: RawReply) => void;
    readonly reject: (error: Error) => void;
  } | null = null;

  const open = (): Socket => {
    const fresh = connect({ port, host: "127.0.0.1", noDelay: true });
    fresh.on("data", (data) => {
      received = received.length === 0 ? data : Buffer.concat([received, data]);
      const found = replyIn(received);
      if (found === null) return;
      received = Buffer.alloc(0);
      if (found.isLast) {
        fresh.destroy();
        socket = null;
      }
      const done = waiting;
      waiting = null;
      done?.resolve(found.reply);
    });
    fresh.on("close", () => {
      if (socket !== fresh) return;
      socket = null;
      const left = waiting;
      if (left === null) return;
      if (left.isAgain) {
        waiting = null;
        left.reject(new Error("The server closed the connection."));
        return;
      }
      // It had been quiet for too long, and the server hung up as we began to speak.
      waiting = { ...left, isAgain: true };
      socket = open();
      socket.write(left.request);
    });
    fresh.on("error", () => undefined);
    return fresh;
  };
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { request, isAgain: false, resolve, reject };
        socket ??= open();
        socket.write(request);
      }),
    close: () => {
      socket?.destroy();
    },
  };
}
