// First of all: from here on, text that holds markup stops at the policy.
import "./tt.ts";
import "./ui/fonts.css";
import "./ui/mantine.css";
import "./ui/base.css";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { makeClient, makeQueryClient } from "./api/client.ts";
import { askFirst } from "./api/first-calls.ts";
import { watchTouches } from "./api/own-headers.ts";
import { noteSessionEnd } from "./api/session-end.ts";
import { Providers } from "./app/providers.tsx";
import { makeRouter } from "./app/routes.tsx";
import { startLanguage } from "./locales/language.ts";
import { registerFirstCalls } from "./registers/first-calls.ts";

function nonceOfPage(): string {
  const meta = document.querySelector<HTMLMetaElement>(
    'meta[property="csp-nonce"]',
  );
  // Browsers hide the attribute from scripts and keep the property.
  return meta?.nonce ?? "";
}

async function start(): Promise<void> {
  const nonce = nonceOfPage();
  // Menus and drawers lock the scroll by a style of their own, which asks here.
  setNonce(nonce);
  watchTouches();
  // Words, page and data are asked for at once; nothing waits for another.
  const words = startLanguage();
  const router = makeRouter();
  const client = makeClient();
  const queryClient = makeQueryClient(() => {
    noteSessionEnd(true);
  });
  askFirst(client, queryClient, registerFirstCalls);
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no place for the app.");
  await words;
  createRoot(root).render(
    <StrictMode>
      <Providers client={client} queryClient={queryClient} nonce={nonce}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}

await start();
