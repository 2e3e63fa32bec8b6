import type { Anchor } from "./anchor-folder.ts";

const patienceMs = 10_000;

/** An address that takes each checkpoint by POST, as text. It is followed nowhere else and waited for briefly. */
export function anchorPost(url: string): Anchor {
  return {
    name: "outside address",
    place: "address",
    async keep(note) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "text/plain; charset=utf-8" },
        body: note,
        redirect: "error",
        signal: AbortSignal.timeout(patienceMs),
      });
      await response.body?.cancel();
      if (!response.ok)
        throw new Error(`The address answered ${String(response.status)}`);
    },
  };
}
