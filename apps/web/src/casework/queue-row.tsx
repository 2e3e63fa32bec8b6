import type { ReactNode } from "react";
import { Avatar } from "../ui/avatar.tsx";
import { usePresentIn } from "../live/present-in.ts";
import { Run } from "../ui/run.tsx";
import { Tag, type TagTone } from "../ui/tag.tsx";
import { ClockChip } from "./clock-chip.tsx";
import type { ClockFace } from "./clock-face.ts";
import { ClockLine } from "./clock-line.tsx";
import classes from "./queue-row.module.css";

export interface QueueItem {
  readonly key: string;
  /** The number without what is the same in every row: "00374". */
  readonly number: string;
  readonly name: string;
  /** What it is about: "Access, copy". */
  readonly kind: string;
  /** At most two. */
  readonly tags: readonly { readonly text: string; readonly tone: TagTone }[];
  readonly snippet: string;
  readonly snippetLang?: string | undefined;
  /** The clock that is due next; null when nothing is owed any more. */
  readonly clock: ClockFace | null;
  readonly dueIsMakeUp?: boolean;
  /** Instead of a clock: "Closed 14 Sep". */
  readonly closed?: string | undefined;
  readonly owner: { readonly name: string; readonly mine: boolean } | null;
  /** The case behind the row; who has it open is known by it. */
  readonly caseId?: string;
}

interface QueueClockProps {
  readonly item: QueueItem;
  readonly box?: ReactNode;
}

/** The first column of a queue, 142 wide: the chip, and which clock it is. */
export function QueueClock({ item, box }: QueueClockProps): ReactNode {
  if (item.clock === null)
    return <span className={classes["closed"]}>{item.closed}</span>;
  return (
    <div className={classes["clock"]}>
      <ClockChip clock={item.clock} withWord={false} hanging box={box} />
      <ClockLine clock={item.clock} dueIsMakeUp={item.dueIsMakeUp ?? false} />
    </div>
  );
}

/** The second column: who and what, and the first words of it. */
export function QueueWords({ item }: { readonly item: QueueItem }): ReactNode {
  return (
    <div className={classes["words"]}>
      <div className={classes["first"]}>
        <Run className={classes["name"]}>{item.name}</Run>
        <span className={classes["kind"]}>{item.kind}</span>
        {item.tags.slice(0, 2).map(({ text, tone }) => (
          <Tag key={text} tone={tone}>
            {text}
          </Tag>
        ))}
        <span className={classes["number"]}>{item.number}</span>
      </div>
      <Run
        className={classes["snippet"]}
        {...(item.snippetLang && { lang: item.snippetLang })}
      >
        {item.snippet}
      </Run>
    </div>
  );
}

/** The last column: who has it, and whether somebody is in it now. */
export function QueueOwner({ item }: { readonly item: QueueItem }): ReactNode {
  const presence = usePresentIn(item.caseId);
  return (
    <Avatar
      name={item.owner?.name ?? null}
      mine={item.owner?.mine ?? false}
      {...(presence && { presence })}
    />
  );
}

/** The same as a card of three lines, on the phone. */
export function QueueCard({ item }: { readonly item: QueueItem }): ReactNode {
  return (
    <div className={classes["card"]}>
      <div className={classes["cardFirst"]}>
        {item.clock === null ? (
          <span className={classes["closed"]}>{item.closed}</span>
        ) : (
          <>
            <ClockChip clock={item.clock} withWord={false} />
            <ClockLine
              clock={item.clock}
              dueIsMakeUp={item.dueIsMakeUp ?? false}
            />
          </>
        )}
        <span className={classes["end"]}>
          <QueueOwner item={item} />
        </span>
      </div>
      <QueueWords item={item} />
    </div>
  );
}
