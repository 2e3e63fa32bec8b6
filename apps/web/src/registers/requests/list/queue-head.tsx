import type { ListQuery } from "@kept/domain/casework/listing";
import { VisuallyHidden } from "@mantine/core";
import { IconFilter, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../../ui/icon-button.tsx";
import classes from "./queue-head.module.css";
import { SortMenu } from "./sort-menu.tsx";

interface QueueHeadProps {
  readonly isPhone: boolean;
  /** A case stands beside the list, and the page is named after it. */
  readonly isBeside: boolean;
  readonly query: ListQuery;
  readonly onChange: (next: Partial<ListQuery>) => void;
  readonly isSearchShown: boolean;
  readonly onSearch: () => void;
  readonly onFilter: () => void;
}

/** The name of the page: heard on a wide screen, where the tabs say enough; seen on the phone, with its tools. */
export function QueueHead({
  isPhone,
  isBeside,
  query,
  onChange,
  isSearchShown,
  onSearch,
  onFilter,
}: QueueHeadProps): ReactNode {
  const { t } = useTranslation("requests");
  if (!isPhone)
    return (
      <VisuallyHidden component={isBeside ? "h2" : "h1"}>
        {t("title")}
      </VisuallyHidden>
    );
  return (
    <header className={classes["head"]}>
      <h1 className={classes["title"]}>{t("title")}</h1>
      <IconButton
        label={t(isSearchShown ? "search.hide" : "search.label")}
        onClick={onSearch}
      >
        <IconSearch size={20} stroke={1.6} />
      </IconButton>
      <IconButton label={t("filter.add")} onClick={onFilter}>
        <IconFilter size={20} stroke={1.6} />
      </IconButton>
      <SortMenu query={query} onChange={onChange} iconSize={20} />
    </header>
  );
}
