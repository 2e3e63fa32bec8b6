import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// In development the API runs in its own process; in production the server serves what is built here.
const api = "http://127.0.0.1:4300";

export default defineConfig({
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
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "react",
              test: /node_modules\/(react|react-dom|scheduler|react-router)\//,
              priority: 3,
            },
          ],
        },
      },
    },
  },
});
