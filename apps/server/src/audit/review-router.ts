import type { Permission } from "@kept/domain/access/permissions";
import {
  explainReadingInput,
  judgeInput,
  oneSampleInput,
  signSampleInput,
} from "@kept/domain/log/sample";
import { granted, refused } from "@kept/domain/verdict";
import { noInput, procedure, router, type Asking } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { seesList } from "../api/seen.ts";
import { houseOf } from "../casework/house.ts";
import { officeOf } from "../casework/office-store.ts";
import type { Db } from "../db/reading.ts";
import { askForCheck } from "./check-log.ts";
import type { LogSeat } from "./log-asked-views.ts";
import { explainReading, type ReadingBrake } from "./reading-brake.ts";
import { judge, signSample } from "./sample-commands.ts";
import { sampleLines, worksheet, type Worksheet } from "./sample-views.ts";

export interface ReviewParts {
  readonly brake: ReadingBrake;
  readonly viewPermissions: Readonly<Record<string, Permission>>;
}

/** What those who watch over the log may do about it; nothing of it changes an entry. */
export function reviewsRouter({ viewPermissions, brake }: ReviewParts) {
  const seatOf = async (ctx: {
    readonly db: Db;
    readonly asking: Asking;
  }): Promise<LogSeat> => ({
    actor: ctx.asking.actor,
    office: await officeOf(ctx.db),
    viewPermissions,
  });
  return router({
    /** Whoever was stopped for opening very many cases says why, and goes on. */
    explainReading: procedure("account.own", { stepUp: true })
      .input(explainReadingInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await explainReading(ctx.change, ctx.asking, { ...input, brake }),
        ),
      ),

    checkLog: procedure("log.review")
      .input(noInput)
      .mutation(async ({ ctx }) =>
        answer(await askForCheck(houseOf(ctx), ctx.asking)),
      ),

    /** Every sample of the log, the newest first, with what was found and who signed. */
    samples: procedure("audit.view")
      .input(noInput)
      .query(({ ctx }) => sampleLines(ctx.db)),

    worksheet: procedure("audit.view", {
      sees: seesList<Worksheet>("log", ({ rows }) =>
        rows.map(({ row }) => row.case?.id ?? null),
      ),
    })
      .input(oneSampleInput)
      .query(async ({ ctx, input }) => {
        const found = await worksheet(
          ctx.db,
          await seatOf(ctx),
          input.sampleId,
        );
        return answer(found === null ? refused("notFound") : granted(found));
      }),

    judge: procedure("log.review")
      .input(judgeInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await judge(houseOf(ctx), ctx.asking, {
            input,
            seat: await seatOf(ctx),
          }),
        ),
      ),

    sign: procedure("log.sign", { stepUp: true })
      .input(signSampleInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await signSample(houseOf(ctx), ctx.asking, {
            input,
            seat: await seatOf(ctx),
          }),
        ),
      ),
  });
}
