import type { Reporter, TestCase } from "@playwright/test/reporter";

/** What a story notes of its pages: violations of the Content-Security-Policy, and pages that were open. */
export const policyNote = "content-security-policy";

// Playwright loads a reporter by its default export.
/** Says at the end of a run how often any page of any story broke its Content-Security-Policy. */
export default class PolicyReporter implements Reporter {
  #stories = 0;
  #pages = 0;
  #violations = 0;

  onTestEnd({ annotations }: TestCase): void {
    for (const { type, description = "" } of annotations) {
      if (type !== policyNote) continue;
      const [violations = 0, pages = 0] = description.split(" ").map(Number);
      this.#stories += 1;
      this.#pages += pages;
      this.#violations += violations;
    }
  }

  onEnd(): void {
    process.stdout.write(
      `Content-Security-Policy: ${this.#violations} violations on ${this.#pages} pages of ${this.#stories} stories\n`,
    );
  }
}
