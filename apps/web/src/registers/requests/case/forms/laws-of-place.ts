import { regimesOf } from "@kept/domain/registers/requests/jurisdictions";
import { seedRulePacks } from "@kept/domain/registers/requests/rules/rule-packs";
import type { Text } from "@kept/domain/text";

/** Titles of the laws that a place and a policy bring along. */
export function lawsOfPlace(
  residence: string | null,
  policyId: string,
): readonly Text[] {
  const regimes: readonly string[] = regimesOf(residence, policyId);
  return seedRulePacks
    .filter(({ id }) => regimes.includes(id))
    .map(({ title }) => title);
}
