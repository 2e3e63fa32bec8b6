import { writeListQuery } from "@kept/domain/casework/listing-address";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "../../ui/menu.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import type { ListState } from "../use-list-query.ts";
import type { ViewDesk } from "./use-view-desk.ts";
import classes from "./view-acts.module.css";

interface ViewActsProps {
  readonly desk: ViewDesk;
  readonly onSaveAs: () => void;
}

/** What can be done with a view that shows something else than it did: beside its conditions. */
export function ViewActs({ desk, onSaveAs }: ViewActsProps): ReactNode {
  const { t } = useTranslation("list");
  const { own, isModified, update, reset, problem } = desk;
  return (
    <>
      {isModified ? (
        <span className={classes["acts"]}>
          {own?.mayChange === true ? (
            <TextButton onClick={update}>{t("view.update")}</TextButton>
          ) : null}
          <TextButton onClick={onSaveAs}>{t("view.saveAs")}</TextButton>
          <TextButton onClick={reset}>{t("view.reset")}</TextButton>
        </span>
      ) : null}
      {problem === null ? null : (
        <p role="alert" className={classes["problem"]}>
          {problem}
        </p>
      )}
    </>
  );
}

interface ViewMenuProps extends ViewActsProps {
  readonly state: ListState;
  readonly onRename: () => void;
}

/** What can be done with the open view at any time, at the end of the menu of views. */
export function ViewMenu({
  state: { listing, places, query },
  desk,
  onSaveAs,
  onRename,
}: ViewMenuProps): ReactNode {
  const { t } = useTranslation("list");
  const mayChange = desk.own?.mayChange === true;
  return (
    <>
      <Menu.Item
        onClick={() => {
          // Without the case beside it, and without what is searched for, which names people.
          const address = places.list + writeListQuery(listing, query);
          void navigator.clipboard.writeText(
            new URL(address, window.location.origin).href,
          );
        }}
      >
        {t("view.copyLink")}
      </Menu.Item>
      <Menu.Item onClick={onSaveAs}>{t("view.saveAs")}</Menu.Item>
      {mayChange ? (
        <>
          <Menu.Item onClick={onRename}>{t("view.rename")}</Menu.Item>
          <Menu.Item onClick={desk.remove}>{t("view.remove")}</Menu.Item>
        </>
      ) : null}
      <Menu.Item
        onClick={() => {
          desk.makeMine(!desk.isMine);
        }}
      >
        {t(desk.isMine ? "view.notMine" : "view.makeMine")}
      </Menu.Item>
      {desk.makeOfRole === null ? null : (
        <Menu.Item
          onClick={() => {
            desk.makeOfRole?.(!desk.isOfRole);
          }}
        >
          {t(desk.isOfRole ? "view.notOfRole" : "view.makeOfRole")}
        </Menu.Item>
      )}
    </>
  );
}
