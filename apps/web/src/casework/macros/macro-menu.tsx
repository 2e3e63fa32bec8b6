import { Button, Menu } from "@mantine/core";
import "@mantine/core/styles/Menu.layer.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import classes from "./macro-menu.module.css";
import { useMacros, type MacroLine, type ManyMacroDesk } from "./macro-desk.ts";

interface MacroMenuProps {
  readonly desk: ManyMacroDesk;
  readonly onChoose: (macro: MacroLine) => void;
}

/** The macros that go over many cases, and the way to where they are kept. */
export function MacroMenu({ desk, onChoose }: MacroMenuProps): ReactNode {
  const { t } = useTranslation("macros");
  const { data } = useMacros(desk.register);
  const offered = (data?.macros ?? []).filter(({ forMany }) => forMany);
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button data-bar>{t("many.menu")}</Button>
      </Menu.Target>
      <Menu.Dropdown className={classes["menu"] ?? ""}>
        {offered.length === 0 ? (
          <Menu.Label>{t("many.noneForMany")}</Menu.Label>
        ) : (
          offered.map((macro) => (
            <Menu.Item
              key={macro.id}
              onClick={() => {
                onChoose(macro);
              }}
            >
              {macro.name}
            </Menu.Item>
          ))
        )}
        <Menu.Divider />
        <Menu.Item component={Link} to={desk.path}>
          {t("keep")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
