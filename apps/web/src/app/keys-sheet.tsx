import { Drawer } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Drawer.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { KeyCap } from "../ui/key-cap.tsx";
import { useShortcuts } from "../ui/shortcuts.tsx";
import classes from "./keys-sheet.module.css";

interface KeysSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every key that does something on the page as it is now, from the register of keys itself. */
export function KeysSheet({ isOpen, onClose }: KeysSheetProps): ReactNode {
  const { t } = useTranslation("shell");
  const { list } = useShortcuts();
  const known = new Map(list.map(({ keys, label }) => [keys, label]));
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={392}
      title={t("keys.title")}
      closeButtonProps={{ "aria-label": t("keys.close") }}
      classNames={{
        title: classes["title"] ?? "",
        header: classes["header"] ?? "",
      }}
      transitionProps={{ duration: 120, transition: "fade" }}
    >
      {known.size === 0 ? <p>{t("keys.none")}</p> : null}
      <dl className={classes["keys"]}>
        {[...known].map(([keys, label]) => (
          <div key={keys} className={classes["key"]}>
            <dt>
              {keys.split(/[+>]/).map((key) => (
                <span key={key} className={classes["cap"]}>
                  <KeyCap>{key.toUpperCase()}</KeyCap>
                  <span className={classes["spoken"]}>{key}</span>
                </span>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  );
}
