import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import { isForMany } from "@kept/domain/casework/macro";
import {
  macrosOfInput,
  oneMacroInput,
  saveMacroInput,
  updateMacroInput,
} from "@kept/domain/casework/macro-schema";
import { mayChangeView, maySeeView } from "@kept/domain/casework/saved-view";
import { granted, refused } from "@kept/domain/verdict";
import { procedure, router } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { peopleById } from "../views.ts";
import { saveMacro, setMacroRemoved, updateMacro } from "./macro-commands.ts";
import type { MacroRegister } from "./macro-register.ts";
import { findMacro, macrosOf } from "./macro-store.ts";

/** The macros that people keep, of every register. Whose they are is asked in each act. */
export function macrosRouter(registers: readonly MacroRegister[]) {
  const own = procedure("account.own");
  const registerOf = (key: string | undefined, actor: Actor): MacroRegister => {
    const found = registers.find((one) => one.key === key);
    return answer(
      found === undefined || !may(actor, found.viewPermission)
        ? refused("notFound")
        : granted(found),
    );
  };
  return router({
    list: own.input(macrosOfInput).query(async ({ ctx, input }) => {
      const { key, choices } = registerOf(input.register, ctx.actor);
      const seen = (await macrosOf(ctx.db, key)).filter((macro) =>
        maySeeView(ctx.actor, macro),
      );
      const named = await peopleById(ctx.db);
      return {
        choices,
        macros: seen.map(
          ({ id, name, steps, shared, version, ownerId, ...rest }) => ({
            id,
            name,
            steps,
            shared,
            version,
            owner: named(ownerId),
            mayChange: mayChangeView(ctx.actor, { ...rest, ownerId, shared }),
            forMany: isForMany(steps),
          }),
        ),
      };
    }),
    save: own.input(saveMacroInput).mutation(async ({ ctx, input }) =>
      answer(
        await saveMacro(ctx.change, ctx.asking, {
          register: registerOf(input.register, ctx.actor),
          input,
        }),
      ),
    ),
    update: own.input(updateMacroInput).mutation(async ({ ctx, input }) => {
      const macro = await findMacro(ctx.db, input.macroId);
      return answer(
        await updateMacro(ctx.change, ctx.asking, {
          register: registerOf(macro?.register, ctx.actor),
          input,
        }),
      );
    }),
    remove: own.input(oneMacroInput).mutation(async ({ ctx, input }) =>
      answer(
        await setMacroRemoved(ctx.change, ctx.asking, {
          ...input,
          isRemoved: true,
        }),
      ),
    ),
    restore: own.input(oneMacroInput).mutation(async ({ ctx, input }) =>
      answer(
        await setMacroRemoved(ctx.change, ctx.asking, {
          ...input,
          isRemoved: false,
        }),
      ),
    ),
  });
}
