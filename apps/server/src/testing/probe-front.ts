import { z } from "zod";
import { granted } from "@kept/domain/verdict";
import { noInput, openProcedure, procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { makeMeter } from "../http/meter.ts";
import { makeHttpApp } from "../http/http-app.ts";
import { makeCodeSecrets } from "../people/factors/code-secrets.ts";
import { peopleRouter } from "../people/router.ts";
import { insertProbeCase, renameCase } from "./probe-case-store.ts";
import type { World } from "./world.ts";

export const secret =
  "secret /etc/kept/kek SELECT * FROM accounts zebra@quokka.example";

/** An API of its own with people and a few procedures that misbehave on purpose, behind the real front. */
export function probeFront(world: World): World["http"] {
  const probe = router({
    people: peopleRouter({
      ...world,
      writer: world.database.writer,
      hosts: [],
      codes: makeCodeSecrets(Buffer.alloc(32, 7)),
      provider: null,
      mailLeaves: true,
      letIn: world.change,
    }),
    probe: router({
      break: procedure("account.own")
        .input(noInput)
        .query(() => {
          throw new Error(secret);
        }),
      breakOpen: openProcedure.input(noInput).query(() => {
        throw new TypeError(secret);
      }),
      failingDisk: openProcedure.input(noInput).query(() => {
        throw Object.assign(new Error(secret), {
          name: "SqliteError",
          code: "SQLITE_IOERR_READ",
        });
      }),
      echo: openProcedure
        .input(z.strictObject({ text: z.string() }))
        .query(({ input }) => input.text),
      open: procedure("requests.intake")
        .input(z.strictObject({ title: z.string() }))
        .mutation(async ({ ctx, input }) =>
          answer(
            await ctx.change(
              { ...ctx.asking, action: "requests.open" },
              async (tx) => {
                const id = await insertProbeCase(tx, {
                  title: input.title,
                  now: ctx.asking.now,
                });
                const object = { kind: "case", id };
                const changes = [
                  { field: "title", before: null, after: input.title },
                ];
                return granted({
                  value: { id },
                  events: [{ action: "requests.opened", object, changes }],
                });
              },
            ),
          ),
        ),
      rename: procedure("requests.work")
        .input(
          z.strictObject({
            caseId: z.uuid(),
            version: z.int(),
            title: z.string(),
          }),
        )
        .mutation(async ({ ctx, input: { caseId, version, title } }) =>
          answer(
            await ctx.change(
              {
                ...ctx.asking,
                action: "requests.rename",
                case: { id: caseId, version },
              },
              async (tx) => {
                const before = await renameCase(tx, caseId, title);
                const object = { kind: "case", id: caseId };
                const changes = [{ field: "title", before, after: title }];
                return granted({
                  value: { title },
                  events: [{ action: "requests.renamed", object, changes }],
                });
              },
            ),
          ),
        ),
    }),
  });
  return makeHttpApp({
    meter: makeMeter(),
    router: probe,
    db: world.db,
    change: world.change,
    changeMany: world.changeMany,
    looks: world.looks,
    clock: world.clock,
    sessions: world.sessions,
    log: { write: (line) => world.logged.push(line) },
    routes: [],
    options: world.config,
    onDiskFault: () => undefined,
    dataProblem: () => world.database.problem(),
    isReady: () => true,
  });
}
