import { reachOf } from "@kept/domain/access/visible-cases";
import { plainQuery } from "@kept/domain/casework/listing-query";
import { writeListQuery } from "@kept/domain/casework/listing-address";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../people/session.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./case-list.module.css";
import { FilterBar } from "./filter-bar.tsx";
import type { CaseListProps, CaseRow } from "./list-face.ts";
import { ListHead } from "./list-head.tsx";
import { ListLook } from "./list-look.tsx";
import { ListTabs } from "./list-tabs.tsx";
import { useViewDesk } from "./use-view-desk.ts";
import { ViewActs, ViewMenu } from "./view-acts.tsx";
import { ListRows } from "./list-rows.tsx";

const ViewForm = lazy(async () => ({
  default: (await import("./view-form.tsx")).ViewForm,
}));

/** The list of a register: its views, its conditions, and the rows in the order that is asked for. */
export function CaseList<Row extends CaseRow>({
  face,
  opened,
}: CaseListProps<Row>): ReactNode {
  const { state, counts } = face;
  const { listing, places, query } = state;
  const language = useLanguage();
  const { t } = useTranslation("list");
  const me = useMe();
  const desk = useViewDesk(state);
  const [naming, setNaming] = useState<"new" | "other" | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [isSearchShown, setSearchShown] = useState(state.text !== "");
  const isPhone = useMediaQuery("(max-width: 767px)", false, {
    getInitialValueInEffect: false,
  });
  const isNarrow = isPhone || opened !== null;
  const look = (
    <ListLook state={state} isNarrow={isNarrow} iconSize={isPhone ? 20 : 16} />
  );
  return (
    <div className={classes["list"]}>
      <ListHead
        title={face.title}
        searchLabel={face.searchLabel}
        isPhone={isPhone}
        isBeside={opened !== null}
        isSearchShown={isSearchShown}
        onSearch={() => {
          setSearchShown(!isSearchShown);
        }}
        onFilter={() => {
          setAdding(true);
        }}
        end={look}
      />
      <ListTabs
        tabs={[
          ...listing.views.map(({ key, label }) => ({
            key,
            label: label[language],
            // Nothing is no number.
            count: counts?.[key] === 0 ? undefined : counts?.[key],
            to: `${places.list}${writeListQuery(listing, plainQuery(listing, key))}`,
          })),
          ...desk.saved.map(({ id, name, address }) => ({
            key: id,
            label: name,
            count: counts?.[id] === 0 ? undefined : counts?.[id],
            to: `${places.list}${address}`,
          })),
        ].map((tab) => ({
          ...tab,
          current: tab.key === query.view,
          modified: tab.key === query.view && desk.isModified,
        }))}
        acts={
          <ViewMenu
            state={state}
            desk={desk}
            onSaveAs={() => {
              setNaming("new");
            }}
            onRename={() => {
              setNaming("other");
            }}
          />
        }
      >
        {naming === null ? null : (
          <Suspense fallback={null}>
            <ViewForm
              desk={desk}
              isRename={naming === "other"}
              onClose={() => {
                setNaming(null);
              }}
            />
          </Suspense>
        )}
      </ListTabs>
      <FilterBar
        state={state}
        searchLabel={face.searchLabel}
        isPhone={isPhone}
        isAdding={isAdding}
        onAdd={setAdding}
        isSearchShown={isSearchShown}
        view={
          <ViewActs
            desk={desk}
            onSaveAs={() => {
              setNaming("new");
            }}
          />
        }
        end={look}
      />
      {reachOf(me.role, listing.register) === "asked" ? (
        <p className={classes["reach"]}>{t("reach")}</p>
      ) : null}
      <ListRows
        face={face}
        opened={opened}
        isNarrow={isNarrow}
        isPhone={isPhone}
      />
    </div>
  );
}
