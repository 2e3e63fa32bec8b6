import { defineConfig } from "vitest/config";

const floors = {
  domain: ["packages/domain/src/**/*.test.ts"],
  server: ["apps/server/**/*.test.ts"],
  web: ["apps/web/src/**/*.test.{ts,tsx}"],
  scripts: ["scripts/**/*.test.ts"],
};

/** One floor alone: `pnpm exec vitest run --project domain`. */
export default defineConfig({
  test: {
    // Left alone, one processor is kept free: on a machine with two that is half of the time.
    maxWorkers: "100%",
    projects: Object.entries(floors).map(([name, include]) => ({
      test: {
        name,
        include,
        environment: "node",
        setupFiles: [`${import.meta.dirname}/scripts/vitest-setup.ts`],
        testTimeout: 20_000,
        hookTimeout: 30_000,
        // Nobody's own settings may change what a test sees.
        env: { TZ: "UTC", LANG: "C.UTF-8" },
      },
    })),
  },
});
