import { IconDots } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Menu } from "../ui/menu.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Run } from "../ui/run.tsx";
import { useShortcut } from "../ui/shortcuts.tsx";
import classes from "./record-header.module.css";

export interface MenuAct {
  readonly key: string;
  readonly label: string;
  /** Why it cannot be done now; it stays in the menu and says so. */
  readonly blockedBy?: string | null;
  readonly onAct: () => void;
}

interface RecordHeaderProps {
  /** The register, as a way back to its list; absent in the split view, where the list is beside. */
  readonly back?: { readonly label: string; readonly to: string } | undefined;
  readonly reference: string;
  /** The state in words. */
  readonly state: string;
  readonly title: string;
  /** Beside the title on a page, in the third line in a split view. */
  readonly subtitle?: string | undefined;
  readonly tags?: ReactNode;
  /** The chip of the clock that governs, and "Why this date?" in a split view. */
  readonly clock?: ReactNode;
  /** Whose it is. */
  readonly presence?: ReactNode;
  /** Who else is in it now. */
  readonly others?: ReactNode;
  /** The one primary button. */
  readonly primary?: ReactNode;
  readonly menu?: readonly MenuAct[];
  /** "4 of 84" with the two keys. */
  readonly position?: ReactNode;
  /** The facts of the case in one line. */
  readonly facts?: readonly string[];
}

/** The head of every record: number, state and place in the list; title, clock and next step; facts. */
export function RecordHeader(props: RecordHeaderProps): ReactNode {
  const {
    back,
    reference,
    state,
    title,
    subtitle,
    tags,
    clock,
    presence,
    others,
    primary,
  } = props;
  const { menu = [], position, facts = [] } = props;
  const { t } = useTranslation("casework");
  // Beside its list a long name needs the whole line, and the words about it stand with the facts.
  const isBeside = back === undefined;
  return (
    <header className={classes["header"]} data-beside={isBeside || undefined}>
      <div className={classes["first"]}>
        <nav className={classes["crumbs"]} aria-label={t("record.path")}>
          {isBeside ? null : (
            <>
              <Link to={back.to}>{back.label}</Link>
              <span aria-hidden="true">/</span>
            </>
          )}
          <CopyButton value={reference} label={t("record.copyNumber")} />
          <span aria-hidden="true" className={classes["dot"]}>
            ·
          </span>
          <span>{state}</span>
          {others}
        </nav>
        {position === undefined ? null : (
          <div className={classes["position"]}>{position}</div>
        )}
      </div>
      <div className={classes["second"]}>
        <h1 className={classes["title"]} title={title}>
          <Run>{title}</Run>
        </h1>
        {subtitle === undefined ? null : (
          <span className={classes["subtitle"]}>{subtitle}</span>
        )}
        {isBeside ? null : tags}
        <div
          className={classes["clock"]}
          data-apart={subtitle !== undefined || undefined}
        >
          {clock}
        </div>
        <div className={classes["acts"]}>
          {presence}
          {primary}
          {menu.length === 0 ? null : <MoreMenu acts={menu} />}
        </div>
      </div>
      {facts.length === 0 ? null : (
        <div className={classes["third"]}>
          {isBeside ? tags : null}
          <ul className={classes["facts"]}>
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </div>
      )}
    </header>
  );
}

function MoreMenu({ acts }: { readonly acts: readonly MenuAct[] }): ReactNode {
  const { t } = useTranslation("casework");
  const button = useRef<HTMLButtonElement>(null);
  useShortcut({ keys: "s", label: t("record.moves") }, () => {
    button.current?.focus();
    button.current?.click();
  });
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <IconButton ref={button} label={t("record.more")} shortcut="S">
          <IconDots size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ key, label, blockedBy = null, onAct }) => (
          <Menu.Item
            key={key}
            {...(blockedBy === null
              ? { onClick: onAct }
              : { "aria-disabled": true, closeMenuOnClick: false })}
          >
            <span
              data-blocked={blockedBy !== null || undefined}
              className={classes["item"]}
            >
              {label}
            </span>
            {blockedBy === null ? null : (
              <span className={classes["reason"]}>{blockedBy}</span>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
