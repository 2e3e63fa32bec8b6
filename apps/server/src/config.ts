import { join, resolve } from "node:path";
import { z } from "zod";
import { scannerPlace, type ScannerPlace } from "./files/scanner.ts";
import { smtpSettings } from "./mail/outgoing/smtp-settings.ts";
import {
  issuerAddress,
  saidWords,
  type SsoSettings,
} from "./people/sso/sso-settings.ts";
import type { SmtpSettings } from "./mail/outgoing/smtp-mailer.ts";

/** What the house is told from outside; nothing else reads the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The data folder: database, files, outbox. Absolute. */
  readonly folder: string;
  /** `auto`: an empty folder becomes the demo office. */
  readonly demo: "on" | "off" | "auto";
  /** Names this server answers to; empty for those that follow from `host`. */
  readonly hosts: readonly string[];
  /** Addresses of proxies whose word about the caller and about TLS is taken. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  /** The file with the key of the stored files; null for the one in the data folder. */
  readonly keyFile: string | null;
  /** Who looks at files before they are handed out; null where nobody does. */
  readonly scanner: ScannerPlace | null;
  /** Where people of this office sign in elsewhere; null where there is no such place. */
  readonly sso: SsoSettings | null;
  /** A folder that the house's own disk has no part in, for what the ledger was; null while there is none. */
  readonly checkpointFolder: string | null;
  /** An address that takes checkpoints by POST; over TLS, or on this machine. */
  readonly checkpointUrl: string | null;
  /** An auditor who gets a checkpoint by mail once a day. */
  readonly checkpointMail: string | null;
  /** Where a backup goes every night, and the public keys of those who can open it; null while nobody named a place. */
  readonly backups: NightlyBackups | null;
  /** The mail server that letters leave by; null for the file outbox in the data folder. */
  readonly smtp: SmtpSettings | null;
  /** How reply addresses of letters are written, see reply-marks.ts; null for the office's mailbox with a plus. */
  readonly replyAddress: string | null;
  /** Where the built screens lie. */
  readonly webFolder: string;
}

export interface NightlyBackups {
  readonly folder: string;
  readonly recipients: readonly string[];
}

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ""),
  );

/** Over TLS, or to this machine itself; without a password in it, which would end in logs. */
function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return false;
  const isHere = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && isHere);
}

const environment = z
  .object({
    HOST: z.string().trim().min(1).default("127.0.0.1"),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .default(4300),
    KEPT_DATA: z.string().trim().min(1).default("data"),
    KEPT_DEMO: z.enum(["0", "1"]).optional(),
    KEPT_HOSTS: list,
    KEPT_TRUST_PROXY: list,
    KEPT_SMTP_URL: z
      .string()
      .trim()
      .min(1)
      .transform(smtpSettings)
      .refine((settings) => settings !== null)
      .optional(),
    KEPT_REPLY_ADDRESS: z
      .string()
      .trim()
      .refine(
        (text) =>
          text === "none" ||
          (text.split("*").length === 2 &&
            text.indexOf("*") < text.indexOf("@") &&
            z.email().safeParse(text.replace("*", "mark")).success),
      )
      .optional(),
    KEPT_KEY_FILE: z.string().trim().min(1).optional(),
    KEPT_SCANNER: z
      .string()
      .trim()
      .min(1)
      .transform(scannerPlace)
      .refine((place) => place !== null)
      .optional(),
    KEPT_OIDC_ISSUER: issuerAddress.optional(),
    KEPT_OIDC_CLIENT: z.string().trim().min(1).max(400).optional(),
    KEPT_OIDC_SECRET_FILE: z.string().trim().min(1).optional(),
    KEPT_OIDC_NAME: z.string().trim().min(1).max(60).optional(),
    KEPT_OIDC_TWO_FACTORS: saidWords,
    KEPT_OIDC_PHISHING_RESISTANT: saidWords,
    KEPT_CHECKPOINTS: z.string().trim().min(1).optional(),
    KEPT_CHECKPOINT_URL: z.string().trim().refine(isSafeAddress).optional(),
    KEPT_CHECKPOINT_MAIL: z.email().optional(),
    KEPT_BACKUPS: z.string().trim().min(1).optional(),
    KEPT_BACKUP_KEYS: list.refine((keys) =>
      keys.every((key) => /^age1[0-9a-z]{20,}$/.test(key)),
    ),
    KEPT_LOG: z
      .enum(["debug", "info", "warn", "error", "silent"])
      .default("warn"),
  })
  // A backup that nobody can open is none.
  .refine(
    ({ KEPT_BACKUPS, KEPT_BACKUP_KEYS }) =>
      KEPT_BACKUPS === undefined || KEPT_BACKUP_KEYS.length > 0,
    { path: ["KEPT_BACKUP_KEYS"] },
  )
  // A provider without an account of ours there, or without its secret, lets nobody in.
  .refine(
    (env) =>
      env.KEPT_OIDC_ISSUER === undefined ||
      (env.KEPT_OIDC_CLIENT !== undefined &&
        env.KEPT_OIDC_SECRET_FILE !== undefined),
    { path: ["KEPT_OIDC_CLIENT"] },
  );

