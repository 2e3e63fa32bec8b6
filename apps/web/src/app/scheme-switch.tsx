import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { schemes, type Scheme } from "@kept/domain/access/schemes";
import { IconMoon, IconSun } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "../ui/menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";

function isScheme(value: string): value is Scheme {
  return schemes.some((scheme) => scheme === value);
}

/** Light, dark, or as the system has it. */
export function SchemeSwitch({
  onChosen,
}: {
  /** Keeps it for whoever is signed in. */
  readonly onChosen?: (scheme: Scheme) => void;
}): ReactNode {
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
            if (!isScheme(value)) return;
            setColorScheme(value);
            onChosen?.(value);
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
