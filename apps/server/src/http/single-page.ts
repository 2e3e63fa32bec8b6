import { existsSync, readdirSync, readFileSync } from "node:fs";
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
  router.use(
    "/assets",
    withoutMaps(asTheyTravel(join(folder, "assets"), asset)),
  );
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

const endings = { br: ".br", gzip: ".gz" } as const;

/**
 * Scripts and styles lie beside themselves compressed. Whoever takes that is sent it; nothing secret is in
 * them, so their length gives nothing away.
 */
function asTheyTravel(folder: string, serve: RequestHandler): RequestHandler {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (request, response, next) => {
    const name = request.path.slice(1);
    const encoding = request.acceptsEncodings("br", "gzip");
    const isKept =
      (encoding === "br" || encoding === "gzip") &&
      names.has(`${name}${endings[encoding]}`);
    if (/\.(js|css)$/.test(name)) response.vary("Accept-Encoding");
    if (isKept) {
      response.type(name.slice(name.lastIndexOf(".")));
      response.setHeader("Content-Encoding", encoding);
      request.url = `/${name}${endings[encoding]}`;
    }
    void serve(request, response, next);
  };
}
