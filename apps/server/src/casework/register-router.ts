import type { Permission } from "@kept/domain/access/permissions";
import { listPageInput } from "@kept/domain/casework/listing-schema";
import type { CaseFacts } from "@kept/domain/casework/register";
import {
  addNoteInput,
  addressLetterInput,
  addTaskInput,
  askApprovalInput,
  assignInput,
  decideApprovalInput,
  editLetterInput,
  enclosureInput,
  letterInput,
  markCurrentInput,
  markPostedInput,
  messageInput,
  oneCaseInput,
  oneLetterInput,
  redirectLetterInput,
  sendLetterInput,
  setTaskInput,
  startLetterInput,
  takeTaskInput,
} from "@kept/domain/casework/schema";
import { line } from "@kept/domain/casework/text-rules";
import { undoInput } from "@kept/domain/casework/undo";
import type { Verdict } from "@kept/domain/verdict";
import { z } from "zod";
import { noInput, procedure, type Asking } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { seesCase, seesFoundCase, seesList, seesPart } from "../api/seen.ts";
import type { Db } from "../db/reading.ts";
import type { House } from "./act.ts";
import { askApproval, decideApproval } from "./approval-commands.ts";
import type { BulkRegister } from "./bulk/bulk-parts.ts";
import { bulkProcedures } from "./bulk/bulk-procedures.ts";
import {
  acceptMessage,
  addNote,
  assign,
  dismissMessage,
} from "./case-commands.ts";
import { caseIdOf } from "./case-store.ts";
import { checkEnclosure, removeEnclosure } from "./enclosure-commands.ts";
import { houseOf, seatOf, type Seat } from "./house.ts";
import type { Keeping, SharedMove } from "./keeping.ts";
import {
  discardLetter,
  editLetter,
  markCurrent,
  startLetter,
} from "./letter-commands.ts";
import { addressLetter, redirectLetter } from "./letter-envelope-commands.ts";
import { markPosted } from "./letter-posted.ts";
import { getLetter, previewLetter } from "./letter-view.ts";
import { countViews } from "./list-count-views.ts";
import { listPage, type ListPage } from "./list-views.ts";
import type { ListSource } from "./list-wanted-views.ts";
import type { MacroRegister } from "./macros/macro-register.ts";
import { macroProcedures } from "./macros/macro-procedures.ts";
import { printLetter, sendLetter, stopLetter } from "./sending-commands.ts";
import { addTask, setTask, takeTask } from "./task-commands.ts";
import { countSavedViews } from "../saved-views/saved-counts.ts";
import { undoAssign } from "./undo-commands.ts";

/** What a register's cases are seen, worked on and answered with. */
interface Rights {
  readonly view: Permission;
  readonly work: Permission;
  readonly send: Permission;
}

/** A right alone, or with how many others have to say yes. */
type Needs =
  Permission | { readonly may: Permission; readonly approvals: number };

/** Procedures that change a register: each is a right, a shape and the command behind them. */
export function acting<Kept extends { readonly register: { key: string } }>(
  keeping: Kept,
) {
  return <Shape extends z.ZodType, Done>(
    needs: Needs,
    shape: Shape,
    command: (
      house: House & { readonly keeping: Kept },
      asking: Asking,
      input: z.output<Shape>,
    ) => Promise<Verdict<Done>>,
  ) => {
    const { may, ...more } = typeof needs === "string" ? { may: needs } : needs;
    return procedure(may, more)
      .input(shape)
      .mutation(async ({ ctx, input }) =>
        answer(
          await command(
            { ...houseOf(ctx), keeping },
            ctx.asking,
            // What a parser of any shape gives is only known where the shape is.
            input as z.output<Shape>,
          ),
        ),
      );
  };
}

/** What every register offers: its list, its cases, whose they are, notes and tasks, macros, acts on many. */
export function registerProcedures<
  Move extends string,
  Facts extends CaseFacts,
  Row extends { readonly id: string },
  View extends { readonly frame: { readonly id: string } },
