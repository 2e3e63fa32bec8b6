import type { ListQuery } from "@kept/domain/casework/listing";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "../../../ui/menu.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { useLanguage } from "../../../ui/use-language.ts";

interface SortMenuProps {
  readonly iconSize?: 16 | 20;
  readonly query: Pick<ListQuery, "sort" | "direction">;
  readonly onChange: (next: Partial<ListQuery>) => void;
}

const directions = ["asc", "desc"] as const;

/** The order of the rows, sorted by the server. */
export function SortMenu({
  query,
  onChange,
  iconSize = 16,
}: SortMenuProps): ReactNode {
  const { t } = useTranslation("requests");
  const language = useLanguage();
  const { sorts } = requestListing;
  const by = sorts.find(({ key }) => key === query.sort)?.label[language] ?? "";
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <IconButton label={t("sort.label", { by })}>
          <IconAdjustmentsHorizontal size={iconSize} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={query.sort}
          onChange={(value) => {
            onChange({ sort: value });
          }}
        >
          <Menu.Label>{t("sort.title")}</Menu.Label>
          {sorts.map(({ key, label }) => (
            <Menu.RadioItem key={key} value={key}>
              {label[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.RadioGroup
          value={query.direction}
          onChange={(value) => {
            const direction = directions.find((one) => one === value);
            if (direction !== undefined) onChange({ direction });
          }}
        >
          {directions.map((direction) => (
            <Menu.RadioItem key={direction} value={direction}>
              {t(`sort.${direction}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
