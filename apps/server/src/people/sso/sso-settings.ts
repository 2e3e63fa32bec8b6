import { z } from "zod";
import type { Assurance } from "@kept/domain/access/factors";

/** Where people of this office sign in elsewhere, and what that is worth here. */
export interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Holds the secret that Kept shows the provider; never the environment. */
  readonly secretFile: string;
  /** What stands on the button. */
  readonly name: string;
  /** What the provider has to say for a sign-in there to count as two factors, as `amr:mfa` or `acr:…`. */
  readonly two: readonly string[];
  /** The same for one that no imitated page could have learnt. */
  readonly phishingResistant: readonly string[];
}

/** A machine's own address: only there a provider may be spoken to without TLS. */
export function isLoopback({ hostname }: URL): boolean {
  return ["127.0.0.1", "[::1]", "localhost"].includes(hostname);
}

export const issuerAddress = z
  .string()
  .trim()
  .refine((text) => {
    const url = URL.parse(text);
    return (
      url !== null &&
      url.username === "" &&
      url.password === "" &&
      url.search === "" &&
      url.hash === "" &&
      (url.protocol === "https:" ||
        (url.protocol === "http:" && isLoopback(url)))
    );
  });

/** `amr:mfa,acr:urn:example:phr`: as the provider writes them, capitals and all. */
export const saidWords = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  )
  .refine((words) => words.every((word) => /^(?:acr|amr):\S+$/u.test(word)));

export interface Said {
  readonly acr: string | null;
  readonly amr: readonly string[];
}

/** How surely the provider knew them, by what it says itself; what nobody has named counts as one factor. */
export function assuranceOf(
  { acr, amr }: Said,
  { two, phishingResistant }: Pick<SsoSettings, "two" | "phishingResistant">,
): Assurance {
  const said = [
    ...(acr === null ? [] : [`acr:${acr}`]),
    ...amr.map((way) => `amr:${way}`),
  ];
  const has = (words: readonly string[]) =>
    words.some((word) => said.includes(word));
  if (has(phishingResistant)) return "phishingResistant";
  return has(two) ? "two" : "one";
}

/** What the provider is asked to do, best first. */
export function acrWanted({
  two,
  phishingResistant,
}: Pick<SsoSettings, "two" | "phishingResistant">): string | null {
  const wanted = [...phishingResistant, ...two].flatMap((word) =>
    word.startsWith("acr:") ? [word.slice("acr:".length)] : [],
  );
  return wanted.length === 0 ? null : wanted.join(" ");
}
