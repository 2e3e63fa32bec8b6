import { useState, type ReactNode } from "react";
import { Shell } from "../app/shell.tsx";
import {
  QueueCard,
  QueueClock,
  QueueOwner,
  QueueWords,
} from "../casework/queue-row.tsx";
import { paths } from "../paths.ts";
import { DataGrid } from "../ui/data-grid.tsx";
import type { GridColumn } from "../ui/grid-props.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { AddFilter, FilterChip } from "../ui/filter-chip.tsx";
import { SplitView } from "../ui/split-view.tsx";
import { ViewTabs } from "../ui/view-tabs.tsx";
import { useMediaQuery } from "@mantine/hooks";
import { KitCase } from "./case-view.tsx";
import classes from "./kit-page.module.css";
import { PresentIns } from "../live/present-in.ts";
import { kitPresence, kitRequests, type KitRequest } from "./requests.ts";

const nothing = (): void => undefined;

const views = [
  {
    key: "next",
    label: "Next due",
    count: 84,
    to: "?view=queue",
    current: true,
  },
  { key: "mine", label: "Mine", count: 12, to: paths.kit, current: false },
  {
    key: "new",
    label: "Unidentified",
    count: 3,
    to: paths.kit,
    current: false,
  },
  {
    key: "lane",
    label: "Unverified sender",
    count: 2,
    to: paths.kit,
    current: false,
  },
  { key: "dup", label: "Duplicates", count: 4, to: paths.kit, current: false },
];

export function QueueView(): ReactNode {
  const [current, setCurrent] = useState<string | null>("374");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [folded, setFolded] = useState(true);
  const isPhone = useMediaQuery("(max-width: 767px)", false, {
    getInitialValueInEffect: false,
  });

  const columns: readonly GridColumn<KitRequest>[] = [
    {
      key: "clock",
      header: "Clock",
      track: "142px",
      cell: (item, box) => <QueueClock item={item} box={box} />,
    },
    {
      key: "words",
      header: "Request",
      track: "minmax(0, 1fr)",
      cell: (item) => <QueueWords item={item} />,
    },
    {
      key: "owner",
      header: "Owner",
      track: "34px",
      align: "end",
      cell: (item) => (
        <PresentIns value={kitPresence}>
          <QueueOwner item={item} />
        </PresentIns>
      ),
    },
  ];

  const list = (
    <div className={classes["list"]}>
      <ViewTabs label="Views" views={views} inset="list" />
      <div className={classes["filters"]}>
        <FilterChip
          label="Team"
          value="Online shop"
          onEdit={nothing}
          onRemove={nothing}
        />
        <FilterChip label="State" value="open" onRemove={nothing} />
        <AddFilter label="Filter" />
      </div>
      <div className={classes["rows"]}>
        <DataGrid
          label="Requests, next due first"
          columns={columns}
          rows={kitRequests}
          rowKey={(item) => item.key}
          rowName={(item) => `${item.number} ${item.name}, ${item.kind}`}
          state="ready"
          empty={<EmptyState>Nothing here.</EmptyState>}
          header="hidden"
          grouping={{
            groups: [
              { key: "overdue", title: "Overdue", count: 2, tone: "red" },
              { key: "today", title: "Today", count: 3 },
              { key: "soon", title: "Within 2 working days", count: 3 },
              { key: "week", title: "This week", count: 2 },
              { key: "later", title: "Later", count: 71, folded },
              { key: "paused", title: "Paused", count: 3 },
            ],
            groupOf: (item) => item.group,
            onFold: (_group, isFolded) => {
              setFolded(isFolded);
            },
          }}
          total={84}
          selection={{
            has: (key) => selected.has(key),
            set: (keys, isSelected) => {
              const next = new Set(selected);
              for (const key of keys)
                if (isSelected) next.add(key);
                else next.delete(key);
              setSelected(next);
            },
          }}
          current={current}
          onCurrent={setCurrent}
          onOpen={nothing}
          card={(item) => <QueueCard item={item} />}
        />
      </div>
    </div>
  );

  return (
    <Shell due={{ today: 11, mine: { requests: 12 } }}>
      {isPhone ? (
        list
      ) : (
        <SplitView list={list} detail={<KitCase startTab="work" isSplit />} />
      )}
    </Shell>
  );
}
