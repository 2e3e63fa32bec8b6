import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails with every violation that axe finds on the page as it stands: the rule, and where. */
export async function expectAccessible(
  page: Page,
  screen: string,
): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    // Where everything is as it should be, nobody asks for the place: finding a name for each is most of the work.
    .options({ resultTypes: ["violations"] })
    .withTags(rules)
    .analyze();
  expect(passes.length, `axe looked at ${screen}`).toBeGreaterThan(5);
  expect
    .soft(
      violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) =>
            `${id}: ${target.join(" ")} ${failureSummary ?? ""}`,
        ),
      ),
      `${screen} can be used by everybody`,
    )
    .toStrictEqual([]);
}
