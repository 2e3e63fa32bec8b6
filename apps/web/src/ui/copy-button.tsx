import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./copy-button.module.css";
import { useCopy } from "./use-copy.ts";

interface CopyButtonProps {
  readonly value: string;
  /** What it does, for those who cannot see it: "Copy the number". */
  readonly label: string;
  /** What is shown before the icon; the value itself unless told otherwise. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

/** A value that can be taken along with one click, and says that it was. */
export function CopyButton({
  value,
  label,
  children,
  className,
}: CopyButtonProps): ReactNode {
  const { t } = useTranslation("ui");
  const { isCopied, copy } = useCopy();
  return (
    <button
      type="button"
      className={`${classes["copy"] ?? ""} ${className ?? ""}`.trim()}
      title={label}
      onClick={() => {
        copy(value);
      }}
    >
      <span>{children ?? value}</span>
      {isCopied ? (
        <IconCheck size={14} stroke={1.6} aria-hidden="true" />
      ) : (
        <IconCopy size={14} stroke={1.6} aria-hidden="true" />
      )}
      <VisuallyHidden role="status">
        {isCopied ? t("copied") : null}
      </VisuallyHidden>
    </button>
  );
}
