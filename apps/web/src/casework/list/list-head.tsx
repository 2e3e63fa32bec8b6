import { VisuallyHidden } from "@mantine/core";
import { IconFilter, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import classes from "./list-head.module.css";

interface ListHeadProps {
  readonly title: string;
  readonly searchLabel: string;
  readonly isPhone: boolean;
  /** A case stands beside the list, and the page is named after it. */
  readonly isBeside: boolean;
  readonly isSearchShown: boolean;
  readonly onSearch: () => void;
  readonly onFilter: () => void;
  /** How the list looks, on the phone. */
  readonly end: ReactNode;
}

/** The name of the page: heard on a wide screen, where the tabs say enough; seen on the phone, with its tools. */
export function ListHead(props: ListHeadProps): ReactNode {
  const { title, searchLabel, isPhone, isBeside, isSearchShown } = props;
  const { t } = useTranslation("list");
  if (!isPhone)
    return (
      <VisuallyHidden component={isBeside ? "h2" : "h1"}>
        {title}
      </VisuallyHidden>
    );
  return (
    <header className={classes["head"]}>
      <h1 className={classes["title"]}>{title}</h1>
      <IconButton
        label={isSearchShown ? t("search.hide") : searchLabel}
        onClick={props.onSearch}
      >
        <IconSearch size={20} stroke={1.6} />
      </IconButton>
      <IconButton label={t("filter.add")} onClick={props.onFilter}>
        <IconFilter size={20} stroke={1.6} />
      </IconButton>
      {props.end}
    </header>
  );
}
