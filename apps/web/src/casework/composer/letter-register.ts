import type { Permission } from "@kept/domain/access/permissions";
import type {
  addressLetterInput,
  askApprovalInput,
  decideApprovalInput,
  editLetterInput,
  enclosureInput,
  letterInput,
  markCurrentInput,
  markPostedInput,
  redirectLetterInput,
  sendLetterInput,
} from "@kept/domain/casework/schema";
import type { QueryFunction, QueryKey } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useMemo } from "react";
import type { z } from "zod";
import type { AppRouter } from "../../api/client.ts";

type Outputs = inferRouterOutputs<AppRouter>;
/** What the procedures of a register that writes letters answer. */
type Writing = Extract<Outputs[keyof Outputs], { previewLetter: unknown }>;

export type Letter = Writing["getLetter"];
export type LetterPreviewView = Writing["previewLetter"];
/** The part of a case that every register has; a letter looks at no other. */
export type CaseOfLetter = Pick<Writing["byReference"], "frame">;

/** One letter of one case. */
interface Wanted {
  readonly caseId: string;
  readonly letterId: string;
}

/** A question to the house, and under which key its answer is kept. */
interface Question<Data> {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<Data>;
}

type Ask<Asked, Told> = (asked: Asked) => Promise<Told>;
type Act<Shape extends z.ZodType, Told = unknown> = {
  readonly mutate: (
    input: z.input<Shape>,
    options?: { readonly context: Record<string, unknown> },
  ) => Promise<Told>;
};

/** The procedures behind a letter, as a register's part of the client offers them. */
interface LetterProcedures {
  readonly byReference: {
    readonly query: Ask<{ reference: string }, CaseOfLetter>;
  };
  readonly getLetter: { readonly query: Ask<Wanted, Letter> };
  readonly previewLetter: { readonly query: Ask<Wanted, LetterPreviewView> };
  readonly editLetter: Act<typeof editLetterInput>;
  readonly markCurrent: Act<typeof markCurrentInput>;
  readonly discardLetter: Act<typeof letterInput>;
  readonly askApproval: Act<typeof askApprovalInput>;
  readonly decideApproval: Act<typeof decideApprovalInput>;
  readonly sendLetter: Act<
    typeof sendLetterInput,
    { readonly leavesAt: string }
  >;
  readonly stopLetter: Act<typeof letterInput>;
  readonly addressLetter: Act<typeof addressLetterInput>;
  readonly redirectLetter: Act<typeof redirectLetterInput>;
  readonly printLetter: Act<typeof sendLetterInput>;
  readonly markPosted: Act<typeof markPostedInput>;
  readonly checkEnclosure: Act<typeof enclosureInput>;
  readonly removeEnclosure: Act<typeof enclosureInput>;
}

/** Under which keys their answers are kept. */
interface LetterKeys {
  readonly byReference: {
    readonly queryKey: (asked: { reference: string }) => QueryKey;
  };
  readonly getLetter: { readonly queryKey: (asked: Wanted) => QueryKey };
  readonly previewLetter: { readonly queryKey: (asked: Wanted) => QueryKey };
}

/** What a register says of its letters: who says yes to one, and where its pages are. */
export interface LetterPlaces {
  readonly approving: Permission;
  readonly listPath: string;
  readonly casePath: (reference: string) => string;
}

/** A register as the composer needs it. */
export interface LetterRegister extends LetterPlaces {
  /** What its list is called. */
  readonly title: string;
  readonly acts: LetterProcedures;
  readonly caseOf: (reference: string) => Question<CaseOfLetter>;
  readonly letterOf: (wanted: Wanted) => Question<Letter>;
  readonly previewOf: (wanted: Wanted) => Question<LetterPreviewView>;
}

/** A register's letters, made of its part of the client. */
export function useLetterRegister(
  places: LetterPlaces & { readonly title: string },
  acts: LetterProcedures,
  keys: LetterKeys,
): LetterRegister {
  const { approving, listPath, casePath, title } = places;
  return useMemo(
    () => ({
      approving,
      listPath,
      casePath,
      title,
      acts,
      caseOf: (reference) => ({
        queryKey: keys.byReference.queryKey({ reference }),
        queryFn: () => acts.byReference.query({ reference }),
      }),
      letterOf: (wanted) => ({
        queryKey: keys.getLetter.queryKey(wanted),
        queryFn: () => acts.getLetter.query(wanted),
      }),
      previewOf: (wanted) => ({
        queryKey: keys.previewLetter.queryKey(wanted),
        queryFn: () => acts.previewLetter.query(wanted),
      }),
    }),
    [approving, listPath, casePath, title, acts, keys],
  );
}
