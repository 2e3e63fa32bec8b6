import { IconX } from "@tabler/icons-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../ui/icon-button.tsx";
import classes from "./case-panel.module.css";

/** A form about the case as a whole, above the work; it takes the focus and Escape closes it. */
export function CasePanel({
  title,
  lead,
  onClose,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation("keeping");
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <section
      className={classes["panel"]}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        // A list or a calendar that is open closes first.
        if (
          event.target instanceof Element &&
          event.target.getAttribute("aria-expanded") === "true"
        )
          return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={classes["head"]}>
        <h2
          id={titleId}
          ref={heading}
          tabIndex={-1}
          className={classes["title"]}
        >
          {title}
        </h2>
        <IconButton label={t("shut")} shortcut="Esc" onClick={onClose}>
          <IconX size={16} />
        </IconButton>
      </header>
      <p className={classes["lead"]}>{lead}</p>
      {children}
    </section>
  );
}