>(register: {
  readonly keeping: Keeping<Move | SharedMove, Facts>;
  readonly list: ListSource<Row>;
  readonly view: (db: Db, caseId: string, seat: Seat) => Promise<Verdict<View>>;
  readonly macros: MacroRegister;
  readonly bulk: BulkRegister;
  readonly rights: Rights;
}) {
  const { keeping, list, rights } = register;
  const { listing } = list;
  const act = acting(keeping);
  return {
    list: procedure(rights.view, {
      sees: seesList<ListPage<{ id: string }>>(listing.register, ({ rows }) =>
        rows.map(({ id }) => id),
      ),
    })
      .input(listPageInput(listing))
      .query(async ({ ctx, input }) =>
        listPage(ctx.db, list, { asked: input, at: await seatOf(ctx) }),
      ),
    counts: procedure(rights.view)
      .input(noInput)
      .query(async ({ ctx }) => {
        const seat = await seatOf(ctx);
        return {
          ...(await countViews(ctx.db, list, seat)),
          ...(await countSavedViews(ctx.db, list, seat)),
        };
      }),
    get: procedure(rights.view, { sees: seesCase() })
      .input(oneCaseInput)
      .query(async ({ ctx, input }) =>
        answer(await register.view(ctx.db, input.caseId, await seatOf(ctx))),
      ),
    byReference: procedure(rights.view, {
      sees: seesFoundCase<View>(({ frame }) => frame.id),
    })
      .input(z.strictObject({ reference: line(40) }))
      .query(async ({ ctx, input }) => {
        const caseId = await caseIdOf(ctx.db, input.reference);
        // An unknown number and a case that is not open to this person are one answer.
        return answer(
          await register.view(ctx.db, caseId ?? "", await seatOf(ctx)),
        );
      }),
    assign: act(rights.work, assignInput, assign),
    undoAssign: act(rights.work, undoInput, undoAssign),
    addNote: act(rights.work, addNoteInput, addNote),
    addTask: act(rights.work, addTaskInput, addTask),
    setTask: act(rights.work, setTaskInput, setTask),
    takeTask: act(rights.work, takeTaskInput, takeTask),
    ...macroProcedures(register.macros, rights.work),
    ...bulkProcedures(register.bulk, rights),
  };
}

/** What a register that writes letters offers beside that: from the first draft to the letter that left. */
export function letterProcedures<Move extends string, Facts extends CaseFacts>(
  keeping: Keeping<Move | SharedMove, Facts>,
  {
    work,
    send,
    approve,
  }: Pick<Rights, "work" | "send"> & { readonly approve: Permission },
) {
  const act = acting(keeping);
  const look = procedure(keeping.register.readPermission, {
    sees: seesPart("letter", "letterId"),
  }).input(oneLetterInput);
  return {
    getLetter: look.query(async ({ ctx, input }) =>
      answer(
        await getLetter(ctx.db, input, { ...(await seatOf(ctx)), keeping }),
      ),
    ),
    previewLetter: look.query(async ({ ctx, input }) =>
      answer(
        await previewLetter(ctx.db, input, { ...(await seatOf(ctx)), keeping }),
      ),
    ),
    startLetter: act(send, startLetterInput, startLetter),
    editLetter: act(send, editLetterInput, editLetter),
    markCurrent: act(send, markCurrentInput, markCurrent),
    discardLetter: act(send, letterInput, discardLetter),
    checkEnclosure: act(send, enclosureInput, checkEnclosure),
    removeEnclosure: act(send, enclosureInput, removeEnclosure),
    askApproval: act(send, askApprovalInput, askApproval),
    decideApproval: act(approve, decideApprovalInput, decideApproval),
    // A letter that refuses, or withholds something, is approved by somebody who did not write it.
    sendLetter: act({ may: send, approvals: 1 }, sendLetterInput, sendLetter),
    addressLetter: act(send, addressLetterInput, addressLetter),
    redirectLetter: act(send, redirectLetterInput, redirectLetter),
    printLetter: act(send, sendLetterInput, printLetter),
    markPosted: act(send, markPostedInput, markPosted),
    stopLetter: act(send, letterInput, stopLetter),
    // What is answered to a letter, by somebody whom the house does not know.
    acceptMessage: act(work, messageInput, acceptMessage),
    dismissMessage: act(work, messageInput, dismissMessage),
  };
}
