import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler, type Router } from "express";
import { styleNonce } from "./security-headers.ts";

const forEver = "public, max-age=31536000, immutable";

/**
 * The built screens. Files under `assets` carry their hash in their name and are kept for ever; the page
 * itself is made anew with a nonce for every answer. An address without a dot is the page's own business.
 */
export function singlePage(folder: string): Router {
  const router = express.Router();
  const page = join(folder, "index.html");
  const asset = express.static(join(folder, "assets"), {
    cacheControl: false,
    setHeaders: (response) => response.setHeader("Cache-Control", forEver),
    index: false,
    redirect: false,
    fallthrough: false,
  });
  router.use("/assets", withoutMaps(asset));
  router.use(
    withoutMaps(
      express.static(folder, {
        index: false,
        redirect: false,
        maxAge: 0,
        cacheControl: false,
      }),
    ),
  );
  const parts = existsSync(page)
    ? readFileSync(page, "utf8").split("__NONCE__")
    : null;
  router.get(/^\/[^.]*$/, (_request, response, next) => {
    if (parts === null) {
      next();
      return;
    }
    response.type("html").send(parts.join(styleNonce(response)));
  });
  return router;
}

/** Source maps and the bare page are for nobody. */
function withoutMaps(serve: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (/\.(map|html)$/.test(request.path)) {
      response.status(404).end();
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      next();
      return;
    }
    void serve(request, response, next);
  };
}