export type Configuring =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly line: string };

/** Reads the environment; one line that names the wrong variable, and never its value. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Configuring {
  const read = environment.safeParse(env);
  if (!read.success) {
    const wrong = [
      ...new Set(read.error.issues.map((issue) => String(issue.path[0]))),
    ].join(", ");
    return {
      ok: false,
      line: `Kept does not understand the setting ${wrong}. The README lists what it may be. Nothing was started.`,
    };
  }
  const {
    HOST,
    PORT,
    KEPT_DATA,
    KEPT_DEMO,
    KEPT_HOSTS,
    KEPT_TRUST_PROXY,
    KEPT_SMTP_URL,
    KEPT_REPLY_ADDRESS,
    KEPT_KEY_FILE,
    KEPT_SCANNER,
    KEPT_OIDC_ISSUER,
    KEPT_OIDC_CLIENT,
    KEPT_OIDC_SECRET_FILE,
    KEPT_OIDC_NAME,
    KEPT_OIDC_TWO_FACTORS,
    KEPT_OIDC_PHISHING_RESISTANT,
    KEPT_CHECKPOINTS,
    KEPT_CHECKPOINT_URL,
    KEPT_CHECKPOINT_MAIL,
    KEPT_BACKUPS,
    KEPT_BACKUP_KEYS,
    KEPT_LOG,
  } = read.data;
  return {
    ok: true,
    config: {
      host: HOST,
      port: PORT,
      folder: resolve(KEPT_DATA),
      demo: KEPT_DEMO === undefined ? "auto" : KEPT_DEMO === "1" ? "on" : "off",
      hosts: KEPT_HOSTS,
      trustedProxies: KEPT_TRUST_PROXY,
      smtp: KEPT_SMTP_URL ?? null,
      replyAddress: KEPT_REPLY_ADDRESS ?? null,
      logLevel: KEPT_LOG,
      keyFile: KEPT_KEY_FILE === undefined ? null : resolve(KEPT_KEY_FILE),
      backups:
        KEPT_BACKUPS === undefined
          ? null
          : { folder: resolve(KEPT_BACKUPS), recipients: KEPT_BACKUP_KEYS },
      scanner: KEPT_SCANNER ?? null,
      sso:
        KEPT_OIDC_ISSUER === undefined ||
        KEPT_OIDC_CLIENT === undefined ||
        KEPT_OIDC_SECRET_FILE === undefined
          ? null
          : {
              issuer: KEPT_OIDC_ISSUER,
              clientId: KEPT_OIDC_CLIENT,
              secretFile: resolve(KEPT_OIDC_SECRET_FILE),
              name: KEPT_OIDC_NAME ?? new URL(KEPT_OIDC_ISSUER).hostname,
              two: KEPT_OIDC_TWO_FACTORS,
              phishingResistant: KEPT_OIDC_PHISHING_RESISTANT,
            },
      checkpointFolder:
        KEPT_CHECKPOINTS === undefined ? null : resolve(KEPT_CHECKPOINTS),
      checkpointUrl: KEPT_CHECKPOINT_URL ?? null,
      checkpointMail: KEPT_CHECKPOINT_MAIL ?? null,
      webFolder: join(import.meta.dirname, "..", "..", "web", "dist"),
    },
  };
}

/** Where people reach the office: the first name it answers to, over TLS, or the port it listens on. */
export function addressOf({
  hosts,
  host,
  port,
}: Pick<Config, "hosts" | "host" | "port">): string {
  const [name] = hosts;
  return name === undefined
    ? `http://${host}:${String(port)}`
    : `https://${name}`;
}
