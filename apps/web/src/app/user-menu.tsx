import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Menu } from "../ui/menu.tsx";
import { useTRPC } from "../api/client.ts";
import { paths } from "../paths.ts";
import { useMe } from "../people/session.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Run } from "../ui/run.tsx";
import { saveAll } from "../ui/unsaved.ts";
import { useShortcut, useShortcuts } from "../ui/shortcuts.tsx";
import { usePersonName } from "../ui/use-person-name.ts";
import classes from "./user-menu.module.css";

// Seldom asked for, so it is not fetched with the first page.
const KeysSheet = lazy(async () => ({
  default: (await import("./keys-sheet.tsx")).KeysSheet,
}));

/** Who I am, the keys, and the way out. */
export function UserMenu(): ReactNode {
  const { t } = useTranslation("shell");
  const me = useMe();
  const name = usePersonName()(me);
  const role = t(`role.${me.role}`);
  const navigate = useNavigate();
  const trpc = useTRPC();
  const shortcuts = useShortcuts();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [isSheetWanted, setSheetWanted] = useState(false);
  const openSheet = (): void => {
    setSheetWanted(true);
    setSheetOpen(true);
  };
  useShortcut({ keys: "?", label: t("keys.title") }, openSheet);
  const keep = useMutation(trpc.people.setShortcuts.mutationOptions());
  const turn = (isOn: boolean): void => {
    shortcuts.turn(isOn);
    keep.mutate({ shortcuts: isOn });
  };
  const signOut = useMutation(
    trpc.people.signOut.mutationOptions({
      onSettled: () => {
        // Nothing of whoever leaves may stay in this tab, and nothing of the page may ask on.
        window.location.assign(paths.signIn);
      },
    }),
  );
  return (
    <>
      <Menu position="top-start" width={240}>
        <Menu.Target>
          <button type="button" className={classes["user"]}>
            <Avatar name={name} mine decorative />
            <Run className={classes["name"]}>{name}</Run>
            <span className={classes["role"]}>{role}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() => {
              void navigate(paths.mySettings);
            }}
          >
            {t("user.settings")}
          </Menu.Item>
          <Menu.CheckboxItem checked={shortcuts.isOn} onChange={turn}>
            {t("user.shortcutsOn")}
          </Menu.CheckboxItem>
          <Menu.Item
            onClick={() => {
              void navigate(paths.drafts);
            }}
          >
            {t("user.drafts")}
          </Menu.Item>
          {me.permissions.includes("log.view") ? (
            <Menu.Item
              onClick={() => {
                void navigate(paths.audit);
              }}
            >
              {t(me.role === "admin" ? "user.houseLog" : "user.log")}
            </Menu.Item>
          ) : null}
          <Menu.Item onClick={openSheet}>{t("user.shortcuts")}</Menu.Item>
          <Menu.Divider />
          <Menu.Item
            onClick={() => {
              // What is not saved yet could not be saved afterwards.
              void saveAll().then((isSaved) => {
                if (isSaved) signOut.mutate();
              });
            }}
          >
            {t("user.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isSheetWanted ? (
        <Suspense fallback={null}>
          <KeysSheet
            isOpen={isSheetOpen}
            onTurn={turn}
            onClose={() => {
              setSheetOpen(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
