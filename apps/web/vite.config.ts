import react from "@vitejs/plugin-react";
import {
  build,
  defineConfig,
  type Plugin,
  type Rolldown,
  type UserConfig,
} from "vite";

// In development the API runs in its own process; in production the server serves what is built here.
const api = "http://127.0.0.1:4300";

const base: UserConfig = {
  plugins: [react()],
  resolve: {
    // Every schema is made by a zod that has been told first that it may not make code.
    alias: [
      { find: /^zod$/, replacement: `${import.meta.dirname}/src/zod.ts` },
    ],
  },
  // The server puts a fresh nonce in this place for every answer.
  html: { cspNonce: "__NONCE__" },
  server: { proxy: { "/trpc": api, "/files": api, "/api": api } },
  build: {
    // The polyfill is an inline script, and small files as data: URLs are outside img-src and font-src.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Read by scripts/first-load.ts.
    manifest: true,
  },
};

/** Where the page begins, and the list that most people open it for. */
const pageRoot = "index.html";
const listRoot = "src/registers/requests/list-page.tsx";

/** What really runs before the first page and before the first row: what is left after a build by itself. */
async function firstModules(
  mode: string,
): Promise<Record<"page" | "list", ReadonlySet<string>>> {
  const built = await build({
    ...base,
    mode,
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    build: { ...base.build, write: false, manifest: false },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const chunks = new Map(
    output.flatMap((one) =>
      one.type === "chunk" ? [[one.fileName, one] as const] : [],
    ),
  );
  const modulesFrom = (root: string): ReadonlySet<string> => {
    const files = new Set<string>();
    const modules = new Set<string>();
    const visit = (file: string): void => {
      const chunk = chunks.get(file);
      if (chunk === undefined || files.has(file)) return;
      files.add(file);
      for (const id of chunk.moduleIds) modules.add(id);
      for (const other of chunk.imports) visit(other);
    };
    for (const { fileName, facadeModuleId } of chunks.values())
      if (facadeModuleId?.endsWith(`/${root}`) === true) visit(fileName);
    if (modules.size === 0) throw new Error(`The build knows no ${root}.`);
    return modules;
  };
  return { page: modulesFrom(pageRoot), list: modulesFrom(listRoot) };
}

/** Asks for the list's file with the page, which otherwise learns of it only when it runs. */
const listWithPage: Plugin = {
  name: "kept-list-with-page",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle).flatMap((one) =>
        one.type === "chunk" && one.name === "list"
          ? [
              {
                tag: "link",
                attrs: {
                  rel: "modulepreload",
                  crossorigin: true,
                  href: `/${one.fileName}`,
                },
                injectTo: "head" as const,
              },
            ]
          : [],
      ),
  },
};

/**
 * Three files instead of ninety: a file each for what stays the same from release to release, for every page, and
 * for the list. Left to itself the build cuts wherever two pages share something, and a browser that waits for
 * ninety answers waits longer than for the same bytes in three.
 */
async function inFewFiles(mode: string): Promise<UserConfig> {
  const { page, list } = await firstModules(mode);
  const isReact = /node_modules\/(react|react-dom|scheduler|react-router)\//;
  const group = { includeDependenciesRecursively: false };
  return {
    ...base,
    plugins: [...(base.plugins ?? []), listWithPage],
    build: {
      ...base.build,
      rolldownOptions: {
        preserveEntrySignatures: "allow-extension",
        output: {
          strictExecutionOrder: true,
          codeSplitting: {
            groups: [
              {
                ...group,
                name: "react",
                test: (id) => isReact.test(id) && page.has(id),
                priority: 3,
              },
              {
                ...group,
                name: "page",
                test: (id) => page.has(id),
                priority: 2,
              },
              {
                ...group,
                name: "list",
                test: (id) => list.has(id),
                priority: 1,
              },
            ],
          },
        },
      },
    },
  };
}

export default defineConfig(({ command, mode }) =>
  command === "build" ? inFewFiles(mode) : base,
);
