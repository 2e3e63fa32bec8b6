import type { Permission } from "../access/permissions.ts";

/** Moves that the machinery itself makes in every register; where they are open is the register's to say. */
export function sharedMoves<Stage extends string>({
  open,
  atWork,
  noted,
  written,
  may,
}: {
  readonly open: readonly Stage[];
  /** Stages in which tasks are worked on. */
  readonly atWork: readonly Stage[];
  readonly noted: readonly Stage[];
  /** Stages in which letters are still written and approved. */
  readonly written: readonly Stage[];
  readonly may: {
    readonly work: Permission;
    readonly write: Permission;
    readonly approve: Permission;
  };
}) {
  return {
    assign: {
      label: { en: "Assign", zh: "分派" },
      from: open,
      to: null,
      permission: may.work,
      inBulk: true,
    },
    work: {
      label: { en: "Work on tasks", zh: "办理任务" },
      from: atWork,
      to: null,
      permission: may.work,
    },
    note: {
      label: { en: "Add a note", zh: "添加备注" },
      from: noted,
      to: null,
      permission: may.work,
    },
    write: {
      label: { en: "Write a letter", zh: "撰写信函" },
      from: written,
      to: null,
      permission: may.write,
    },
    approve: {
      label: { en: "Approve", zh: "批准" },
      from: written,
      to: null,
      permission: may.approve,
    },
  } as const;
}
