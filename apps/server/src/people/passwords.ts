import { createHmac } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { keyFor } from "../files/secret-box.ts";
import { granted, refused, type Verdict } from "@kept/domain/verdict";

export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** argon2id at 64 MiB and 3 passes: about an eighth of a second, far above the floor of 19 MiB and 2. */
export const houseCost: PasswordCost = { memoryKib: 64 * 1024, passes: 3 };

/** Each hash takes its memory for itself, so only two run at a time and only so many may wait. */
const atOnce = 2;
const waitingRoom = 100;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** A refusal when too many are waiting; the same time passes for a name that is not known (`null`). */
  check(password: string, kept: string | null): Promise<Verdict<boolean>>;
  /** Whether the kept hash was made at another cost than is asked for now. */
  isOutdated(kept: string): boolean;
}

/** Before each password whose hash holds the pepper too. */
const peppered = "p1";

/** Without a key from the key file a copied database would be enough to guess passwords at home. */
export function makePasswords(
  cost: PasswordCost,
  peopleKey: Buffer | null = null,
): Passwords {
  const pepper = peopleKey === null ? null : keyFor(peopleKey, "passwords");
  const withPepper = (password: string): string =>
    pepper === null
      ? password
      : createHmac("sha256", pepper).update(password).digest("base64");
  // The algorithm is argon2id unless one asks for another.
  const options = {
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: 1,
  };
  const marking = `m=${cost.memoryKib},t=${cost.passes},p=1$`;
  const limit = makeTurnstile();
  // What an unknown name is compared with, so that it takes as long as a known one.
  const nobody = hash("nobody's password is ever this one", options);

  return {
    async hash(password) {
      const made = await limit.through(() =>
        hash(withPepper(password), options),
      );
      return pepper === null ? made : `${peppered}${made}`;
    },
    async check(password, kept) {
      if (limit.waiting() >= waitingRoom)
        return refused("tooManyTries", { seconds: 5 });
      const against = kept ?? (await nobody);
      const isPeppered = against.startsWith(peppered);
      // A hash that needs a pepper this house does not have fits nothing.
      if (isPeppered && pepper === null) return granted(false);
      const fits = await limit.through(() =>
        isPeppered
          ? verify(against.slice(peppered.length), withPepper(password))
          : verify(against, password),
      );
      return granted(fits && kept !== null);
    },
    isOutdated: (kept) =>
      !kept.includes(marking) ||
      (pepper !== null && !kept.startsWith(peppered)),
  };
}

function makeTurnstile() {
  let inside = 0;
  const queue: (() => void)[] = [];
  return {
    waiting: () => queue.length,
    async through<T>(work: () => Promise<T>): Promise<T> {
      if (inside >= atOnce)
        await new Promise<void>((resolve) => queue.push(resolve));
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
        queue.shift()?.();
      }
    },
  };
}
