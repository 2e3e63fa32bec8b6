import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "../ui/menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";

const schemes = ["auto", "light", "dark"] as const;

function isScheme(value: string): value is (typeof schemes)[number] {
  return schemes.some((scheme) => scheme === value);
}

/** Light, dark, or as the system has it. */
export function SchemeSwitch(): ReactNode {
  const { t } = useTranslation("shell");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme("light");
  const Icon = shown === "dark" ? IconSun : IconMoon;
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <IconButton label={t("scheme.label")}>
          <Icon size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => {
            if (isScheme(value)) setColorScheme(value);
          }}
        >
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`scheme.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
