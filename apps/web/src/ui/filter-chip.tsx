import { IconPlus, IconX } from "@tabler/icons-react";
import type { ComponentPropsWithRef, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./filter-chip.module.css";

interface FilterChipProps {
  readonly label: string;
  readonly value: string;
  readonly onEdit?: (() => void) | undefined;
  /** Its values are being chosen. */
  readonly isOpen?: boolean;
  readonly onRemove: () => void;
  /** What stands beside it as long as it is open. */
  readonly children?: ReactNode;
}

/** One condition of a list, editable and removable by keyboard. */
export function FilterChip({
  label,
  value,
  onEdit,
  isOpen = false,
  onRemove,
  children,
}: FilterChipProps): ReactNode {
  const { t } = useTranslation("ui");
  const face = (
    <>
      {label} <b>{value}</b>
    </>
  );
  return (
    <span className={classes["chip"]}>
      {onEdit === undefined ? (
        <span className={classes["face"]}>{face}</span>
      ) : (
        <button
          type="button"
          className={classes["face"]}
          data-face
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={onEdit}
          onKeyDown={(event) => {
            if (event.key !== "Backspace" && event.key !== "Delete") return;
            event.preventDefault();
            onRemove();
          }}
        >
          {face}
        </button>
      )}
      <button
        type="button"
        className={classes["remove"]}
        aria-label={t("filter.remove", { label, value })}
        onClick={onRemove}
      >
        <IconX size={14} stroke={1.6} aria-hidden="true" />
      </button>
      {children}
    </span>
  );
}

interface AddFilterProps extends Omit<
  ComponentPropsWithRef<"button">,
  "type" | "className" | "children"
> {
  readonly label: string;
}

export function AddFilter({ label, ...rest }: AddFilterProps): ReactNode {
  return (
    // A popover that hangs on it hands over classes of its own.
    <button {...rest} type="button" data-add-filter className={classes["add"]}>
      <IconPlus size={14} stroke={1.6} aria-hidden="true" />
      {label}
    </button>
  );
}
