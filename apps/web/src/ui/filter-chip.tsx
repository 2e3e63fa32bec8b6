import { IconPlus, IconX } from "@tabler/icons-react";
import type { ComponentPropsWithRef, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./filter-chip.module.css";

interface FilterChipProps {
  readonly label: string;
  readonly value: string;
  readonly onEdit?: (() => void) | undefined;
  readonly onRemove: () => void;
}

/** One condition of a list, editable and removable by keyboard. */
export function FilterChip({
  label,
  value,
  onEdit,
  onRemove,
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
        <button type="button" className={classes["face"]} onClick={onEdit}>
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
    <button {...rest} type="button" className={classes["add"]}>
      <IconPlus size={14} stroke={1.6} aria-hidden="true" />
      {label}
    </button>
  );
}
