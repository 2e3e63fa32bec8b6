import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What a scheme of colours can break. Everything else is in the page itself, which is the same in both. */
const colourRules = ["color-contrast", "link-in-text-block"];

export type Scheme = "light" | "dark";

/** Fails with every violation that axe finds on the page as it stands: the rule, and where. */
export async function expectAccessible(
  page: Page,
  screen: string,
): Promise<void> {
  const { passes } = await expectNone(page, screen, (axe) =>
    axe.withTags(rules),
  );
  expect(passes.length, `axe looked at ${screen}`).toBeGreaterThan(5);
}

/**
 * The page as it stands, light and then dark, whatever is open on it: by every rule in the light, and by the
 * rules of colour in the dark. `seen` is told each scheme while it is on.
 */
export async function expectAccessibleInBothSchemes(
  page: Page,
  screen: string,
  seen?: (scheme: Scheme) => Promise<void>,
): Promise<void> {
  await expectAccessible(page, screen);
  await seen?.("light");
  await wear(page, "dark");
  const { passes } = await expectNone(page, `${screen}, dark`, (axe) =>
    axe.withRules(colourRules),
  );
  expect(passes, `axe looked at the colours of ${screen}`).not.toEqual([]);
  await seen?.("dark");
  await wear(page, "light");
}

async function wear(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await expect(page.locator("html")).toHaveAttribute(
    "data-mantine-color-scheme",
    scheme,
  );
}

async function expectNone(
  page: Page,
  screen: string,
  choose: (axe: AxeBuilder) => AxeBuilder,
) {
  const results = await choose(
    // Where everything is as it should be, nobody asks for the place: finding a name for each is most of the work.
    // One run in the page itself: no frame of ours is from elsewhere, and a page of its own for each answer costs a third.
    new AxeBuilder({ page })
      .options({ resultTypes: ["violations"] })
      .setLegacyMode(true),
  ).analyze();
  const { violations } = results;
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
  return results;
}
