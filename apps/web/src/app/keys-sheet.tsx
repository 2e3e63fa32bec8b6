import { Drawer, Switch } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Drawer.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { KeyCap } from "../ui/key-cap.tsx";
import { capsOf, modName } from "../ui/key-words.ts";
import { keyFacts, keyGroups, keymap, type Keys } from "../ui/keymap.ts";
import { useBoundKeys, useShortcuts } from "../ui/shortcuts.tsx";
import classes from "./keys-sheet.module.css";

interface KeysSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onTurn: (on: boolean) => void;
}

const order = Object.keys(keymap) as Keys[];

/** Every key that does something on the page as it is now, from the registry of keys itself. */
export function KeysSheet({
  isOpen,
  onClose,
  onTurn,
}: KeysSheetProps): ReactNode {
  const { t } = useTranslation("shell");
  const { isOn } = useShortcuts();
  const bound = useBoundKeys();
  // Of several that wait for one key the sheet tells what it would do now.
  const known = new Map(bound.map(({ keys, label }) => [keys, label]));
  const groups = keyGroups.map((group) => ({
    group,
    keys: order.filter(
      (keys) => known.has(keys) && keyFacts(keys).group === group,
    ),
  }));
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
      <div className={classes["switch"]}>
        <Switch
          checked={isOn}
          classNames={{ description: classes["help"] ?? "" }}
          onChange={(event) => {
            onTurn(event.currentTarget.checked);
          }}
          label={t("keys.switch")}
          description={
            isOn ? t("keys.switchHelp") : t("keys.off", { mod: modName })
          }
        />
      </div>
      {groups.map(({ group, keys }) =>
        keys.length === 0 ? null : (
          <section key={group} className={classes["group"]}>
            <h3 className={classes["heading"]}>{t(`keys.group.${group}`)}</h3>
            <dl className={classes["keys"]}>
              {keys.map((one) => (
                <div
                  key={one}
                  className={classes["key"]}
                  data-off={(!isOn && isSingle(one)) || undefined}
                >
                  <dt>
                    <Caps keys={one} />
                  </dt>
                  <dd>{known.get(one)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ),
      )}
    </Drawer>
  );
}

function isSingle(keys: Keys): boolean {
  return !keys.startsWith("mod+") && keys !== "escape";
}

function Caps({ keys }: { readonly keys: Keys }): ReactNode {
  const { t } = useTranslation("shell");
  const caps = capsOf(keys, { mod: modName, space: t("keys.space") });
  return caps.map((cap) => (
    <span key={cap} className={classes["cap"]}>
      <KeyCap>{cap}</KeyCap>
      <span className={classes["spoken"]}>{cap} </span>
    </span>
  ));
}
