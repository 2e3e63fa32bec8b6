import { useCaseKeeping } from "./keeping/case-keeping.tsx";
import type { KeptCase } from "./keeping/use-keeping.ts";
import type { Safeguard } from "./safeguard.ts";
import { useCaseSeal } from "./sealing/case-seal.tsx";
import type { SealFrame } from "./sealing/use-seal.ts";

/** Hold, erasure and seal of a case together; the same for every register. */
export function useSafeguards(frame: KeptCase & SealFrame): Safeguard {
  const keeping = useCaseKeeping(frame);
  const seal = useCaseSeal(frame);
  return {
    menu: [...seal.menu, ...keeping.menu],
    tag: keeping.tag,
    callout: seal.callout ?? keeping.callout,
    facts: (
      <>
        {keeping.facts}
        {seal.facts}
      </>
    ),
  };
}
