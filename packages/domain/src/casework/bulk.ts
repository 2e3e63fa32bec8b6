import type { Permission } from "../access/permissions.ts";
import type { Refusal } from "../refusal.ts";
import type { Text } from "../text.ts";
import type { SentLanguage } from "./letter.ts";

/**
 * Something that may be done to many cases at once. `undoable`: it stays in the house and can be taken back.
 * `checked`: it leaves the house, so each case is looked at on a page before, and only what was seen there goes.
 * `macro`: steps that somebody keeps, looked over before they are done.
 */
export interface BulkAction {
  readonly key: string;
  readonly label: Text;
  readonly permission: Permission;
  readonly kind: "undoable" | "checked" | "macro";
  /** The letter that is sent; null where none is. */
  readonly templateId: string | null;
}

interface BulkMove {
  readonly label: Text;
  readonly permission: Permission;
  readonly inBulk?: true;
}

/** The parts of a register that say what may be done in bulk. Nothing is, unless it says so. */
export interface BulkSource {
  readonly workflow: {
    readonly moves: {
      readonly assign: BulkMove;
      readonly write: BulkMove;
      readonly note: BulkMove;
    };
  };
  /** Whether macros run on its cases. */
  readonly macros?: object;
}

interface BulkTemplate {
  readonly id: string;
  readonly title: Text;
  readonly inBulk?: true;
}

/** What may be done to many cases of this register at once; answers and releases never stand here. */
export function bulkActionsOf(
  { workflow: { moves }, macros }: BulkSource,
  templates: readonly BulkTemplate[],
): BulkAction[] {
  const { assign, write, note } = moves;
  const { permission } = assign;
  return [
    ...(assign.inBulk
      ? ([
          {
            key: "takeOver",
            label: { en: "Take over", zh: "由我办理" },
            permission,
            kind: "undoable",
            templateId: null,
          },
          {
            key: "assign",
            label: assign.label,
            permission,
            kind: "undoable",
            templateId: null,
          },
        ] as const)
      : []),
    ...templates
      .filter(({ inBulk }) => inBulk === true)
      .map(({ id, title }): BulkAction => ({
        key: `letter.${id}`,
        label: title,
        permission: write.permission,
        kind: "checked",
        templateId: id,
      })),
    ...(macros === undefined
      ? []
      : ([
          {
            key: macroAction,
            label: { en: "Macro", zh: "宏" },
            permission: note.permission,
            kind: "macro",
            templateId: null,
          },
        ] as const)),
  ];
}

/** The key under which a run does the steps of a macro. */
export const macroAction = "macro";

/** How long a finished run can be taken back. */
export const undoMinutes = 10;
/** Cases of one run; more are done in several. */
export const mostCasesAtOnce = 20_000;
/** Letters of one run: as many as somebody can be said to have looked over. */
export const mostLettersAtOnce = 200;

/**
 * Whether the number of cases has moved too far from what was shown when somebody chose them: by more than a
 * twentieth, and by more than three.
 */
export function hasMoved(shown: number, now: number): boolean {
  return Math.abs(now - shown) > Math.max(3, shown / 20);
}

/** A case as it was looked over. */
export interface CheckedLetter {
  readonly caseId: string;
  readonly version: number;
  readonly reference: string;
  readonly title: string;
}

/** What a letter to many would be, before any of it leaves. */
export interface BulkCheck {
  readonly action: string;
  /** Those that get the letter, each as it is now. */
  readonly ready: readonly CheckedLetter[];
  /** Those that do not, and why. */
  readonly leftOut: readonly (CheckedLetter & { readonly refusal: Refusal })[];
  /** The first letters, word for word as they would leave. */
  readonly previews: readonly (CheckedLetter & {
    readonly language: SentLanguage;
    readonly subject: string;
    readonly text: string;
  })[];
}
